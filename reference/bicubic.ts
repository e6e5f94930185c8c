import type { Taps } from './taps.ts';

/**
 * `bicubic.border-taps`, `bicubic.not-clamped`: the coordinate may lie outside, each index is moved onto the border. The
 * weights are not divided by their sum (`bicubic.no-renormalisation`), nor the result limited (`bicubic.overshoot`).
 */
export function cubicTaps(sourceCoordinate: number, inputSize: number): Taps {
  const lastIndex = inputSize - 1;
  const leftIndex = Math.min(Math.floor(sourceCoordinate), lastIndex);
  const fraction = Math.min(sourceCoordinate - leftIndex, 1);
  return {
    indices: OFFSETS.map((offset) => Math.min(Math.max(leftIndex + offset, 0), lastIndex)),
    weights: OFFSETS.map((offset) => cubicWeight(fraction - offset, CUBIC_COEFFICIENT.plain)),
  };
}

/** `bicubic.kernel`: the elements that are read, from the left neighbour on. */
const OFFSETS = [-1, 0, 1, 2];

/** `bicubic.kernel`: Keys' piecewise cubic, zero from distance 2 on. */
export function cubicWeight(distance: number, coefficient: number): number {
  const d = Math.abs(distance);
  if (d < 1) return ((coefficient + 2) * d - (coefficient + 3)) * d * d + 1;
  if (d < 2) return ((coefficient * d - 5 * coefficient) * d + 8 * coefficient) * d - 4 * coefficient;
  return 0;
}

/** `bicubic.coefficient`, `antialias.bicubic-coefficient`: at distance ¼ the kernels weigh 0.8789 and 0.8672. */
export const CUBIC_COEFFICIENT = { plain: -0.75, antialiased: -0.5 } as const;
