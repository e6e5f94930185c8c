import { html, type Markup } from '../markup.ts';
import { ticksBetween } from './ticks.ts';
import { shortNumber } from './words.ts';

/** Values along one line through the result. */
export interface ProfileLine {
  readonly title: string;
  /** Index of the first point along the axis. */
  readonly start: number;
  readonly expected: readonly number[];
  readonly slack: readonly number[];
  readonly got: readonly number[];
  readonly outside: readonly boolean[];
  /** The point of the chosen element. */
  readonly chosen: number;
}

const WIDTH = 560;
const HEIGHT = 220;
const LEFT = 58;
const RIGHT = 12;
const TOP = 12;
const BOTTOM = 36;

/** Expected as a line with its band of slack, got as marks: round where accepted, a cross where outside. */
export function profile({ title, start, expected, slack, got, outside, chosen }: ProfileLine): Markup {
  const finite = [
    ...expected.map((value, at) => value + slack[at]),
    ...expected.map((value, at) => value - slack[at]),
    ...got,
  ].filter(Number.isFinite);
  const low = Math.min(...finite, Infinity);
  const high = Math.max(...finite, -Infinity);
  const [from, to] = low > high ? [0, 1] : low === high ? [low - 1, high + 1] : [low, high];
  const last = Math.max(expected.length - 1, 1);
  const x = (at: number) => round(LEFT + 8 + ((WIDTH - LEFT - RIGHT - 16) * at) / last);
  const y = (value: number) => round(TOP + 6 + ((HEIGHT - TOP - BOTTOM - 12) * (to - value)) / (to - from));
  const points = (values: readonly number[]) =>
    values.flatMap((value, at) => (Number.isFinite(value) ? [`${x(at)},${y(value)}`] : [])).join(' ');
  const upper = points(expected.map((value, at) => value + slack[at]));
  const lower = points(expected.map((value, at) => value - slack[at]))
    .split(' ')
    .reverse()
    .join(' ');
  const levels = ticksBetween(from, to, 4);
  const places = expected.length === 1 ? [start] : ticksBetween(start, start + last, 8).filter(Number.isInteger);
  const missing = got.filter((value) => !Number.isFinite(value)).length;
  return html`<figure class="plot">
<figcaption>${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${title}: expected from ${shortNumber(Math.min(...expected))} to ${shortNumber(Math.max(...expected))}, ${outside.filter(Boolean).length} of ${got.length} points not accepted">
${levels.map((level) => html`<line class="grid" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(level)}" y2="${y(level)}"/><text class="tick end" x="${LEFT - 6}" y="${y(level) + 4}">${shortNumber(level)}</text>`)}
${places.map((place) => html`<text class="tick" x="${x(place - start)}" y="${HEIGHT - BOTTOM + 18}">${place}</text>`)}
<line class="cursor-line" x1="${x(chosen)}" x2="${x(chosen)}" y1="${TOP}" y2="${HEIGHT - BOTTOM}"/>
<polygon class="band" points="${upper} ${lower}"/>
<polyline class="expected" points="${points(expected)}"/>
${got.map((value, at) => Number.isFinite(value) && mark(x(at), y(value), outside[at]))}
</svg>
<p class="legend"><span><svg viewBox="0 0 24 10" aria-hidden="true"><line class="expected" x1="1" y1="5" x2="23" y2="5"/></svg> expected, with its bound</span>
<span><svg viewBox="0 0 10 10" aria-hidden="true"><circle class="got" cx="5" cy="5" r="3"/></svg> got</span>
<span><svg viewBox="0 0 10 10" aria-hidden="true">${mark(5, 5, true)}</svg> got, not accepted</span>${missing > 0 && html` <span>${missing} not finite, not drawn</span>`}</p>
</figure>`;
}

function mark(x: number, y: number, isOutside: boolean): Markup {
  if (!isOutside) return html`<circle class="got" cx="${x}" cy="${y}" r="2.6"/>`;
  return html`<path class="got-outside" d="M${round(x - 4)} ${round(y - 4)}l8 8m0 -8l-8 8"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
