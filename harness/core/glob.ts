/** A pattern over case ids and clause ids: `*` is any run of characters, `?` is any one of them. */
export function globMatcher(pattern: string): (text: string) => boolean {
  if (!isGlob(pattern)) return (text) => text === pattern;
  const source = pattern.replace(/[\\^$.*+?()[\]{}|]/g, (character) => GLOB_SYNTAX[character] ?? `\\${character}`);
  const expression = new RegExp(`^${source}$`, 's');
  return (text) => expression.test(text);
}

export function isGlob(pattern: string): boolean {
  return /[*?]/.test(pattern);
}

const GLOB_SYNTAX: Readonly<Record<string, string>> = { '*': '.*', '?': '.' };
