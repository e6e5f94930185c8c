import type { AcceptedCall } from '#reference/arguments.ts';
import type { Axis } from '#reference/coordinates.ts';
import { axisTaps } from '#reference/interpolate.ts';
import { fixedPointTaps } from '#reference/rounding/uint8.ts';

/** Integer weights of one axis: for every output index first, count and place of its weights, then the weights. */
export interface FixedPointTable {
  readonly words: Int32Array;
  /** Binary places of the weights. */
  readonly shift: number;
}

/** `rounding.uint8-weights`: uint8 asks for coordinates and weights in float64, which the host has and WGSL has not. */
export function fixedPointTable(axis: Axis, call: AcceptedCall): FixedPointTable {
  const { precision, taps } = fixedPointTaps(axisTaps(axis, call));
  const total = taps.reduce((sum, { weights }) => sum + weights.length, 0);
  const words = new Int32Array(3 * taps.length + total);
  let place = 3 * taps.length;
  for (const [outputIndex, { indices, weights }] of taps.entries()) {
    words.set([indices[0], weights.length, place], 3 * outputIndex);
    words.set(weights, place);
    place += weights.length;
  }
  return { words, shift: precision };
}
