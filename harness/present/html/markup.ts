/** Text that is safe to stand in a document. Only the `html` template makes it, so nothing from a report is one. */
export class Markup {
  readonly #text: string;

  constructor(strings: readonly string[], values: readonly Content[]) {
    this.#text = strings.map((text, at) => text + (at < values.length ? contentText(values[at]) : '')).join('');
  }

  toString(): string {
    return this.#text;
  }
}

export type Content = Markup | string | number | false | undefined | readonly Content[];

/** Every value is escaped, in text as in a quoted attribute; markup and lists of it stand as they are. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  return new Markup(strings, values);
}

function contentText(value: Content): string {
  if (value instanceof Markup) return value.toString();
  if (value === undefined || value === false) return '';
  if (typeof value === 'object') return value.map(contentText).join('');
  return String(value).replace(/[&<>"'`]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON in a script element: nothing in it can end the element, open a comment or break a line. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
