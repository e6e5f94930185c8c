/** `area.windows`, `area.mean`: borders in integers; the caller sees to it that outputSize · inputSize stays below 2³². */
export const AREA = /* wgsl */ `
fn resized(base: u32, outputIndex: u32) -> f32 {
  let first = outputIndex * axis.inputSize / axis.outputSize;
  let end = ((outputIndex + 1u) * axis.inputSize + axis.outputSize - 1u) / axis.outputSize;
  var sum = 0.0;
  for (var inputIndex = first; inputIndex < end; inputIndex++) { sum += elementAt(base, inputIndex); }
  return sum / f32(end - first);
}
`;
