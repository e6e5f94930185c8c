/**
 * `rounding.uint8-weights`, `rounding.uint8-clamp`: integers throughout. The table holds first, count and place of the
 * weights for every output index, and then the weights.
 */
export const FIXED_POINT = /* wgsl */ `
@group(0) @binding(3) var<storage, read> table: array<i32>;

fn resized(base: u32, outputIndex: u32) -> i32 {
  let first = u32(table[3u * outputIndex]);
  let count = u32(table[3u * outputIndex + 1u]);
  let place = u32(table[3u * outputIndex + 2u]);
  var sum = 1i << (axis.shift - 1u);
  for (var tap = 0u; tap < count; tap++) { sum += table[place + tap] * elementAt(base, first + tap); }
  return clamp(sum >> axis.shift, 0, 255);
}
`;
