import type { Mode } from '#spec/signature.ts';

/** Integer weights of one axis: for every output index first, count and place of its weights, then the weights. */
export interface FixedPointTable {
  readonly words: Int32Array;
  /** Binary places of the weights. */
  readonly shift: number;
}

interface PlacedAxis {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly alignCorners: boolean;
  readonly step: number;
}

interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/** A kernel by distance, with its half-width. */
interface Kernel {
  readonly support: number;
  readonly weight: (distance: number) => number;
}

const TRIANGLE: Kernel = { support: 1, weight: (d) => Math.max(1 - Math.abs(d), 0) };
const LANCZOS: Kernel = { support: 3, weight: (d) => (Math.abs(d) < 3 ? sinc(d) * sinc(d / 3) : 0) };

const MAX_SHIFT = 22;
const WEIGHT_LIMIT = 2 ** 15;

/** `rounding.uint8-weights`: uint8 asks for coordinates and weights in float64, which the host has and WGSL has not. */
export function fixedPointTable(axis: PlacedAxis, mode: Mode, antialias: boolean): FixedPointTable {
  const kernel = kernelOf(mode, antialias);
  const tapsAt = antialias ? windowTaps : borderTaps;
  const taps = Array.from({ length: axis.outputSize }, (_, outputIndex) => tapsAt(outputIndex, axis, kernel));
  const shift = shiftFor(taps);
  const total = taps.reduce((sum, { weights }) => sum + weights.length, 0);
  const words = new Int32Array(3 * taps.length + total);
  let place = 3 * taps.length;
  taps.forEach(({ first, weights }, outputIndex) => {
    words.set([first, weights.length, place], 3 * outputIndex);
    words.set(
      weights.map((weight) => roundedAwayFromZero(weight * 2 ** shift)),
      place,
    );
    place += weights.length;
  });
  return { words, shift };
}

function kernelOf(mode: Mode, antialias: boolean): Kernel {
  if (mode === 'bilinear') return TRIANGLE;
  if (mode === 'lanczos') return LANCZOS;
  return { support: 2, weight: (distance) => cubicWeight(distance, antialias ? -0.5 : -0.75) };
}

/** The plain modes: what lies outside is the border element, so that its weights are added. */
function borderTaps(outputIndex: number, { inputSize, alignCorners, step }: PlacedAxis, kernel: Kernel): Taps {
  const coordinate = alignCorners ? outputIndex * step : (outputIndex + 0.5) * step - 0.5;
  const left = Math.floor(coordinate) - kernel.support + 1;
  const inside = (index: number) => Math.min(Math.max(index, 0), inputSize - 1);
  const first = inside(left);
  const weights = new Array<number>(inside(left + 2 * kernel.support - 1) - first + 1).fill(0);
  for (let index = left; index < left + 2 * kernel.support; index++)
    weights[inside(index) - first] += kernel.weight(coordinate - index);
  return { first, weights };
}

/** With antialias: the window of the stretched kernel, cut at the border, with a sum of one. */
function windowTaps(outputIndex: number, { inputSize, step }: PlacedAxis, { support, weight }: Kernel): Taps {
  const centre = (outputIndex + 0.5) * step;
  const stretch = Math.max(step, 1);
  const first = Math.max(Math.trunc(centre - support * stretch + 0.5), 0);
  const end = Math.min(Math.trunc(centre + support * stretch + 0.5), inputSize);
  const raw = Array.from({ length: end - first }, (_, offset) => weight((first + offset + 0.5 - centre) / stretch));
  const total = raw.reduce((sum, value) => sum + value, 0);
  return { first, weights: raw.map((value) => value / total) };
}

/** The largest, up to 22, for which the largest weight of the axis stays below 2¹⁵. */
function shiftFor(taps: readonly Taps[]): number {
  const largest = taps.reduce(
    (most, { weights }) => weights.reduce((larger, weight) => Math.max(larger, weight), most),
    0,
  );
  let shift = 1;
  while (shift < MAX_SHIFT && Math.floor(largest * 2 ** (shift + 1) + 0.5) < WEIGHT_LIMIT) shift++;
  return shift;
}

function cubicWeight(distance: number, a: number): number {
  const d = Math.abs(distance);
  if (d < 1) return ((a + 2) * d - (a + 3)) * d * d + 1;
  return d < 2 ? ((a * d - 5 * a) * d + 8 * a) * d - 4 * a : 0;
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
}

function roundedAwayFromZero(value: number): number {
  return Math.sign(value) * Math.floor(Math.abs(value) + 0.5);
}
