/** As `rint` of C and `round` of numpy do; `Math.round` takes a half up. */
export function halfToEven(value: number): number {
  return Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value);
}
