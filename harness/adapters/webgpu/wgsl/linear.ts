/** `linear.two-taps`, `linear.border`: in the form a(1 − t) + bt, in which equal neighbours of any size do not overflow. */
export const LINEAR = /* wgsl */ `
fn resized(base: u32, outputIndex: u32) -> f32 {
  let last = axis.inputSize - 1u;
  let coordinate = max(sourceCoordinate(outputIndex), 0.0);
  let left = min(u32(coordinate), last);
  let right = min(left + 1u, last);
  let t = min(coordinate - f32(left), 1.0);
  return elementAt(base, left) * (1.0 - t) + elementAt(base, right) * t;
}
`;
