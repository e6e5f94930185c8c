/** `output-size.factor-per-axis`: one factor for each axis, in the order of the shape: D, H, W. */
export function scaledSizes(inputSizes: readonly number[], scaleFactors: readonly number[]): number[] {
  return scaleFactors.map((scaleFactor, axis) => scaledSize(inputSizes[axis], scaleFactor));
}

/**
 * `output-size.truncated-product`, `output-size.product-is-float64`: one product in float64, cut off towards zero, whose own
 * rounding counts: 10 · 0.7 is 7, 100 · 0.29 is 28. It is the same whoever computes it (`output-size.recompute-same-size`).
 */
export function scaledSize(inputSize: number, scaleFactor: number): number {
  return Math.trunc(inputSize * scaleFactor);
}
