import { fixedPointPass, mergedTaps, weightPrecision } from '#reference/fixed-point.ts';
import { blendAlong, type Taps } from '#reference/taps.ts';

export interface Uint8Decisions {
  /** `rounding.uint8-two-passes`: whether every pass is rounded, or only the last one; or OpenCV's two linear passes. */
  uint8Passes: 'each-rounded' | 'rounded-once' | 'quarter-levels';
  /** `rounding.uint8-weights`: the target's 15 bits, real numbers, or fewer bits after the point. */
  uint8Weights: 'fixed-15' | 'real' | 'fixed-11' | 'fixed-8' | 'fixed-7';
  /** `rounding.result-dtype`: how a real number becomes an integer. */
  uint8Rounding: 'half-up' | 'half-even' | 'half-down' | 'truncated' | 'up';
  /** `rounding.uint8-clamp`: integers beyond 0 … 255 are clamped in every pass, only at the end, or never. */
  uint8Range: 'clamped' | 'clamped-at-the-end' | 'wrapped';
}

export const UINT8: Uint8Decisions = {
  uint8Passes: 'each-rounded',
  uint8Weights: 'fixed-15',
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
  const { uint8Weights, uint8Rounding, uint8Range } = decisions;
  if (uint8Weights === 'fixed-15' && uint8Rounding === 'half-up' && uint8Range === 'clamped') {
    return fixedPointPass(values, inputSize, inner, taps);
  }
  const sums = blendAlong(values, inputSize, inner, weighedTaps(taps, uint8Weights));
  return sums.map((sum) => inRange(rounded(sum, uint8Rounding), uint8Range));
}

/** The numbers of the last pass as elements. */
export function uint8Elements(values: Float64Array, decisions: Uint8Decisions): Uint8Array {
  const { uint8Passes, uint8Rounding, uint8Range } = decisions;
  const final = uint8Range === 'wrapped' ? 'wrapped' : 'clamped';
  return Uint8Array.from(values, (value) =>
    inRange(uint8Passes === 'rounded-once' ? rounded(value, uint8Rounding) : value, final),
  );
}

function weighedTaps(taps: readonly Taps[], weights: Uint8Decisions['uint8Weights']): readonly Taps[] {
  if (weights === 'real') return taps;
  const merged = taps.map(mergedTaps);
  const bits = weights === 'fixed-15' ? weightPrecision(merged) : Number(weights.slice('fixed-'.length));
  return merged.map((tap) => ({
    indices: tap.indices,
    weights: tap.weights.map((weight) => Math.round(weight * 2 ** bits) / 2 ** bits),
  }));
}

function rounded(value: number, rounding: Uint8Decisions['uint8Rounding']): number {
  switch (rounding) {
    case 'half-up':
      return Math.floor(value + 0.5);
    case 'half-even':
      return Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value);
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
