import { type Axis, inputStep } from './coordinates.ts';
import type { Taps } from './taps.ts';

const { fround } = Math;

/**
 * `nearest.index`, `nearest.step-is-float32`, `nearest.given-factor`: for 2 → 82, output 41 reads input 0; real numbers would
 * give 1. The last index is the limit for whatever float32 makes of large ones (`nearest.last-element`).
 */
export function nearestIndex(outputIndex: number, axis: Axis): number {
  const sourceCoordinate = fround(fround(inputStep(axis)) * outputIndex);
  return Math.min(Math.floor(sourceCoordinate), axis.inputSize - 1);
}

/**
 * `nearest.exact-index`, `nearest.exact-ties`, `nearest.exact-given-factor`: the element whose centre is nearest; at a tie the
 * right one, where float32 sees the tie.
 */
export function nearestExactIndex(outputIndex: number, axis: Axis): number {
  const sourceCoordinate = fround(fround(fround(inputStep(axis)) * (outputIndex + 0.5)) - 0.5);
  return Math.min(Math.floor(fround(Math.max(sourceCoordinate, 0) + 0.5)), axis.inputSize - 1);
}

/** `nearest.copies`: one element, whole. */
export function copyTaps(inputIndex: number): Taps {
  return { indices: [inputIndex], weights: [1] };
}
