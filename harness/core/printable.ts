/** Text from outside, safe to print: no control character reaches a terminal, and it ends. */
export function printable(text: string, limit = Number.POSITIVE_INFINITY): string {
  return cutText(text, limit).replace(UNPRINTABLE, (character) => {
    const code = (character.codePointAt(0) ?? 0).toString(16);
    return character === '\n' ? '\n' : `\\u{${code}}`;
  });
}

/** The same data, with every text in it safe to print. */
export function printableData<T>(data: T): T {
  if (typeof data === 'string') return printable(data) as T;
  if (Array.isArray(data)) return data.map((item) => printableData<unknown>(item)) as T;
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data;
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, printableData<unknown>(value)])) as T;
}

/**
 * The same text without commands to a CI runner: GitHub obeys a line that begins with `::` after blanks, and `##[`
 * anywhere in a line. The escape is one in JSON too.
 */
export function withoutWorkflowCommands(text: string): string {
  return text
    .replace(/^([\s\u0085\u200b]*):(?=:)/gm, String.raw`$1\u003a`)
    .replace(/##(?=\w*\[)/g, String.raw`\u0023#`);
}

/** The same on one line. */
export function printableLine(text: string, limit?: number): string {
  return printable(text.replace(/\s+/g, ' ').trim(), limit);
}

/** Long text ends with a note of what was left out. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\ud800-\udbff]/.test(text[limit - 1]) ? limit - 1 : limit;
  return `${text.slice(0, end)} … (${count(text.length - end)} more characters)`;
}

/** `1,634` */
export function count(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `pillow 12.3.0`, or the name alone. */
export function fullName({ name, version }: { readonly name: string; readonly version?: string | undefined }): string {
  return version === undefined ? name : `${name} ${version}`;
}

/** `96.1 %`: 100 only where it is all, and 0 only where it is nothing. */
export function percent(share: number): string {
  if (share === 0 || share === 1) return `${100 * share} %`;
  return `${Math.min(Math.max(100 * share, 0.1), 99.9).toFixed(1)} %`;
}

/** `1 case`, `1,634 cases` */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** `1 of 1 element differs`, `1 of 3 elements differs`, `2 of 3 elements differ` */
export function differing(some: number, all: number): string {
  return `${some} of ${all} element${all === 1 ? '' : 's'} differ${some === 1 ? 's' : ''}`;
}

/** Controls, deletions, C1, direction overrides, line separators, lone surrogates. */
const UNPRINTABLE = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]|\p{Cs}/gu;
