/** A table of Markdown: words in the first column, numbers in the others. */
export function numberTable(
  head: readonly [string, ...string[]],
  rows: readonly (readonly [string, ...(string | number)[]])[],
): string {
  const ruler = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, ruler, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
