/**
 * A statement of Python or JavaScript in lines of a width: broken after a comma within brackets, where both languages
 * go on reading, and never within a string.
 */
export function brokenCode(statement: string, width: number, indent = '    '): string[] {
  const lines = [''];
  for (const piece of piecesOf(statement)) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + piece.trimEnd().length > width) lines.push(`${indent}${piece}`);
    else lines[lines.length - 1] = last + piece;
  }
  return lines.map((line) => line.trimEnd());
}

/** What may stand on a line of its own: up to a space after a comma within brackets. */
function piecesOf(statement: string): string[] {
  const pieces = [''];
  let depth = 0;
  let quote = '';
  for (let at = 0; at < statement.length; at++) {
    const character = statement[at];
    pieces[pieces.length - 1] += character;
    if (quote !== '') {
      if (character === quote && !isEscaped(statement, at)) quote = '';
    } else if (character === "'" || character === '"') quote = character;
    else if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character)) depth--;
    else if (character === ' ' && depth > 0 && statement[at - 1] === ',') pieces.push('');
  }
  return pieces;
}

function isEscaped(statement: string, at: number): boolean {
  let backslashes = 0;
  while (statement[at - 1 - backslashes] === '\\') backslashes++;
  return backslashes % 2 === 1;
}
