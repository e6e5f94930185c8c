import type { DType, Tensor } from '#spec/signature.ts';

/** A binary floating-point format by its stored significand bits and its smallest normal exponent. */
export interface FloatFormat {
  readonly significandBits: number;
  readonly minExponent: number;
  readonly maxExponent: number;
}

/** `rounding.result-dtype`: the formats that a value is rounded to once, at the end. */
export const FLOAT_FORMATS = {
  float64: { significandBits: 52, minExponent: -1022, maxExponent: 1023 },
  float32: { significandBits: 23, minExponent: -126, maxExponent: 127 },
  bfloat16: { significandBits: 7, minExponent: -126, maxExponent: 127 },
  float16: { significandBits: 10, minExponent: -14, maxExponent: 15 },
} as const satisfies Record<Exclude<DType, 'uint8'>, FloatFormat>;

/**
 * The elements as real numbers; every value of every dtype is a float64. So is all that is computed with them, which
 * `rounding.float-arithmetic` and `rounding.float64-arithmetic` allow.
 */
export function decoded({ dtype, data }: Pick<Tensor, 'dtype' | 'data'>): Float64Array {
  const values = new Float64Array(data);
  if (dtype !== 'float16' && dtype !== 'bfloat16') return values;
  for (let at = 0; at < values.length; at++) values[at] = halfValue(data[at], FLOAT_FORMATS[dtype]);
  return values;
}

/**
 * `rounding.half-types`, `rounding.half-ties-to-even`: real numbers rounded to a dtype once, to nearest even; uint8 rounds
 * halves up and saturates.
 */
export function encoded(dtype: DType, values: Float64Array): Tensor['data'] {
  switch (dtype) {
    case 'float64':
      return new Float64Array(values);
    case 'float32':
      return new Float32Array(values);
    case 'float16':
    case 'bfloat16': {
      const data = new Uint16Array(values.length);
      for (let at = 0; at < data.length; at++) data[at] = halfBits(values[at], FLOAT_FORMATS[dtype]);
      return data;
    }
    case 'uint8': {
      const data = new Uint8Array(values.length);
      for (let at = 0; at < data.length; at++) data[at] = Math.min(Math.max(Math.floor(values[at] + 0.5), 0), 255);
      return data;
    }
  }
}

/** The distance between neighbouring numbers of a format at a value. */
export function unitInTheLastPlace(value: number, { significandBits, minExponent, maxExponent }: FloatFormat): number {
  const exponent = Math.min(Math.max(binaryExponent(value), minExponent), maxExponent);
  return powerOfTwo(exponent - significandBits);
}

/** The powers of two that a float64 can be, from 2^-1074: looking one up takes a fraction of the time of `2 ** exponent`. */
const POWERS_OF_TWO = Float64Array.from({ length: 1074 + 1024 }, (_, place) => 2 ** (place - 1074));

function powerOfTwo(exponent: number): number {
  return POWERS_OF_TWO[exponent + 1074];
}

/**
 * A half type has a sign, an exponent and a significand, as IEEE 754 lays them out: float16 of 1, 5 and 10 bits, bfloat16 of
 * 1, 8 and 7.
 */
function halfValue(bits: number, { significandBits, minExponent, maxExponent }: FloatFormat): number {
  const sign = bits >> 15 === 0 ? 1 : -1;
  const exponent = (bits & 0x7fff) >> significandBits;
  const fraction = bits & ((1 << significandBits) - 1);
  if (exponent === 0) return sign * fraction * powerOfTwo(minExponent - significandBits);
  if (exponent > maxExponent - minExponent + 1) return fraction === 0 ? sign * Infinity : NaN;
  return sign * ((1 << significandBits) + fraction) * powerOfTwo(exponent - 1 + minExponent - significandBits);
}

/** The bits of the nearest number, of two the even one. A significand that is rounded up to two carries into the exponent. */
function halfBits(value: number, { significandBits, minExponent, maxExponent }: FloatFormat): number {
  const infinity = (maxExponent - minExponent + 2) << significandBits;
  if (Number.isNaN(value)) return infinity | (1 << (significandBits - 1));
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  const exponent = Math.min(Math.max(binaryExponent(size), minExponent), maxExponent);
  // Scaling by a power of two is exact, so only the sum with 2⁵² rounds.
  const significand = size / powerOfTwo(exponent - significandBits) + 2 ** 52 - 2 ** 52;
  return sign | Math.min(((exponent - minExponent) << significandBits) + significand, infinity);
}

const word = new DataView(new ArrayBuffer(8));

function binaryExponent(value: number): number {
  word.setFloat64(0, value);
  const exponent = (word.getUint16(0) >> 4) & 0x7ff;
  return exponent === 0 ? -1023 : exponent - 1023;
}
