import type { Taps } from '#reference/taps.ts';
import type { DType } from '#spec/signature.ts';
import type { Decisions } from './decisions.ts';
import { type FixedPoint, type Precision, type Rounding, roundingTo } from './precision.ts';
import type { TapsAt } from './steps.ts';

/** One element of a pass: the values at `base + index · stride`, weighed and summed. */
type ElementSum = (values: Float64Array, base: number, stride: number, taps: Taps) => number;

/** The order of a sum; a pair as a + t·(b − a); products and sums fused, so that each sum is rounded and not the product in it. */
const SUMS = {
  forward: (round) => forwardSum(round, round),
  reversed: (round) => {
    const sum = forwardSum(round, round);
    return (values, base, stride, { indices, weights }) =>
      sum(values, base, stride, { indices: indices.toReversed(), weights: weights.toReversed() });
  },
  pairwise: (round) => (values, base, stride, taps) =>
    pairwiseSum(values, base, stride, taps, round, 0, taps.indices.length),
  fused: (round) => forwardSum(round, Number),
  lerp: (round) => {
    const sum = forwardSum(round, round);
    return (values, base, stride, taps) => {
      if (taps.indices.length !== 2) return sum(values, base, stride, taps);
      const [left, right] = taps.indices.map((index) => values[base + index * stride]);
      return round(left + round(taps.weights[1] * round(right - left)));
    };
  },
} as const satisfies Readonly<Record<string, (round: Rounding) => ElementSum>>;

export const BLENDING = {
  /** `linear.separable`: which axis is resized first. */
  passOrder: 'last-axis-first' as 'last-axis-first' | 'first-axis-first',
  /** `linear.separable`: one axis after the other, or all at once with products of weights. */
  evaluation: 'separable' as 'separable' | 'direct',
  /** `rounding.float-arithmetic` */
  sumOrder: 'forward' as keyof typeof SUMS,
  /** `rounding.float-arithmetic`, `rounding.half-types`: what products and sums are kept in. */
  sumPrecision: 'exact' as Precision,
  /** What is kept between the passes. */
  betweenPrecision: 'exact' as Precision,
  /** `rounding.half-types`: what weights are kept in: a type, or so many bits after the point, rounded or cut off. */
  weightPrecision: 'exact' as Precision | FixedPoint,
  /** `linear.weights`, `bicubic.kernel`, `antialias.normalised`: what every weight is multiplied by. */
  gain: 1,
  /** Whether each axis that is resampled has it, or the result once. */
  gainOf: 'each-axis' as 'each-axis' | 'result',
  /** `rounding.float-arithmetic`: what is added to every result. */
  offset: 0,
  /** `special-values.zero-weight` */
  zeroWeights: 'multiplied' as 'multiplied' | 'skipped',
};

/** The taps of an axis with what its weights are multiplied by. */
export function gainedTaps(tapsAt: TapsAt, { gain, gainOf }: Decisions): TapsAt {
  if (gain === 1 || gainOf === 'result') return tapsAt;
  return (output) => {
    const { indices, weights } = tapsAt(output);
    return { indices, weights: weights.map((weight) => weight * gain) };
  };
}

/** The taps as they are kept. */
export function keptTaps(taps: readonly Taps[], dtype: DType, decisions: Decisions): readonly Taps[] {
  const { weightPrecision, zeroWeights } = decisions;
  if (weightPrecision === 'exact' && zeroWeights === 'multiplied') return taps;
  const round = roundingTo(weightPrecision, dtype);
  return taps.map((tap) => {
    const rounded = { indices: tap.indices, weights: tap.weights.map(round) };
    return zeroWeights === 'skipped' ? withoutZeros(rounded) : rounded;
  });
}

function withoutZeros({ indices, weights }: Taps): Taps {
  if (weights.every((weight) => weight === 0)) return { indices: indices.slice(0, 1), weights: weights.slice(0, 1) };
  const isKept = (_: number, tap: number) => weights[tap] !== 0;
  return { indices: indices.filter(isKept), weights: weights.filter(isKept) };
}

export function elementSum(dtype: DType, { sumOrder, sumPrecision }: Decisions): ElementSum {
  return SUMS[sumOrder](roundingTo(sumPrecision, dtype));
}

function forwardSum(round: Rounding, ofProduct: Rounding): ElementSum {
  return (values, base, stride, { indices, weights }) => {
    let sum = round(weights[0] * values[base + indices[0] * stride]);
    for (let tap = 1; tap < indices.length; tap++) {
      sum = round(sum + ofProduct(weights[tap] * values[base + indices[tap] * stride]));
    }
    return sum;
  };
}

function pairwiseSum(
  values: Float64Array,
  base: number,
  stride: number,
  taps: Taps,
  round: Rounding,
  from: number,
  to: number,
): number {
  if (to - from === 1) return round(taps.weights[from] * values[base + taps.indices[from] * stride]);
  const middle = (from + to) >> 1;
  const left = pairwiseSum(values, base, stride, taps, round, from, middle);
  return round(left + pairwiseSum(values, base, stride, taps, round, middle, to));
}
