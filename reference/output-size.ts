/** `output-size.truncated-product`: one product in float64, cut towards zero: 100 · 0.29 gives 28, 10 · 0.7 gives 7. */
export function scaledSize(inputSize: number, scaleFactor: number): number {
  return Math.trunc(inputSize * scaleFactor);
}
