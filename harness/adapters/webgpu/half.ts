const INFINITE_FLOAT32 = 0x7f80_0000;

export function float16Value(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits & 0x8000 ? -1 : 1;
  if (exponent === 31) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * 2 ** (exponent - 25);
}

/** From the bits of a float32, to nearest even. */
export function float16Bits(float32: number): number {
  const sign = (float32 >>> 16) & 0x8000;
  const magnitude = float32 & 0x7fff_ffff;
  if (magnitude > INFINITE_FLOAT32) return sign | 0x7e00;
  // 65520 is half-way between the largest float16 and what would follow it.
  if (magnitude >= 0x477f_f000) return sign | 0x7c00;
  const exponent = magnitude >>> 23;
  // Below 2⁻²⁵ there is nothing to round up; 2⁻²⁵ itself is a tie, and goes to the even zero.
  if (exponent < 102) return sign;
  const isSubnormal = exponent < 113;
  const significand = (magnitude & 0x7f_ffff) | 0x80_0000;
  const dropped = isSubnormal ? 126 - exponent : 13;
  const base = isSubnormal ? 0 : (exponent - 113) << 10;
  return sign | (base + roundedShift(significand, dropped));
}

/** From the bits of a float32, to nearest even. */
export function bfloat16Bits(float32: number): number {
  const magnitude = float32 & 0x7fff_ffff;
  if (magnitude > INFINITE_FLOAT32) return 0x7fc0;
  return ((float32 >>> 16) & 0x8000) | roundedShift(magnitude, 16);
}

/** Without its last places; a carry goes into the exponent, where it belongs. */
function roundedShift(value: number, places: number): number {
  const kept = value >>> places;
  const rest = value & (2 ** places - 1);
  const half = 2 ** (places - 1);
  return kept + (rest > half || (rest === half && (kept & 1) === 1) ? 1 : 0);
}
