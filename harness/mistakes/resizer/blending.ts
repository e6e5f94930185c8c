import type { Taps } from '#reference/taps.ts';
import type { DType } from '#spec/signature.ts';
import {
  type FixedPoint,
  fixedPointRounding,
  isFixedPoint,
  type Precision,
  type Rounding,
  roundingTo,
} from './precision.ts';

export interface BlendingDecisions {
  /** `linear.separable`: which axis is resized first. */
  passOrder: 'last-axis-first' | 'first-axis-first';
  /** `linear.separable`: one axis after the other, or all at once with products of weights. */
  evaluation: 'separable' | 'direct';
  /** `rounding.float-arithmetic`: the order of a sum; a pair as a + t·(b − a); products and sums fused. */
  sumOrder: 'forward' | 'reversed' | 'pairwise' | 'lerp' | 'fused';
  /** `rounding.float-arithmetic`, `rounding.half-types`: what products and sums are kept in. */
  sumPrecision: Precision;
  /** What is kept between the passes. */
  betweenPrecision: Precision;
  /** `rounding.half-types`: what weights are kept in: a type, or so many bits after the point, rounded or cut off. */
  weightPrecision: Precision | FixedPoint;
  /** `linear.weights`, `bicubic.kernel`, `antialias.normalised`: what every weight is multiplied by. */
  gain: number;
  /** Whether each axis that is resampled has it, or the result once. */
  gainOf: 'each-axis' | 'result';
  /** `special-values.zero-weight` */
  zeroWeights: 'multiplied' | 'skipped';
}

export const BLENDING: BlendingDecisions = {
  passOrder: 'last-axis-first',
  evaluation: 'separable',
  sumOrder: 'forward',
  sumPrecision: 'exact',
  betweenPrecision: 'exact',
  weightPrecision: 'exact',
  gain: 1,
  gainOf: 'each-axis',
  zeroWeights: 'multiplied',
};

/** The taps of an axis with what its weights are multiplied by. */
export function gainedTaps(taps: readonly Taps[], { gain, gainOf }: BlendingDecisions): readonly Taps[] {
  if (gain === 1 || gainOf === 'result') return taps;
  return taps.map(({ indices, weights }) => ({ indices, weights: weights.map((weight) => weight * gain) }));
}

/** The taps as they are kept. */
export function keptTaps(taps: readonly Taps[], dtype: DType, decisions: BlendingDecisions): readonly Taps[] {
  const { weightPrecision, zeroWeights } = decisions;
  if (weightPrecision === 'exact' && zeroWeights === 'multiplied') return taps;
  const round = weightRounding(weightPrecision, dtype);
  return taps.map((tap) => {
    const rounded = { indices: tap.indices, weights: tap.weights.map(round) };
    return zeroWeights === 'skipped' ? withoutZeros(rounded) : rounded;
  });
}

function weightRounding(weightPrecision: Precision | FixedPoint, dtype: DType): Rounding {
  return isFixedPoint(weightPrecision) ? fixedPointRounding(weightPrecision) : roundingTo(weightPrecision, dtype);
}

function withoutZeros({ indices, weights }: Taps): Taps {
  if (weights.every((weight) => weight === 0)) return { indices: indices.slice(0, 1), weights: weights.slice(0, 1) };
  const isKept = (_: number, tap: number) => weights[tap] !== 0;
  return { indices: indices.filter(isKept), weights: weights.filter(isKept) };
}

/** One element of a pass: the values at `base + index · stride`, weighed and summed. */
export type ElementSum = (values: Float64Array, base: number, stride: number, taps: Taps) => number;

export function elementSum(dtype: DType, { sumOrder, sumPrecision }: BlendingDecisions): ElementSum {
  const round = roundingTo(sumPrecision, dtype);
  switch (sumOrder) {
    case 'forward':
      return (values, base, stride, taps) => forwardSum(values, base, stride, taps, round);
    case 'reversed':
      return (values, base, stride, { indices, weights }) =>
        forwardSum(values, base, stride, { indices: indices.toReversed(), weights: weights.toReversed() }, round);
    case 'pairwise':
      return (values, base, stride, taps) => pairwiseSum(values, base, stride, taps, round, 0, taps.indices.length);
    case 'fused':
      return (values, base, stride, taps) => forwardSum(values, base, stride, taps, round, true);
    case 'lerp':
      return (values, base, stride, taps) =>
        taps.indices.length === 2
          ? lerp(values, base, stride, taps, round)
          : forwardSum(values, base, stride, taps, round);
  }
}

/** A fused operation rounds each sum and not the product in it. */
function forwardSum(
  values: Float64Array,
  base: number,
  stride: number,
  { indices, weights }: Taps,
  round: Rounding,
  isFused = false,
): number {
  let sum = round(weights[0] * values[base + indices[0] * stride]);
  for (let tap = 1; tap < indices.length; tap++) {
    const product = weights[tap] * values[base + indices[tap] * stride];
    sum = round(sum + (isFused ? product : round(product)));
  }
  return sum;
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

function lerp(values: Float64Array, base: number, stride: number, { indices, weights }: Taps, round: Rounding): number {
  const left = values[base + indices[0] * stride];
  const right = values[base + indices[1] * stride];
  return round(left + round(weights[1] * round(right - left)));
}
