/** `antialias.centre`, `antialias.window`, `antialias.normalised`: one division at the end, by the sum of the weights. */
export const ANTIALIAS = /* wgsl */ `
fn resized(base: u32, outputIndex: u32) -> f32 {
  let centre = (f32(outputIndex) + 0.5) * axis.step;
  let stretch = max(axis.step, 1.0);
  let first = u32(max(centre - support * stretch + 0.5, 0.0));
  let end = min(u32(max(centre + support * stretch + 0.5, 0.0)), axis.inputSize);
  var sum = 0.0;
  var total = 0.0;
  for (var inputIndex = first; inputIndex < end; inputIndex++) {
    let weight = kernelWeight((f32(inputIndex) + 0.5 - centre) / stretch);
    sum += weight * elementAt(base, inputIndex);
    total += weight;
  }
  return sum / total;
}
`;

/** `antialias.bilinear-kernel` */
export const TRIANGLE = /* wgsl */ `
const support = 1.0;
fn kernelWeight(distance: f32) -> f32 { return max(1.0 - abs(distance), 0.0); }
`;

/** `antialias.bicubic-coefficient`; stands behind CUBIC_WEIGHT. */
export const SHARP_CUBIC = /* wgsl */ `
const support = 2.0;
fn kernelWeight(distance: f32) -> f32 { return cubicWeight(distance, -0.5); }
`;

/**
 * `antialias.lanczos-kernel`. WGSL's own `sin` may be off by 2⁻¹¹, so this one is a polynomial: Taylor's, to the 13th
 * degree, whose remainder within half a turn is (π/2)¹⁵/15! < 2⁻³⁰.
 */
export const LANCZOS = /* wgsl */ `
const support = 3.0;
const pi = 3.14159265358979;

// sin(πx) by the distance from the nearest integer, which is exact; the parity of that integer is the sign
fn sinPi(x: f32) -> f32 {
  const c3 = -1.0 / 6.0;
  const c5 = -c3 / 20.0;
  const c7 = -c5 / 42.0;
  const c9 = -c7 / 72.0;
  const c11 = -c9 / 110.0;
  const c13 = -c11 / 156.0;
  let turns = round(x);
  let y = pi * (x - turns);
  let z = y * y;
  let sine = y + y * z * (c3 + z * (c5 + z * (c7 + z * (c9 + z * (c11 + z * c13)))));
  return select(sine, -sine, (i32(turns) & 1) != 0);
}

fn sinc(x: f32) -> f32 {
  if (x == 0.0) { return 1.0; }
  return sinPi(x) / (pi * x);
}

fn kernelWeight(distance: f32) -> f32 {
  if (abs(distance) >= support) { return 0.0; }
  return sinc(distance) * sinc(distance / 3.0);
}
`;
