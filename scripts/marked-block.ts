import { readFileSync, writeFileSync } from 'node:fs';

/** Replaces the text of a page between its markers for this name. */
export function writeBlock(page: string, name: string, text: string): void {
  writeFileSync(page, withBlock(readFileSync(page, 'utf8'), name, text));
}

/**
 * A page whose text between `<!-- name: begin -->` and `<!-- name: end -->` is replaced.
 * @throws Error when the page lacks the markers.
 */
export function withBlock(page: string, name: string, text: string): string {
  const begin = `<!-- ${name}: begin -->`;
  const end = `<!-- ${name}: end -->`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the page: expected the markers ${begin} and ${end}`);
  return `${page.slice(0, from + begin.length)}\n\n${text}\n\n${page.slice(to)}`;
}

/** The first code block of a language in a page. */
export function codeBlock(page: string, language: string): string {
  const [, code] = new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\`$`, 'ms').exec(readFileSync(page, 'utf8')) ?? [];
  if (code === undefined) throw new Error(`${page}: expected a block of ${language}`);
  return code;
}
