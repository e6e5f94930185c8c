import { fixedPointPass, mergedTaps, weightPrecision } from '#reference/rounding/uint8.ts';
import { blendAlong, type Taps } from '#reference/taps.ts';
import { halfToEven } from './half-to-even.ts';
import type { FixedPoint } from './precision.ts';

export interface Uint8Decisions {
  /** `rounding.uint8-two-passes`: whether every pass is rounded, or only the last one; or the two linear passes of OpenCV or libvips. */
  uint8Passes: 'each-rounded' | 'rounded-once' | 'quarter-levels' | 'product-weights';
  /** `rounding.uint8-weights`: the target's 15 bits in all, real numbers, so many bits after the point, or 255ths. */
  uint8Weights: FixedPoint | 'real' | 'whole-255';
  /** `rounding.uint8-weights`: what an integer sum with its half is kept in. */
  uint8Sums: 'exact' | 'int32' | 'int16';
  /** `rounding.result-dtype`: how a real number becomes an integer. */
  uint8Rounding: 'half-up' | 'half-even' | 'half-down' | 'truncated' | 'up';
  /** `rounding.uint8-two-passes`: whether a pass over the width, or one that another follows, is rounded as the last is. */
  uint8Between: 'rounded' | 'cut-after-width' | 'cut-before-another';
  /** `rounding.uint8-clamp`: integers beyond 0 … 255 are clamped in every pass, only at the end, or never. */
  uint8Range: 'clamped' | 'clamped-at-the-end' | 'wrapped';
}

export const UINT8: Uint8Decisions = {
  uint8Passes: 'each-rounded',
  uint8Weights: 'fixed-15',
  uint8Sums: 'exact',
  uint8Between: 'rounded',
  uint8Rounding: 'half-up',
  uint8Range: 'clamped',
};

/** One pass whose result is integers again. */
export function uint8Pass(
  values: Float64Array,
  inputSize: number,
  inner: number,
  taps: readonly Taps[],
  decisions: Uint8Decisions,
): Float64Array {
  const { uint8Weights, uint8Sums, uint8Rounding, uint8Range } = decisions;
  if (uint8Weights === 'fixed-15' && uint8Rounding === 'half-up' && uint8Range === 'clamped') {
    return fixedPointPass(values, inputSize, inner, taps);
  }
  const sums = blendAlong(values, inputSize, inner, weighedTaps(taps, uint8Weights));
  const kept = uint8Sums === 'exact' ? sums : sums.map((sum) => overflowing(sum, uint8Weights, uint8Sums));
  return kept.map((sum) => inRange(wholeNumber(sum, uint8Rounding), uint8Range));
}

/** The decisions of a pass over the width, and whether another pass follows it. */
export function uint8Between(decisions: Uint8Decisions, isWidth: boolean, isFollowed: boolean): Uint8Decisions {
  const isCut = {
    rounded: false,
    'cut-after-width': isWidth,
    'cut-before-another': isFollowed,
  }[decisions.uint8Between];
  return isCut ? { ...decisions, uint8Rounding: 'truncated' } : decisions;
}

/** The sum of integers and the half that rounds it, around in so many bits. */
function overflowing(sum: number, weights: string, kept: 'int32' | 'int16'): number {
  const unit = 2 ** bitsOf(weights);
  const integer = Math.round(sum * unit) + unit / 2;
  const period = kept === 'int32' ? 2 ** 32 : 2 ** 16;
  return (integer - period * Math.floor(integer / period + 0.5) - unit / 2) / unit;
}

function bitsOf(weights: string): number {
  return Number(weights.slice(weights.indexOf('-') + 1));
}

/** The numbers of the last pass as elements. */
export function uint8Elements(values: Float64Array, decisions: Uint8Decisions): Uint8Array {
  const { uint8Passes, uint8Rounding, uint8Range } = decisions;
  const final = uint8Range === 'wrapped' ? 'wrapped' : 'clamped';
  return Uint8Array.from(values, (value) =>
    inRange(uint8Passes === 'rounded-once' ? wholeNumber(value, uint8Rounding) : value, final),
  );
}

function weighedTaps(taps: readonly Taps[], weights: Uint8Decisions['uint8Weights']): readonly Taps[] {
  if (weights === 'real') return taps;
  const merged = taps.map(mergedTaps);
  const whole = integerOf(weights, merged);
  return merged.map((tap) => ({ indices: tap.indices, weights: tap.weights.map(whole) }));
}

function integerOf(weights: Uint8Decisions['uint8Weights'], taps: readonly Taps[]): (weight: number) => number {
  if (weights === 'whole-255') return (weight) => Math.round(weight * 255) / 256;
  const unit = 2 ** (weights === 'fixed-15' ? weightPrecision(taps) : bitsOf(weights));
  return weights.startsWith('cut-')
    ? (weight) => Math.trunc(weight * unit) / unit
    : (weight) => Math.round(weight * unit) / unit;
}

/** `rounding.uint8-half-up` in every way that it is taken. */
export function wholeNumber(value: number, rounding: Uint8Decisions['uint8Rounding']): number {
  switch (rounding) {
    case 'half-up':
      return Math.floor(value + 0.5);
    case 'half-even':
      return halfToEven(value);
    case 'half-down':
      return Math.ceil(value - 0.5);
    case 'truncated':
      return Math.trunc(value);
    case 'up':
      return Math.ceil(value);
  }
}

function inRange(value: number, range: Uint8Decisions['uint8Range']): number {
  if (range === 'clamped-at-the-end') return value;
  return range === 'wrapped' ? ((value % 256) + 256) % 256 : Math.min(Math.max(value, 0), 255);
}
