import type { Markup } from '../markup.ts';

/** The only way from markup into the document. */
export function fill(target: Element, content: Markup): void {
  target.innerHTML = content.toString();
}

/** The element that belongs to the page for certain. */
export function part<T extends Element = HTMLElement>(selector: string, within: ParentNode = document): T {
  const found = within.querySelector<T>(selector);
  if (found === null) throw new Error(`${selector} is not in the page`);
  return found;
}

export function isDark(): boolean {
  const { theme } = document.documentElement.dataset;
  return theme === undefined ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
}
