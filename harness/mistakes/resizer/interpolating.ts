import type { Taps } from '#reference/taps.ts';
import { type Border, borderedTaps } from './border.ts';
import { coordinatesAlong } from './coordinates.ts';
import type { Decisions } from './decisions.ts';
import { cubicWeights, linearWeights } from './kernels.ts';
import { roundingTo } from './precision.ts';
import type { PlannedAxis, TapsAt } from './steps.ts';

export const BORDERS = {
  /**
   * `linear.border`: the coordinate is kept inside the axis; or the pair beyond has a border, or goes straight on; or
   * only the right-hand element beyond the last is zero, or what lies next in memory; or nothing is computed out there,
   * or before the first centre.
   */
  linearBorder: 'clamped' as
    | 'clamped'
    | 'extrapolated'
    | 'zero-after'
    | 'memory-after'
    | 'left-out'
    | 'left-out-before'
    | Border,
  /** `linear.border`: how far below the last element a coordinate is kept. */
  lastMargin: 0,
  /** `bicubic.border-taps` */
  cubicBorder: 'replicated' as Border,
  /** `bicubic.not-clamped`: whether each tap is moved inside, or the coordinate. */
  cubicClamp: 'taps' as 'taps' | 'coordinate',
  /** `bicubic.border-taps`: whether a negative coordinate is floored, and if not, whether its fraction is. */
  cubicIndex: 'floored' as 'floored' | 'truncated' | 'truncated-without-fraction',
  /** `bicubic.kernel`: the fractions that have weights: all, or the nearest of whole 64ths. */
  cubicPhases: 'any' as 'any' | '64ths',
  /** `bicubic.border-taps`: what is computed where a tap lies outside. */
  cubicAtEnds: 'cubic' as 'cubic' | 'linear' | 'nearest',
  /** What is read before and behind all of the memory. */
  beyondMemory: 'zero' as 'zero' | 'nan',
};

/** `linear.two-taps`, `linear.border` */
export function linearTapsBy(axis: PlannedAxis, decisions: Decisions): TapsAt {
  const coordinates = coordinatesAlong(axis, decisions);
  return (output) => linearTapsAt(coordinates[output], axis.inputSize, decisions);
}

const NOTHING: Taps = { indices: [0], weights: [0] };

function linearTapsAt(coordinate: number, inputSize: number, decisions: Decisions): Taps {
  const { linearBorder, lastMargin } = decisions;
  const lastIndex = inputSize - 1;
  switch (linearBorder) {
    case 'clamped': {
      const inside = Math.max(coordinate, 0);
      const kept = lastMargin === 0 ? inside : Math.min(inside, Math.max(lastIndex - lastMargin, 0));
      const left = Math.min(Math.floor(kept), lastIndex);
      return pairFrom(left, Math.min(kept, left + 1), 'replicated', inputSize, decisions);
    }
    case 'extrapolated': {
      const left = Math.min(Math.max(Math.floor(coordinate), 0), Math.max(lastIndex - 1, 0));
      return pairFrom(left, coordinate, 'replicated', inputSize, decisions);
    }
    case 'left-out':
    case 'left-out-before': {
      const isOut = coordinate < 0 || (linearBorder === 'left-out' && coordinate > lastIndex);
      return isOut ? NOTHING : linearTapsAt(coordinate, inputSize, { ...decisions, linearBorder: 'clamped' });
    }
    case 'zero-after':
    case 'memory-after': {
      const left = Math.min(Math.max(Math.floor(coordinate), 0), lastIndex);
      const border = linearBorder === 'zero-after' ? 'zero' : 'memory';
      return pairFrom(left, Math.max(coordinate, 0), border, inputSize, decisions);
    }
    default:
      return pairFrom(Math.floor(coordinate), coordinate, linearBorder, inputSize, decisions);
  }
}

/** An element and the next, by the distance of a coordinate from it. */
function pairFrom(left: number, from: number, border: Border, inputSize: number, decisions: Decisions): Taps {
  return borderedTaps(validIndex(left), linearWeights(from - left, decisions), border, inputSize);
}

/** `bicubic.border-taps`, `bicubic.not-clamped` */
export function cubicTapsBy(axis: PlannedAxis, decisions: Decisions): TapsAt {
  const own = roundingTo('own', axis.dtype);
  const lastIndex = axis.inputSize - 1;
  const coordinates = coordinatesAlong(axis, decisions);
  return (output) => {
    const given = coordinates[output];
    const coordinate = decisions.cubicClamp === 'coordinate' ? Math.min(Math.max(given, 0), lastIndex) : given;
    const floor = Math.min(Math.floor(coordinate), lastIndex);
    const left = decisions.cubicIndex === 'floored' ? floor : Math.min(Math.trunc(coordinate), lastIndex);
    const from = decisions.cubicIndex === 'truncated' ? left : floor;
    if (decisions.cubicAtEnds !== 'cubic' && (left < 1 || left + 2 > lastIndex)) {
      return tapsAtEnds(coordinate, axis.inputSize, decisions);
    }
    const weights = cubicWeights(phase(Math.min(coordinate - from, 1), decisions), own, decisions);
    return borderedTaps(validIndex(left) - 1, weights, decisions.cubicBorder, axis.inputSize);
  };
}

function phase(fraction: number, { cubicPhases }: Decisions): number {
  return cubicPhases === 'any' ? fraction : Math.floor((Math.trunc(fraction * 128) + 1) / 2) / 64;
}

/** `bicubic.border-taps` where it is left to another mode. */
function tapsAtEnds(coordinate: number, inputSize: number, decisions: Decisions): Taps {
  if (decisions.cubicAtEnds === 'linear') return linearTapsAt(coordinate, inputSize, decisions);
  return borderedTaps(validIndex(Math.floor(coordinate + 0.5)), [1], 'replicated', inputSize);
}

/** A coordinate that is no number makes weights that are none; its index still has to be one. */
function validIndex(index: number): number {
  return Number.isNaN(index) ? 0 : index;
}
