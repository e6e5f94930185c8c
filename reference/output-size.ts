/**
 * `output-size.truncated-product`, `output-size.product-is-float64`: one product in float64, cut off towards zero, whose own
 * rounding counts: 10 · 0.7 is 7, 100 · 0.29 is 28.
 */
export function scaledSize(inputSize: number, scaleFactor: number): number {
  return Math.trunc(inputSize * scaleFactor);
}
