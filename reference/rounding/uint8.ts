import { blendAlong, type Taps } from '../taps.ts';

/**
 * `rounding.uint8-two-passes`, `rounding.uint8-half-up`, `rounding.uint8-clamp`: one pass over uint8 values along an axis,
 * rounded and clamped to 0 … 255 again.
 */
export function fixedPointPass(
  values: Float64Array,
  inputSize: number,
  inner: number,
  taps: readonly Taps[],
): Float64Array {
  const { precision, taps: integerTaps } = fixedPointTaps(taps);
  const scale = 2 ** precision;
  // Sums stay far below 2^53, so they are the integers that the clause speaks of.
  const sums = blendAlong(values, inputSize, inner, integerTaps);
  for (let at = 0; at < sums.length; at++) {
    sums[at] = Math.min(Math.max(Math.floor((sums[at] + scale / 2) / scale), 0), 255);
  }
  return sums;
}

/** `rounding.uint8-weights`: the weights of an axis as integers, 2^precision times the real ones; each index once. */
export function fixedPointTaps(taps: readonly Taps[]): { precision: number; taps: Taps[] } {
  const merged = taps.map(mergedTaps);
  const precision = weightPrecision(merged);
  const integerTaps = merged.map(({ indices, weights }) => ({
    indices,
    weights: weights.map((weight) => roundedAwayFromZero(weight * 2 ** precision)),
  }));
  return { precision, taps: integerTaps };
}

const MAX_PRECISION = 22;

/** `rounding.uint8-weights`: the largest power of two, up to 2²², that keeps every weight below 2¹⁵. */
export function weightPrecision(taps: readonly Taps[]): number {
  const largest = taps.reduce((most, { weights }) => weights.reduce((one, other) => Math.max(one, other), most), 0);
  let precision = 0;
  while (precision < MAX_PRECISION && Math.trunc(0.5 + largest * 2 ** (precision + 1)) < 2 ** 15) precision++;
  return precision;
}

/** An index that stands several times, at a border, counts once, with the sum of its weights. */
export function mergedTaps({ indices, weights }: Taps): Taps {
  const merged: number[] = [];
  const sums: number[] = [];
  let last = -1;
  indices.forEach((index, tap) => {
    if (index > last || !merged.includes(index)) sums[merged.push(index) - 1] = weights[tap];
    else sums[merged.indexOf(index)] += weights[tap];
    last = Math.max(last, index);
  });
  return { indices: merged, weights: sums };
}

function roundedAwayFromZero(value: number): number {
  return value < 0 ? Math.ceil(value - 0.5) : Math.floor(value + 0.5);
}
