import { type Axis, inputStep } from './coordinates.ts';
import type { Taps } from './taps.ts';

/** How a nearest index is computed; the target's kernels differ in both (see errata). */
export interface NearestLaw {
  /** `nearest.step-is-float32`: `Math.fround`; `errata.nearest-float64-step`: the identity. */
  readonly round: (value: number) => number;
  /** `errata.nearest-factor-shortcut`: an axis of equal or double size is copied or doubled, whatever the factor. */
  readonly hasShortcut: boolean;
}

/** The law of the target for a contiguous image, which is also the suite's: images never compute in float64. */
export function nearestLaw(isImage: boolean, isFloat64: boolean): NearestLaw {
  return { round: isFloat64 && !isImage ? (value) => value : Math.fround, hasShortcut: isImage };
}

/** `nearest.index`: for 2 → 82, output 41 reads input 0; real numbers would give 1. */
export function nearestIndex(outputIndex: number, axis: Axis, { round, hasShortcut }: NearestLaw): number {
  if (hasShortcut && axis.outputSize === axis.inputSize) return outputIndex;
  if (hasShortcut && axis.outputSize === 2 * axis.inputSize) return Math.floor(outputIndex / 2);
  const sourceCoordinate = round(round(inputStep(axis)) * outputIndex);
  return Math.min(Math.floor(sourceCoordinate), axis.inputSize - 1);
}

/** `nearest.exact-index`: the element whose centre is nearest; at a tie the right one, where float32 sees the tie. */
export function nearestExactIndex(outputIndex: number, axis: Axis, { round }: NearestLaw): number {
  const sourceCoordinate = round(round(round(inputStep(axis)) * (outputIndex + 0.5)) - 0.5);
  return Math.min(Math.floor(Math.fround(Math.max(sourceCoordinate, 0) + 0.5)), axis.inputSize - 1);
}

/** `nearest.copies`: one element, whole. */
export function copyTaps(inputIndex: number): Taps {
  return { indices: [inputIndex], weights: [1] };
}
