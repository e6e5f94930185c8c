import type { Taps } from './taps.ts';

/** `linear.two-taps`, `linear.weights`, `linear.border`: the two neighbours of the coordinate, which is kept inside the axis. */
export function linearTaps(sourceCoordinate: number, inputSize: number): Taps {
  const lastIndex = inputSize - 1;
  const coordinate = Math.max(sourceCoordinate, 0);
  const leftIndex = Math.min(Math.floor(coordinate), lastIndex);
  const rightIndex = Math.min(leftIndex + 1, lastIndex);
  const fraction = Math.min(coordinate - leftIndex, 1);
  return { indices: [leftIndex, rightIndex], weights: [1 - fraction, fraction] };
}
