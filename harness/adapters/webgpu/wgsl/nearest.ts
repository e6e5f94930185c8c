/**
 * Both copy words, not numbers: a GPU may flush a subnormal and lose the payload of a NaN even where it only copies.
 * One product is all that is rounded, so that no fused operation can change the index.
 */

/** `nearest.index`, `nearest.step-is-float32` */
export const NEAREST = /* wgsl */ `
fn resized(base: u32, outputIndex: u32) -> u32 {
  let inputIndex = u32(f32(outputIndex) * axis.step);
  return elementAt(base, min(inputIndex, axis.inputSize - 1u));
}
`;

/** `nearest.exact-index` */
export const NEAREST_EXACT = /* wgsl */ `
fn resized(base: u32, outputIndex: u32) -> u32 {
  let inputIndex = u32((f32(outputIndex) + 0.5) * axis.step);
  return elementAt(base, min(inputIndex, axis.inputSize - 1u));
}
`;
