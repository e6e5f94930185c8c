/** `bicubic.kernel`, by Horner's rule. */
export const CUBIC_WEIGHT = /* wgsl */ `
fn cubicWeight(distance: f32, a: f32) -> f32 {
  let d = abs(distance);
  if (d < 1.0) { return ((a + 2.0) * d - (a + 3.0)) * d * d + 1.0; }
  if (d < 2.0) { return ((a * d - 5.0 * a) * d + 8.0 * a) * d - 4.0 * a; }
  return 0.0;
}
`;

/** `bicubic.coefficient`, `bicubic.not-clamped`, `bicubic.border-taps` */
export const CUBIC = /* wgsl */ `
fn resized(base: u32, outputIndex: u32) -> f32 {
  let last = i32(axis.inputSize) - 1;
  let coordinate = sourceCoordinate(outputIndex);
  let left = min(i32(floor(coordinate)), last);
  let t = min(coordinate - f32(left), 1.0);
  var sum = 0.0;
  for (var offset = -1; offset <= 2; offset++) {
    let inputIndex = clamp(left + offset, 0, last);
    sum += cubicWeight(t - f32(offset), -0.75) * elementAt(base, u32(inputIndex));
  }
  return sum;
}
`;
