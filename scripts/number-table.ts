/** A table of Markdown: words in the first column, numbers in the others. */
export function numberTable(
  head: readonly [string, ...string[]],
  rows: readonly (readonly [string, ...(string | number)[]])[],
): string {
  const ruler = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Lines below a title that says how many they are. */
export function countedList(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return `${title}: none`;
  return [`${title}: ${lines.length}`, '', ...lines.map((line) => `- ${line}`)].join('\n');
}
