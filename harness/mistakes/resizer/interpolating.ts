import type { Taps } from '#reference/taps.ts';
import type { DType } from '#spec/signature.ts';
import { type Border, borderedTaps } from './border.ts';
import { type CoordinateDecisions, coordinatesAlong } from './coordinates.ts';
import { cubicWeights, type KernelDecisions, linearWeights } from './kernels.ts';
import { roundingTo } from './precision.ts';
import type { PlannedAxis, StepDecisions } from './steps.ts';

export interface BorderDecisions {
  /**
   * `linear.border`: the coordinate is kept inside the axis; or the pair beyond has a border, or goes straight on; or
   * only the right-hand element beyond the last is zero, or what lies next in memory.
   */
  linearBorder: 'clamped' | 'extrapolated' | 'zero-after' | 'memory-after' | Border;
  /** `linear.border`: how far below the last element a coordinate is kept. */
  lastMargin: number;
  /** `bicubic.border-taps` */
  cubicBorder: Border;
  /** `bicubic.not-clamped`: whether each tap is moved inside, or the coordinate. */
  cubicClamp: 'taps' | 'coordinate';
  /** `bicubic.kernel`: the fractions that have weights: all, or the nearest of whole 64ths. */
  cubicPhases: 'any' | '64ths';
  /** `bicubic.border-taps`: what is computed where a tap lies outside. */
  cubicAtEnds: 'cubic' | 'linear' | 'nearest';
  /** What is read before and behind all of the memory. */
  beyondMemory: 'zero' | 'nan';
}

export const BORDERS: BorderDecisions = {
  linearBorder: 'clamped',
  lastMargin: 0,
  cubicBorder: 'replicated',
  cubicClamp: 'taps',
  cubicPhases: 'any',
  cubicAtEnds: 'cubic',
  beyondMemory: 'zero',
};

type InterpolatingDecisions = CoordinateDecisions & StepDecisions & KernelDecisions & BorderDecisions;

/** `linear.two-taps`, `linear.border` */
export function linearTapsAlong(
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  dtype: DType,
  decisions: InterpolatingDecisions,
): Taps[] {
  return Array.from(coordinatesAlong(axis, axes, dtype, decisions), (coordinate) =>
    linearTapsAt(coordinate, axis.inputSize, decisions),
  );
}

function linearTapsAt(coordinate: number, inputSize: number, decisions: InterpolatingDecisions): Taps {
  const { linearBorder, lastMargin } = decisions;
  const lastIndex = inputSize - 1;
  if (linearBorder === 'extrapolated') {
    const left = Math.min(Math.max(Math.floor(coordinate), 0), Math.max(lastIndex - 1, 0));
    const weights = linearWeights(coordinate - left, decisions);
    return borderedTaps(validIndex(left), weights, 'replicated', inputSize);
  }
  if (linearBorder === 'zero-after' || linearBorder === 'memory-after') {
    const left = Math.min(Math.max(Math.floor(coordinate), 0), lastIndex);
    const weights = linearWeights(Math.max(coordinate, 0) - left, decisions);
    return borderedTaps(validIndex(left), weights, linearBorder === 'zero-after' ? 'zero' : 'memory', inputSize);
  }
  const largest = Math.max(lastIndex - lastMargin, 0);
  const inside = linearBorder === 'clamped' ? Math.min(Math.max(coordinate, 0), largest) : coordinate;
  const left = Math.floor(inside);
  const border = linearBorder === 'clamped' ? 'replicated' : linearBorder;
  return borderedTaps(validIndex(left), linearWeights(inside - left, decisions), border, inputSize);
}

/** `bicubic.border-taps`, `bicubic.not-clamped` */
export function cubicTapsAlong(
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  dtype: DType,
  decisions: InterpolatingDecisions,
): Taps[] {
  const own = roundingTo('own', dtype);
  const lastIndex = axis.inputSize - 1;
  return Array.from(coordinatesAlong(axis, axes, dtype, decisions), (given) => {
    const coordinate = decisions.cubicClamp === 'coordinate' ? Math.min(Math.max(given, 0), lastIndex) : given;
    const left = Math.min(Math.floor(coordinate), lastIndex);
    if (decisions.cubicAtEnds !== 'cubic' && (left < 1 || left + 2 > lastIndex)) {
      return tapsAtEnds(coordinate, axis.inputSize, decisions);
    }
    const weights = cubicWeights(phase(Math.min(coordinate - left, 1), decisions), own, decisions);
    const taps = borderedTaps(validIndex(left) - 1, weights, decisions.cubicBorder, axis.inputSize);
    return withoutForgotten(taps, decisions);
  });
}

/** `bicubic.taps` of which one is not added up. */
function withoutForgotten({ indices, weights }: Taps, { forgottenTap }: KernelDecisions): Taps {
  if (forgottenTap === 'none') return { indices, weights };
  const [from, to] = forgottenTap === 'first' ? [1, indices.length] : [0, indices.length - 1];
  return { indices: indices.slice(from, to), weights: weights.slice(from, to) };
}

function phase(fraction: number, { cubicPhases }: InterpolatingDecisions): number {
  return cubicPhases === 'any' ? fraction : Math.floor((Math.trunc(fraction * 128) + 1) / 2) / 64;
}

/** `bicubic.border-taps` where it is left to another mode. */
function tapsAtEnds(coordinate: number, inputSize: number, decisions: InterpolatingDecisions): Taps {
  if (decisions.cubicAtEnds === 'linear') return linearTapsAt(coordinate, inputSize, decisions);
  return borderedTaps(validIndex(Math.floor(coordinate + 0.5)), [1], 'replicated', inputSize);
}

/** A coordinate that is no number makes weights that are none; its index still has to be one. */
function validIndex(index: number): number {
  return Number.isNaN(index) ? 0 : index;
}
