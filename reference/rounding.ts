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
  if (dtype === 'float16') for (let at = 0; at < values.length; at++) values[at] = float16Value(data[at]);
  if (dtype === 'bfloat16') for (let at = 0; at < values.length; at++) values[at] = bfloat16Value(data[at]);
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
      return converted(values, new Uint16Array(values.length), float16Bits);
    case 'bfloat16':
      return converted(values, new Uint16Array(values.length), bfloat16Bits);
    case 'uint8':
      return converted(values, new Uint8Array(values.length), uint8Value);
  }
}

function converted<Data extends Tensor['data']>(
  values: Float64Array,
  data: Data,
  convert: (value: number) => number,
): Data {
  for (let at = 0; at < values.length; at++) data[at] = convert(values[at]);
  return data;
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

function float16Value(bits: number): number {
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 1023;
  const sign = bits >> 15 === 0 ? 1 : -1;
  if (exponent === 31) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1024 + fraction) * powerOfTwo(exponent - 25);
}

function float16Bits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  if (Number.isNaN(value)) return 0x7e00;
  const rounded = roundedToFormat(Math.abs(value), FLOAT_FORMATS.float16);
  if (rounded === Infinity) return sign | 0x7c00;
  const exponent = binaryExponent(rounded);
  return exponent < -14
    ? sign | (rounded * 2 ** 24)
    : sign | (((exponent + 15) << 10) + (rounded * powerOfTwo(10 - exponent) - 1024));
}

const word = new DataView(new ArrayBuffer(8));

function bfloat16Value(bits: number): number {
  word.setUint32(0, bits << 16);
  return word.getFloat32(0);
}

function bfloat16Bits(value: number): number {
  if (Number.isNaN(value)) return 0x7fc0;
  const rounded = roundedToFormat(Math.abs(value), FLOAT_FORMATS.bfloat16);
  word.setFloat32(0, value < 0 || Object.is(value, -0) ? -rounded : rounded);
  return word.getUint16(0);
}

function uint8Value(value: number): number {
  return Math.min(Math.max(Math.floor(value + 0.5), 0), 255);
}

/** A non-negative value rounded to nearest even. Scaling by powers of two is exact, so only the sum rounds. */
function roundedToFormat(value: number, format: FloatFormat): number {
  if (value === Infinity) return Infinity;
  const quantum = unitInTheLastPlace(value, format);
  const integer = value / quantum + 2 ** 52 - 2 ** 52;
  const rounded = integer * quantum;
  return rounded >= powerOfTwo(format.maxExponent + 1) ? Infinity : rounded;
}

function binaryExponent(value: number): number {
  word.setFloat64(0, value);
  const exponent = (word.getUint16(0) >> 4) & 0x7ff;
  return exponent === 0 ? -1023 : exponent - 1023;
}
