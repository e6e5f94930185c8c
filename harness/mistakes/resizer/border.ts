import type { Taps } from '#reference/taps.ts';

/** Which element is read for an index beyond the ends of an axis. */
const READ = {
  /** The last element, again and again. */
  replicated: clampedIndex,
  /** Back from the last element, which stands twice (reflect) or once (mirror). */
  reflected: (index, inputSize) => folded(index, 2 * inputSize, -1),
  mirrored: (index, inputSize) => (inputSize === 1 ? 0 : folded(index, 2 * (inputSize - 1), 0)),
  /** The other end. */
  wrapped: modulo,
  /** Zero; or nothing, the other weights being divided by their sum. */
  zero: clampedIndex,
  renormalised: clampedIndex,
  /** The line through the last two elements. */
  continued: clampedIndex,
  /** The window is moved inside as a whole, and its weights with it. */
  shifted: clampedIndex,
  /** The last element but one. */
  'one-before': (index, inputSize) => Math.min(Math.max(index, Math.min(1, inputSize - 1)), Math.max(inputSize - 2, 0)),
  /** What lies next in memory: the neighbouring row, slice or plane. */
  memory: (index) => (Number.isNaN(index) ? 0 : index),
} as const satisfies Readonly<Record<string, (index: number, inputSize: number) => number>>;

/** What stands in for elements beyond the ends of an axis. */
export type Border = keyof typeof READ;

export function indexRead(index: number, border: Border, inputSize: number): number {
  return READ[border](index, inputSize);
}

/** Taps at consecutive indices from `first`, with the border's answer for those beyond the ends. */
export function borderedTaps(first: number, weights: readonly number[], border: Border, inputSize: number): Taps {
  if (border === 'continued' && inputSize > 1) return continuedTaps(first, weights, inputSize);
  const start = border === 'shifted' ? Math.max(Math.min(first, inputSize - weights.length), 0) : first;
  const read = READ[border];
  const indices: number[] = [];
  for (let tap = 0; tap < weights.length; tap++) indices.push(read(start + tap, inputSize));
  if (border !== 'zero' && border !== 'renormalised') return { indices, weights };
  const kept = weights.map((weight, tap) => (isInside(start + tap, inputSize) ? weight : 0));
  return { indices, weights: border === 'zero' ? kept : dividedBySum(kept) };
}

export function dividedBySum(weights: readonly number[]): number[] {
  const total = sumOf(weights);
  return weights.map((weight) => weight / total);
}

export function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

/** An element beyond the end is the last one plus so many times its difference from the one before. */
function continuedTaps(first: number, weights: readonly number[], inputSize: number): Taps {
  const pairs = weights.flatMap((weight, tap): [index: number, weight: number][] => {
    const index = first + tap;
    if (isInside(index, inputSize)) return [[index, weight]];
    const beyond = index < 0 ? -index : index - inputSize + 1;
    const [last, before] = index < 0 ? [0, 1] : [inputSize - 1, inputSize - 2];
    return [
      [last, weight * (1 + beyond)],
      [before, -weight * beyond],
    ];
  });
  return { indices: pairs.map(([index]) => index), weights: pairs.map(([, weight]) => weight) };
}

function isInside(index: number, inputSize: number): boolean {
  return index >= 0 && index < inputSize;
}

function clampedIndex(index: number, inputSize: number): number {
  return Number.isNaN(index) ? 0 : Math.min(Math.max(index, 0), inputSize - 1);
}

function folded(index: number, period: number, turn: number): number {
  const inPeriod = modulo(index, period);
  return Math.min(inPeriod, period + turn - inPeriod);
}

export function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}
