/** Invocations of one workgroup: what every adapter grants, and a multiple of the width of all. */
export const WORKGROUP = 64;

/**
 * What every kernel shares: one pass along one axis of an array seen as planes × inputSize × inner. A kernel is this
 * text with `alias Element` before it and `fn resized(base, outputIndex) -> Element` behind it.
 */
export const PASS = /* wgsl */ `
struct Axis {
  inputSize: u32,
  outputSize: u32,
  inner: u32,
  elements: u32,     // of the result, all planes together
  step: f32,         // input elements per output element; divided on the host, as WGSL divides within 2.5 ULP only
  alignCorners: u32,
  shift: u32,        // fixed point: binary places of the weights
}

@group(0) @binding(0) var<uniform> axis: Axis;
@group(0) @binding(1) var<storage, read> source: array<Element>;
@group(0) @binding(2) var<storage, read_write> result: array<Element>;

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(global_invocation_id) id: vec3u, @builtin(num_workgroups) groups: vec3u) {
  let element = id.x + id.y * groups.x * ${WORKGROUP}u;
  if (element >= axis.elements) { return; }
  let outputIndex = element / axis.inner % axis.outputSize;
  let plane = element / axis.inner / axis.outputSize;
  result[element] = resized(plane * axis.inputSize * axis.inner + element % axis.inner, outputIndex);
}

fn elementAt(base: u32, inputIndex: u32) -> Element {
  return source[base + inputIndex * axis.inner];
}
`;

/** `coordinates.half-pixel`, `coordinates.align-corners`: sums and products only, which WGSL rounds correctly. */
export const COORDINATE = /* wgsl */ `
fn sourceCoordinate(outputIndex: u32) -> f32 {
  if (axis.alignCorners != 0u) { return f32(outputIndex) * axis.step; }
  return (f32(outputIndex) + 0.5) * axis.step - 0.5;
}
`;
