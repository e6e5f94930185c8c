import { count } from '../../../core/printable.ts';
import { html, type Markup } from '../markup.ts';

interface Bin {
  readonly label: string;
  readonly isOutside: boolean;
  readonly holds: (multiple: number) => boolean;
}

/** Powers of four: the deviations of one case span many magnitudes. */
const EDGES = [1 / 16, 1 / 4, 1, 4, 16, 64, 256, 1024];
const BINS: readonly Bin[] = [
  { label: '0', isOutside: false, holds: (multiple) => multiple === 0 },
  ...EDGES.map((edge, at) => ({
    label: `≤ ${edge < 1 ? `1/${1 / edge}` : edge}`,
    isOutside: edge > 1,
    holds: (multiple: number) => multiple > (EDGES[at - 1] ?? 0) && multiple <= edge,
  })),
  { label: '> 1024', isOutside: true, holds: (multiple) => multiple > 1024 },
];

const WIDTH = 520;
const HEIGHT = 190;
const BASE = 150;
const TOP = 40;

/** How many elements deviate how far, in multiples of their own bounds. */
export function histogram(multiples: Float64Array): Markup {
  const counts = BINS.map(({ holds }) => multiples.reduce((sum, multiple) => sum + Number(holds(multiple)), 0));
  const tallest = Math.max(1, ...counts);
  const step = WIDTH / BINS.length;
  const limit = BINS.findIndex(({ isOutside }) => isOutside) * step;
  return html`<figure class="plot">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Histogram of deviations; the table below has its numbers">
${BINS.map(({ label, isOutside }, at) => {
  const height = counts[at] === 0 ? 0 : Math.max(2, ((BASE - TOP) * counts[at]) / tallest);
  const middle = (at + 0.5) * step;
  return html`<rect class="${isOutside ? 'bar outside' : 'bar'}" x="${at * step + 4}" y="${BASE - height}" width="${step - 8}" height="${height}"/>
<text class="${counts[at] === 0 ? 'tick faint' : 'tick strong'}" x="${middle}" y="${BASE - height - 5}">${count(counts[at])}</text>
<text class="tick" x="${middle}" y="${BASE + 16}">${label}</text>`;
})}
<line class="axis" x1="0" y1="${BASE}" x2="${WIDTH}" y2="${BASE}"/>
<line class="limit" x1="${limit}" y1="4" x2="${limit}" y2="${BASE + 4}"/>
<text class="tick end" x="${limit - 6}" y="14">accepted</text><text class="tick start" x="${limit + 6}" y="14">outside</text>
<text class="tick" x="${WIDTH / 2}" y="${HEIGHT - 6}">multiple of the element’s bound</text>
</svg>
<details><summary>The numbers</summary><table><caption>Elements by multiple of their bound</caption>
<thead><tr><th scope="col">multiple</th><th scope="col">elements</th></tr></thead>
<tbody>${BINS.map(({ label }, at) => html`<tr><th scope="row">${label}</th><td>${count(counts[at])}</td></tr>`)}</tbody></table></details>
</figure>`;
}
