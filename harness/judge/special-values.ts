import { type ErringTaps, rowOf } from './free-taps.ts';

/** What non-finite inputs may make of an element, as a set of bits. */
export const SPECIAL = {
  /** A NaN with a weight that is certainly not zero. */
  nan: 1,
  infinity: 2,
  negativeInfinity: 4,
  /** A non-finite input whose weight is zero, or within rounding of it: reading it or not are both honest. */
  maybe: 8,
} as const;

const SIGNED = SPECIAL.infinity | SPECIAL.negativeInfinity;

/** One set per element; `undefined` when every element is finite, which is the usual case. */
export type SpecialSets = Uint8Array | undefined;

export function specialSets(values: Float64Array): SpecialSets {
  if (areFinite(values)) return undefined;
  return Uint8Array.from(values, (value) => {
    if (Number.isNaN(value)) return SPECIAL.nan;
    if (Number.isFinite(value)) return 0;
    return value > 0 ? SPECIAL.infinity : SPECIAL.negativeInfinity;
  });
}

function areFinite(values: Float64Array): boolean {
  for (let element = 0; element < values.length; element++) if (!Number.isFinite(values[element])) return false;
  return true;
}

/** `special-values.nan`, `special-values.infinity`, `special-values.zero-weight`: the sets after a separable pass. */
export function specialPass(sets: SpecialSets, inputSize: number, inner: number, taps: ErringTaps): SpecialSets {
  if (sets === undefined) return undefined;
  const outer = sets.length / (inputSize * inner);
  const result = new Uint8Array(outer * taps.count * inner);
  const reaches = Array.from({ length: taps.count }, (_, row) => reachedTaps(taps, row));
  let target = 0;
  for (let plane = 0; plane < outer; plane++) {
    for (const reach of reaches) {
      for (let offset = 0; offset < inner; offset++) {
        const base = plane * inputSize * inner + offset;
        for (const [index, sign] of reach) result[target] |= weighed(sets[base + index * inner], sign);
        target++;
      }
    }
  }
  return result;
}

/** `special-values.overflow`: where a sum may have passed the largest number, nothing is certain but what was before. */
export function withOverflow(sets: SpecialSets, magnitude: Float64Array, largest: number): SpecialSets {
  let result = sets;
  for (let element = 0; element < magnitude.length; element++) {
    if (magnitude[element] <= largest) continue;
    result ??= new Uint8Array(magnitude.length);
    result[element] |= SPECIAL.maybe;
  }
  return result;
}

/** What must come of a set: only NaN, only one infinity (or NaN, which lerp forms give), or nothing certain. */
export function certainValue(set: number): number | undefined {
  if ((set & SPECIAL.nan) !== 0 || (set & SIGNED) === SIGNED) return Number.NaN;
  if ((set & SPECIAL.infinity) !== 0) return Number.POSITIVE_INFINITY;
  return (set & SPECIAL.negativeInfinity) !== 0 ? Number.NEGATIVE_INFINITY : undefined;
}

/**
 * Every index in reach, with the sign of its weight, or 0 where honest implementations differ about being zero.
 * A border index stands several times, and its weights may be added before they meet the element or after. A NaN is
 * certain either way, and an infinity is one of the sign of the sum, or NaN where the weights differ in sign.
 */
function reachedTaps(taps: ErringTaps, row: number): Map<number, -1 | 0 | 1> {
  const nearby = new Map<number, number>();
  for (let place = taps.places[row]; place < taps.places[row + 1]; place++) {
    const slope = rowOf(taps.slopes, place);
    for (const [index, steepness] of totals(slope.indices, slope.weights.map(Math.abs))) {
      nearby.set(index, Math.max(nearby.get(index) ?? 0, steepness));
    }
  }
  const { indices, weights } = rowOf(taps, row);
  const errors = totals(indices, taps.weightErrors.subarray(taps.starts[row], taps.starts[row + 1]));
  const reached = new Map<number, -1 | 0 | 1>([...nearby.keys()].map((index) => [index, 0]));
  for (const [index, weight] of totals(indices, weights)) {
    const weightError = (errors.get(index) as number) + taps.coordinateErrors[row] * (nearby.get(index) ?? 0);
    reached.set(index, Math.abs(weight) > weightError ? (Math.sign(weight) as -1 | 1) : 0);
  }
  return reached;
}

function totals(indices: readonly number[], values: ArrayLike<number>): Map<number, number> {
  const sums = new Map<number, number>();
  indices.forEach((index, tap) => {
    sums.set(index, (sums.get(index) ?? 0) + values[tap]);
  });
  return sums;
}

function weighed(set: number, sign: -1 | 0 | 1): number {
  if (set === 0) return 0;
  if (sign === 0) return SPECIAL.maybe;
  if (sign > 0 || (set & SIGNED) === 0 || (set & SIGNED) === SIGNED) return set;
  return set ^ SIGNED;
}
