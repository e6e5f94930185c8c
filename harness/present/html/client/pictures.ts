import { indexAt } from '#spec/shape.ts';
import { html, type Markup } from '../markup.ts';
import { type Scale, signedScale, valueScale } from './colours.ts';
import { fill, isDark, part } from './dom.ts';
import { type HeatMapData, heatMap, type Region } from './heat-map.ts';
import type { Picture } from './picture.ts';
import { type Cell, cellOf, elementAt, indicesOf, layoutOf, planeName, type Span, spanAround } from './planes.ts';
import { profile } from './profile.ts';
import { boundText, shortNumber, valueTexts } from './words.ts';

/** Rows or columns that are drawn at once. */
const MOST = 128;
/** Rows or columns of the table that stands for the picture. */
const MOST_IN_TABLE = 16;

/** Expected, got, difference and input side by side, one element chosen in all of them, with a profile through it. */
export function drawPictures(target: HTMLElement, picture: Picture): void {
  const layout = layoutOf(picture.shape);
  const start = cellOf(picture.worst, layout);
  fill(target, skeleton(picture, start));
  const show = (chosen: Cell) => drawPlane(target, picture, chosen);
  target.querySelector('select')?.addEventListener('change', ({ target: select }) => {
    show({ ...start, plane: Number((select as HTMLSelectElement).value) });
  });
  show(start);
}

function skeleton({ shape }: Picture, start: Cell): Markup {
  const layout = layoutOf(shape);
  return html`${
    layout.planes > 1 &&
    html`<p><label>Plane <select>${Array.from({ length: layout.planes }, (_, plane) =>
      plane === start.plane
        ? html`<option value="${plane}" selected>${planeName(plane, layout)} (worst element)</option>`
        : html`<option value="${plane}">${planeName(plane, layout)}</option>`,
    )}</select></label></p>`
  }
<div class="maps"></div>
<p id="readout" class="readout" aria-live="polite"></p>
<div class="profiles"></div>
<div class="values"></div>`;
}

interface Window {
  readonly rows: Span;
  readonly columns: Span;
}

function drawPlane(target: HTMLElement, picture: Picture, start: Cell): void {
  const layout = layoutOf(picture.shape);
  const window: Window = {
    rows: spanAround(start.row, layout.rows, MOST),
    columns: spanAround(start.column, layout.columns, MOST),
  };
  const { rows, columns } = window;
  const at = (row: number, column: number) =>
    elementAt({ plane: start.plane, row: rows.start + row, column: columns.start + column }, layout);
  const { expectation, got, difference, multiple } = picture;
  const shown = indicesOf(rows).flatMap((row) =>
    indicesOf(columns).map((column) => elementAt({ plane: start.plane, row, column }, layout)),
  );
  const plane = (title: string, values: Float64Array, scale: Scale, marked?: HeatMapData['marked']) =>
    heatMap({
      title,
      rows: rows.end - rows.start,
      columns: columns.end - columns.start,
      value: (row, column) => values[at(row, column)],
      scale,
      axes: [picture.shape.length === 3 ? 'channels' : 'rows', 'columns'],
      origin: [rows.start, columns.start],
      ...(marked && { marked }),
      onChoose: (row, column) => choose(row, column),
    });
  const values = valueScale(shown.flatMap((element) => [expectation.ideal[element], got[element]]));
  const signed = signedScale(
    shown.map((element) => difference[element]),
    isDark(),
  );
  const maps = [
    plane('Expected', expectation.ideal, values),
    plane('Got', got, values),
    plane('Got − expected', difference, signed, (row, column) => multiple[at(row, column)] > 1),
  ];
  const sources = inputMaps(picture, start.plane);
  part('.maps', target).replaceChildren(...[...maps, ...sources.map(({ map }) => map)].map(({ element }) => element));
  const choose = (row: number, column: number) => {
    const cell = { plane: start.plane, row: rows.start + row, column: columns.start + column };
    for (const map of maps) map.frame({ row, column, rows: 1, columns: 1 });
    for (const { map, regionOf } of sources) map.frame(regionOf(cell));
    fill(part('#readout', target), readout(picture, elementAt(cell, layout)));
    fill(part('.profiles', target), html`${profiles(picture, cell, window)}`);
  };
  choose(start.row - rows.start, start.column - columns.start);
  lazyTable(part('.values', target), picture, start, at, window);
}

/** The planes of the input that a plane of the result is made from: one, or of a volume the first and the last slice that it reads. */
function inputMaps({ inputShape, input, shape, weights }: Picture, plane: number) {
  const layout = layoutOf(inputShape);
  if (layout.rows > MOST || layout.columns > MOST) return [];
  const readAlong = (axis: number, index: number) => {
    const { indices, weights: own } = weights[axis].taps[index];
    const used = indices.filter((_, tap) => own[tap] !== 0);
    const first = Math.min(...used);
    return { first, size: Math.max(...used) - first + 1 };
  };
  /** What a cell of the result reads. */
  const regionOf = ({ row, column }: Cell): Region => {
    const across = readAlong(weights.length - 1, column);
    const down = weights.length === 1 ? { first: row, size: 1 } : readAlong(weights.length - 2, row);
    return { row: down.first, column: across.first, rows: down.size, columns: across.size };
  };
  const map = (own: number, title: string) => {
    const start = own * layout.rows * layout.columns;
    return heatMap({
      title,
      rows: layout.rows,
      columns: layout.columns,
      value: (row, column) => input[elementAt({ plane: own, row, column }, layout)],
      scale: valueScale(input.slice(start, start + layout.rows * layout.columns)),
      axes: [inputShape.length === 3 ? 'channels' : 'rows', 'columns'],
      origin: [0, 0],
    });
  };
  if (inputShape.length < 5) return [{ map: map(plane, 'Input'), regionOf }];
  const [before, after] = [inputShape[2], shape[2]];
  const { first, size } = readAlong(0, plane % after);
  const slices = [...new Set([first, first + size - 1])];
  return slices.map((slice) => ({
    map: map(Math.floor(plane / after) * before + slice, `Input, depth ${slice} of ${before}`),
    regionOf,
  }));
}

function readout({ shape, expectation, got, difference, multiple, data }: Picture, element: number): Markup {
  const { ideal } = expectation;
  const slack = expectation.slack();
  const sign = difference[element] > 0 ? '+' : '';
  const [expected, came] = valueTexts(ideal[element], got[element], data.got.dtype);
  const isNear = Math.abs(difference[element]) <= slack[element];
  const times = `${boundText(multiple[element])} its bound`;
  const verdict = multiple[element] > 1 ? `✕ ${isNear ? 'not accepted' : times}` : `✓ accepted, ${times}`;
  return html`<b>output [${indexAt(shape, element).join(', ')}]</b>
<span>expected <b>${expected}</b></span>
<span>got <b>${came}</b></span>
<span>difference <b>${sign}${shortNumber(difference[element])}</b></span>
<span>${slack[element] === 0 ? 'equality is due' : html`slack ${shortNumber(slack[element])}`}</span>
<span class="${multiple[element] > 1 ? 'bad' : 'good'}">${verdict}</span>`;
}

function profiles(picture: Picture, cell: Cell, { rows, columns }: Window): readonly Markup[] {
  const layout = layoutOf(picture.shape);
  const line = (title: string, span: Span, place: number, elementFor: (index: number) => number) => {
    const elements = indicesOf(span).map(elementFor);
    const { ideal } = picture.expectation;
    const slack = picture.expectation.slack();
    return profile({
      title,
      start: span.start,
      expected: elements.map((element) => ideal[element]),
      slack: elements.map((element) => slack[element]),
      got: elements.map((element) => picture.got[element]),
      outside: elements.map((element) => picture.multiple[element] > 1),
      chosen: place - span.start,
    });
  };
  const along = line(
    `Along ${picture.shape.length === 3 ? 'channel' : 'row'} ${cell.row}`,
    columns,
    cell.column,
    (column) => elementAt({ ...cell, column }, layout),
  );
  if (picture.shape.length === 3 || layout.rows === 1) return [along];
  return [along, line(`Along column ${cell.column}`, rows, cell.row, (row) => elementAt({ ...cell, row }, layout))];
}

/** The picture in words, made when it is asked for. */
function lazyTable(
  target: HTMLElement,
  picture: Picture,
  start: Cell,
  at: (row: number, column: number) => number,
  window: Window,
): void {
  fill(target, html`<details><summary>The values as a table</summary><div class="scroll"></div></details>`);
  const details = part<HTMLDetailsElement>('details', target);
  const rows = spanAround(start.row - window.rows.start, window.rows.end - window.rows.start, MOST_IN_TABLE);
  const columns = spanAround(
    start.column - window.columns.start,
    window.columns.end - window.columns.start,
    MOST_IN_TABLE,
  );
  details.addEventListener('toggle', () => {
    if (!details.open) return;
    const { expectation, got, data } = picture;
    const cell = (element: number) => {
      const texts = valueTexts(expectation.ideal[element], got[element], data.got.dtype);
      return picture.multiple[element] > 1
        ? html`<td class="bad">✕ ${texts[0]} → ${texts[1]}</td>`
        : html`<td>${texts[0]} → ${texts[1]}</td>`;
    };
    fill(
      part('.scroll', target),
      html`<table class="values-table"><caption>expected → got around the worst element; ✕ is not accepted</caption>
<thead><tr><th scope="col">row \ column</th>${indicesOf(columns).map((column) => html`<th scope="col">${window.columns.start + column}</th>`)}</tr></thead>
<tbody>${indicesOf(rows).map((row) => html`<tr><th scope="row">${window.rows.start + row}</th>${indicesOf(columns).map((column) => cell(at(row, column)))}</tr>`)}</tbody></table>`,
    );
  });
}
