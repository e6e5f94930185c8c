import type { DType } from '#spec/signature.ts';
import { comparedTexts } from '../../../core/number-text.ts';
import { toWireNumber } from '../../../core/protocol.ts';
import type { Level, Status } from '../../../core/verdict.ts';
import { multipleText } from '../../terminal/matrix-table.ts';
import { html, type Markup } from '../markup.ts';
import type { PageCase } from '../page-data.ts';

/** Shapes beside the colours: whoever sees no colour reads the same. */
const LEVEL_SIGNS: Readonly<Record<Level, string>> = { 'bit-exact': '≡', faithful: '✓', close: '≈', divergent: '✕' };
const STATUS_SIGNS: Readonly<Record<Status, string>> = {
  pass: '✓',
  fail: '✕',
  unsupported: '–',
  error: '!',
  crash: '‼',
  timeout: '⧖',
  'invalid-output': '?',
};

export function levelTag(level: Level): Markup {
  return html`<span class="tag level-${level}"><span aria-hidden="true">${LEVEL_SIGNS[level]}</span> ${level}</span>`;
}

export function statusTag({ status, known, runs, varies }: PageCase): Markup {
  const kind = known === undefined ? status : 'known';
  const word = [
    status,
    ...(known === undefined ? [] : ['known']),
    ...(runs ? ['flaky'] : []),
    ...(varies ? ['varying'] : []),
  ].join(', ');
  return html`<span class="tag status-${kind}"><span aria-hidden="true">${STATUS_SIGNS[status]}</span> ${word}</span>`;
}

export function levelSign(level: Level): string {
  return LEVEL_SIGNS[level];
}

/** `0.43×`; nothing is 0×, and no bound is wide enough for ∞×. */
export function boundText(multiple: number): string {
  if (Number.isNaN(multiple)) return '';
  return multipleText(multiple) || (multiple === 0 ? '0×' : '∞×');
}

/** An expected value and what came in its place, in as many digits. */
export function valueTexts(expected: number, got: number, dtype: DType): readonly [expected: string, got: string] {
  const [left, right] = comparedTexts(toWireNumber(expected), toWireNumber(got), dtype);
  return [withMinus(left), withMinus(right)];
}

function withMinus(text: string): string {
  return text.replace(/^-/, '−');
}

/** A difference or a scale end: three digits are enough to compare. */
export function shortNumber(value: number): string {
  const rounded = Number(value.toPrecision(3));
  const isSmall = rounded !== 0 && Math.abs(rounded) < 1e-3;
  return (isSmall ? rounded.toExponential() : String(rounded))
    .replace('Infinity', '∞')
    .replace('e+', 'e')
    .replace(/^-/, '−');
}
