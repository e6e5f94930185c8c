import { indexAt } from '#spec/shape.ts';
import { html } from '../markup.ts';
import { signedScale } from './colours.ts';
import { fill, isDark } from './dom.ts';
import { heatMap } from './heat-map.ts';
import type { AxisWeights, Picture } from './picture.ts';
import { spanAround } from './planes.ts';
import { shortNumber } from './words.ts';

const MOST = 96;

/** The matrix of each axis, with the row of the worst element framed and said in words. */
export function drawWeights(target: HTMLElement, { weights, worst, shape }: Picture): void {
  const places = indexAt(shape, worst);
  const figures = weights.map((axis, at) => axisFigure(axis, places[places.length - weights.length + at]));
  target.replaceChildren(...figures);
}

function axisFigure(axis: AxisWeights, place: number): HTMLElement {
  const { name, inputSize, outputSize, taps, isLeftAlone } = axis;
  const sums = taps.map(sumsOf);
  const rows = spanAround(place, outputSize, MOST);
  const centre = Math.round([...sums[place].keys()].reduce((sum, index) => sum + index, 0) / sums[place].size);
  const columns = spanAround(centre, inputSize, MOST);
  const map = heatMap({
    title: `Axis ${name}: ${inputSize} → ${outputSize}`,
    rows: rows.end - rows.start,
    columns: columns.end - columns.start,
    value: (row, column) => sums[rows.start + row].get(columns.start + column) ?? 0,
    scale: signedScale(
      sums.flatMap((own) => [...own.values()]),
      isDark(),
    ),
    axes: ['outputs', 'inputs'],
    origin: [rows.start, columns.start],
  });
  map.frame({ row: place - rows.start, column: 0, rows: 1, columns: columns.end - columns.start });
  const words = document.createElement('p');
  words.className = 'small';
  fill(words, tapWords(place, sums[place], isLeftAlone));
  map.element.append(words);
  return map.element;
}

/** A border index may stand several times: what counts is its sum. */
function sumsOf({ indices, weights }: AxisWeights['taps'][number]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [tap, index] of indices.entries()) sums.set(index, (sums.get(index) ?? 0) + weights[tap]);
  return sums;
}

const MOST_TAPS = 8;

function tapWords(place: number, sums: ReadonlyMap<number, number>, isLeftAlone: boolean) {
  if (isLeftAlone) return html`This axis keeps its size and is not resampled.`;
  const taps = [...sums]
    .filter(([, weight]) => weight !== 0)
    .map(([index, weight]) => `${shortNumber(weight)} · input ${index}`);
  const shown = taps.slice(0, MOST_TAPS).join(' + ').replaceAll('+ −', '− ');
  return html`Output ${place} = ${shown}${taps.length > MOST_TAPS && ` + ${taps.length - MOST_TAPS} more`}`;
}
