import { html, type Markup } from '../markup.ts';
import type { Scale } from './colours.ts';
import { fill, part } from './dom.ts';
import { shortNumber } from './words.ts';

/** A grid of numbers as a picture: arrow keys and the pointer choose a cell, which is told to whoever listens. */
export interface HeatMapData {
  readonly title: string;
  readonly rows: number;
  readonly columns: number;
  readonly value: (row: number, column: number) => number;
  readonly scale: Scale;
  /** Names of the axes, for the labels. */
  readonly axes: readonly [string, string];
  /** Indices of the first row and column shown. */
  readonly origin: readonly [number, number];
  /** Cells that carry a cross: colour alone would not do. */
  readonly marked?: (row: number, column: number) => boolean;
  readonly onChoose?: (row: number, column: number) => void;
}

export interface Region {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** CSS pixels. */
const WIDEST = 264;
const LARGEST_CELL = 30;
const SMALLEST_CELL = 2;

export function heatMap(data: HeatMapData) {
  const { rows, columns, onChoose } = data;
  const side = Math.floor(WIDEST / Math.max(columns, Math.min(rows, columns * 2)));
  const width = Math.min(Math.max(side, SMALLEST_CELL), LARGEST_CELL);
  const height = rows === 1 ? Math.max(width, 22) : width;
  const element = document.createElement('figure');
  element.className = 'heat-map';
  fill(element, frameOf(data));
  const canvas = part<HTMLCanvasElement>('canvas', element);
  draw(canvas, data, width, height);
  const box = part('.cell-frame', element);
  let at: Region = { row: 0, column: 0, rows: 1, columns: 1 };
  const choose = (row: number, column: number) => {
    if (row >= 0 && row < rows && column >= 0 && column < columns) onChoose?.(row, column);
  };
  const fromPointer = ({ offsetX, offsetY }: MouseEvent) =>
    choose(Math.floor(offsetY / height), Math.floor(offsetX / width));
  if (onChoose) {
    canvas.addEventListener('pointermove', fromPointer);
    canvas.addEventListener('click', fromPointer);
    canvas.addEventListener('keydown', (event) => {
      const step = STEPS[event.key];
      if (step === undefined) return;
      event.preventDefault();
      choose(at.row + step[0], at.column + step[1]);
    });
  }
  return {
    element,
    /** Draws a frame around cells, or none. */
    frame(region: Region | undefined): void {
      box.hidden = region === undefined;
      if (region === undefined) return;
      at = region;
      Object.assign(box.style, {
        left: `${region.column * width}px`,
        top: `${region.row * height}px`,
        width: `${region.columns * width}px`,
        height: `${region.rows * height}px`,
      });
    },
  };
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

function frameOf({ title, rows, columns, scale, axes, origin, onChoose }: HeatMapData): Markup {
  const size = `${rows} ${axes[0]} × ${columns} ${axes[1]}`;
  const label = `${title}: ${size}, from ${shortNumber(scale.from)} to ${shortNumber(scale.to)}.`;
  const [firstRow, firstColumn] = origin;
  return html`<figcaption><strong>${title}</strong> <span class="faint small size">${size}</span></figcaption>
<div class="canvas-scroll"><div class="canvas-box">${
    onChoose
      ? html`<canvas tabindex="0" role="application" aria-roledescription="heat map" aria-label="${label} Arrow keys choose an element." aria-describedby="readout"></canvas>`
      : html`<canvas role="img" aria-label="${label}"></canvas>`
  }<div class="cell-frame" hidden></div></div></div>
${(firstRow > 0 || firstColumn > 0) && html`<p class="faint small">from ${axes[0]} ${firstRow}, ${axes[1]} ${firstColumn}</p>`}
${scaleBar(scale)}`;
}

const STEPS_OF_BAR = 40;

/** The scale with its ends, and zero where the sign matters. */
function scaleBar(scale: Scale): Markup {
  const { from, to } = scale;
  const isSigned = from < 0 && to === -from;
  const texts = isSigned ? [from, 0, to] : from === to ? [from] : [from, (from + to) / 2, to];
  const step = 200 / STEPS_OF_BAR;
  return html`<svg class="scale" viewBox="0 0 200 26" aria-hidden="true">${Array.from(
    { length: STEPS_OF_BAR },
    (_, at) => {
      const value = from + ((to - from) * (at + 0.5)) / STEPS_OF_BAR;
      return html`<rect x="${at * step}" y="0" width="${step + 0.3}" height="9" fill="${scale.colour(value)}"/>`;
    },
  )}${texts.map((value, at) => {
    const share = texts.length === 1 ? 0.5 : at / (texts.length - 1);
    const anchor = texts.length === 1 || share === 0.5 ? 'tick' : share === 0 ? 'tick start' : 'tick end';
    return html`<text class="${anchor}" x="${share * 200}" y="22">${isSigned && value > 0 ? '+' : ''}${shortNumber(value)}</text>`;
  })}</svg>`;
}

function draw(canvas: HTMLCanvasElement, data: HeatMapData, width: number, height: number): void {
  const { rows, columns, value, scale, marked } = data;
  const density = Math.min(Math.max(Math.ceil(devicePixelRatio), 1), 2);
  canvas.width = columns * width * density;
  canvas.height = rows * height * density;
  canvas.style.width = `${columns * width}px`;
  canvas.style.height = `${rows * height}px`;
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(density, density);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const own = value(row, column);
      const [x, y] = [column * width, row * height];
      context.fillStyle = Number.isFinite(own) ? scale.colour(own) : '#777777';
      context.fillRect(x, y, width, height);
      if (width < 8) continue;
      if (!Number.isFinite(own)) special(context, own, x + width / 2, y + height / 2);
      if (marked?.(row, column)) cross(context, x + width / 2, y + height / 2, Math.min(width, height) / 7);
    }
  }
}

function special(context: CanvasRenderingContext2D, value: number, x: number, y: number): void {
  context.fillStyle = '#ffffff';
  context.font = '9px system-ui';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(Number.isNaN(value) ? 'N' : value > 0 ? '∞' : '−∞', x, y);
}

/** White on black: seen on every colour of a scale. */
function cross(context: CanvasRenderingContext2D, x: number, y: number, reach: number): void {
  for (const [style, lineWidth] of [
    ['#000000', 2.6],
    ['#ffffff', 1.2],
  ] as const) {
    context.strokeStyle = style;
    context.lineWidth = lineWidth;
    context.beginPath();
    context.moveTo(x - reach, y - reach);
    context.lineTo(x + reach, y + reach);
    context.moveTo(x + reach, y - reach);
    context.lineTo(x - reach, y + reach);
    context.stroke();
  }
}
