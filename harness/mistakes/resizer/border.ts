import type { Taps } from '#reference/taps.ts';

/** What stands in for elements beyond the ends of an axis. */
export type Border =
  /** The last element, again and again. */
  | 'replicated'
  /** Back from the last element, which stands twice (reflect) or once (mirror). */
  | 'reflected'
  | 'mirrored'
  /** The other end. */
  | 'wrapped'
  /** Zero; or nothing, the other weights being divided by their sum. */
  | 'zero'
  | 'renormalised'
  /** The line through the last two elements. */
  | 'continued'
  /** The window is moved inside as a whole, and its weights with it. */
  | 'shifted'
  /** The last element but one. */
  | 'one-before'
  /** What lies next in memory: the neighbouring row, slice or plane. */
  | 'memory';

/** Taps at consecutive indices from `first`, with the border's answer for those beyond the ends. */
export function borderedTaps(first: number, weights: readonly number[], border: Border, inputSize: number): Taps {
  if (border === 'continued' && inputSize > 1) return continuedTaps(first, weights, inputSize);
  const start = border === 'shifted' ? Math.max(Math.min(first, inputSize - weights.length), 0) : first;
  const indices: number[] = [];
  for (let tap = 0; tap < weights.length; tap++) indices.push(insideIndex(start + tap, border, inputSize));
  if (border !== 'zero' && border !== 'renormalised') return { indices, weights };
  const kept = weights.map((weight, tap) => (isInside(start + tap, inputSize) ? weight : 0));
  if (border === 'zero') return { indices, weights: kept };
  const total = kept.reduce((sum, weight) => sum + weight, 0);
  return { indices, weights: kept.map((weight) => weight / total) };
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

function insideIndex(index: number, border: Border, inputSize: number): number {
  const lastIndex = inputSize - 1;
  const clamped = Math.min(Math.max(index, 0), lastIndex);
  switch (border) {
    case 'reflected':
      return folded(index, 2 * inputSize, -1);
    case 'mirrored':
      return lastIndex === 0 ? 0 : folded(index, 2 * lastIndex, 0);
    case 'wrapped':
      return modulo(index, inputSize);
    case 'one-before':
      return Math.min(Math.max(index, Math.min(1, lastIndex)), Math.max(lastIndex - 1, 0));
    case 'memory':
      return Number.isNaN(index) ? 0 : index;
    default:
      return Number.isNaN(clamped) ? 0 : clamped;
  }
}

function folded(index: number, period: number, turn: number): number {
  const inPeriod = modulo(index, period);
  return Math.min(inPeriod, period + turn - inPeriod);
}

function modulo(value: number, period: number): number {
  return ((value % period) + period) % period;
}
