import { fixedPointPass, mergedTaps, weightPrecision } from '#reference/rounding/uint8.ts';
import { blendAlong, type Taps } from '#reference/taps.ts';
import { modulo } from './border.ts';
import type { Decisions } from './decisions.ts';
import { bitsOf, type FixedPoint, type Rounding, roundingTo, WHOLE_NUMBER, type WholeNumber } from './precision.ts';

export const UINT8 = {
  /** `rounding.uint8-two-passes`: whether every pass is rounded, or only the last one; or the two linear passes of OpenCV or libvips. */
  uint8Passes: 'each-rounded' as 'each-rounded' | 'rounded-once' | 'quarter-levels' | 'product-weights',
  /** `rounding.uint8-weights`: the target's 15 bits in all, real numbers, so many bits after the point, or 255ths. */
  uint8Weights: 'fixed-15' as FixedPoint | 'real' | 'whole-255',
  /** `rounding.uint8-weights`: what an integer sum with its half is kept in. */
  uint8Sums: 'exact' as 'exact' | 'int32' | 'int16',
  /** Whether a byte above 127 is read as a negative number. */
  uint8Read: 'unsigned' as 'unsigned' | 'signed',
  /** `rounding.result-dtype`: how a real number becomes an integer. */
  uint8Rounding: 'half-up' as WholeNumber,
  /** `rounding.uint8-two-passes`: whether a pass over the width, or one that another follows, is rounded as the last is. */
  uint8Between: 'rounded' as 'rounded' | 'cut-after-width' | 'cut-before-another',
  /** `rounding.uint8-clamp`: integers beyond 0 … 255 are clamped in every pass, only at the end, or never. */
  uint8Range: 'clamped' as 'clamped' | 'clamped-at-the-end' | 'wrapped',
};

/** One pass whose result is integers again. */
export function uint8Pass(
  values: Float64Array,
  inputSize: number,
  inner: number,
  taps: readonly Taps[],
  { uint8Weights, uint8Sums, uint8Rounding, uint8Range, sumPrecision }: Decisions,
): Float64Array {
  if (uint8Weights === 'fixed-15' && uint8Rounding === 'half-up' && uint8Range === 'clamped') {
    return fixedPointPass(values, inputSize, inner, taps);
  }
  const sums = blendAlong(values, inputSize, inner, weighedTaps(taps, uint8Weights));
  const keep: Rounding =
    uint8Sums === 'exact' ? roundingTo(sumPrecision, 'uint8') : (sum) => overflowing(sum, uint8Weights, uint8Sums);
  return sums.map((sum) => inRange(WHOLE_NUMBER[uint8Rounding](keep(sum)), uint8Range));
}

/** The decisions of a pass over the width, and whether another pass follows it. */
export function uint8Between(decisions: Decisions, isWidth: boolean, isFollowed: boolean): Decisions {
  const isCut = { rounded: false, 'cut-after-width': isWidth, 'cut-before-another': isFollowed };
  return isCut[decisions.uint8Between] ? { ...decisions, uint8Rounding: 'truncated' } : decisions;
}

/** The sum of integers and the half that rounds it, around in so many bits. */
function overflowing(sum: number, weights: string, kept: 'int32' | 'int16'): number {
  const unit = 2 ** bitsOf(weights as FixedPoint);
  const integer = Math.round(sum * unit) + unit / 2;
  const period = kept === 'int32' ? 2 ** 32 : 2 ** 16;
  return (integer - period * Math.floor(integer / period + 0.5) - unit / 2) / unit;
}

/** The numbers of the last pass as elements. */
export function uint8Elements(values: Float64Array, { uint8Passes, uint8Rounding, uint8Range }: Decisions): Uint8Array {
  const whole = uint8Passes === 'rounded-once' ? WHOLE_NUMBER[uint8Rounding] : Number;
  return Uint8Array.from(values, (value) => inRange(whole(value), uint8Range === 'wrapped' ? 'wrapped' : 'clamped'));
}

function weighedTaps(taps: readonly Taps[], weights: Decisions['uint8Weights']): readonly Taps[] {
  if (weights === 'real') return taps;
  const merged = taps.map(mergedTaps);
  const kept = keptWeight(weights, merged);
  return merged.map((tap) => ({ indices: tap.indices, weights: tap.weights.map(kept) }));
}

function keptWeight(weights: FixedPoint | 'whole-255', taps: readonly Taps[]): Rounding {
  if (weights === 'whole-255') return (weight) => Math.round(weight * 255) / 256;
  return roundingTo(weights === 'fixed-15' ? `fixed-${weightPrecision(taps)}` : weights, 'uint8');
}

function inRange(value: number, range: Decisions['uint8Range']): number {
  if (range === 'clamped-at-the-end') return value;
  return range === 'wrapped' ? modulo(value, 256) : Math.min(Math.max(value, 0), 255);
}
