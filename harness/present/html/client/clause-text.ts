import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import { html, type Markup } from '../markup.ts';

/** The sentence of a clause; a report of another version may name one that is not known here. */
export function clauseSentence(id: string): Markup {
  if (!Object.hasOwn(CLAUSES, id)) return html`<span class="faint">This version of the text has no such clause.</span>`;
  return sentence(CLAUSES[id as ClauseId].sentence);
}

/** Text of the specification: code stands between backquotes. */
export function sentence(text: string): Markup {
  return html`${text.split('`').map((part, at) => (at % 2 === 1 ? html`<code>${part}</code>` : part))}`;
}
