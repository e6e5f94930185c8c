import type { DType, Tensor } from '#spec/signature.ts';

/** The values as a tensor's data; a value that the dtype cannot hold exactly is a mistake of the design. */
export function exactData(values: ArrayLike<number>, dtype: DType): Tensor['data'] {
  switch (dtype) {
    case 'float64':
      return new Float64Array(values);
    case 'float32':
      return allExact(values, new Float32Array(values), dtype);
    case 'float16':
      return bitsOf(values, float16Bits);
    case 'bfloat16':
      return bitsOf(values, bfloat16Bits);
    case 'uint8':
      return allExact(values, new Uint8Array(values), dtype);
  }
}

function bitsOf(values: ArrayLike<number>, bitsAt: (value: number) => number): Uint16Array {
  const data = new Uint16Array(values.length);
  for (let at = 0; at < values.length; at++) data[at] = bitsAt(values[at]);
  return data;
}

function allExact<Data extends Float32Array | Uint8Array>(values: ArrayLike<number>, data: Data, dtype: DType): Data {
  for (let at = 0; at < values.length; at++) exact(values[at], data[at], dtype);
  return data;
}

function exact(value: number, held: number, dtype: DType): number {
  if (Object.is(value, held)) return held;
  throw new Error(`input design: ${dtype} cannot hold ${value} exactly; choose a value that it holds`);
}

const word = new DataView(new ArrayBuffer(4));

/** bfloat16 is the upper half of float32. The NaN is the quiet one, as the target makes it. */
function bfloat16Bits(value: number): number {
  const bits = float32Bits(exact(value, Math.fround(value), 'bfloat16'));
  return exact(bits, bits & 0xffff0000, 'bfloat16') >>> 16;
}

/** The distance between neighbours at 2^-14, 2^-13 … 2^15. */
const FLOAT16_STEPS = Array.from({ length: 30 }, (_, place) => 2 ** (place - 24));

/** float16 has 5 bits of exponent with bias 15 and 10 bits of fraction; its subnormals are multiples of 2^-24. */
function float16Bits(value: number): number {
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const magnitude = Math.abs(value);
  if (Number.isNaN(value)) return 0x7e00;
  if (magnitude === Number.POSITIVE_INFINITY) return sign | 0x7c00;
  const exponent = Math.min(Math.max((float32Bits(magnitude) >> 23) - 127, -14), 15);
  const steps = magnitude / FLOAT16_STEPS[exponent + 14];
  if (!Number.isInteger(steps) || magnitude > 65504)
    throw new Error(`input design: float16 cannot hold ${value} exactly`);
  return sign | (steps < 1024 ? steps : ((exponent + 15) << 10) | (steps - 1024));
}

function float32Bits(value: number): number {
  word.setFloat32(0, value);
  return word.getInt32(0);
}
