/** Lines that are as wide as the window, broken between words. */
export function wrapped(text: string, width: number): string[] {
  if (text.length <= width) return [text];
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1];
    if (last !== '' && last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

/** Indented lines; those after the first stand two columns further in. */
export function hanging(text: string, width: number, indent: string): string[] {
  return wrapped(text, width - indent.length - 2).map((line, place) => `${indent}${place === 0 ? '' : '  '}${line}`);
}

/** Lines that are all indented alike. */
export function indented(text: string, width: number, indent = '  '): string[] {
  return wrapped(text, width - indent.length).map((line) => `${indent}${line}`);
}
