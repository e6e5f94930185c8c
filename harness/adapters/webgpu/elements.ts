import type { DType, Tensor } from '#spec/signature.ts';
import { bfloat16Bits, float16Bits, float16Value } from './half.ts';

/** What a kernel reads and writes: 32 bits an element. */
export type Words = Float32Array | Int32Array | Uint32Array;

type Buffer = ArrayBuffer;

/** The bits of an element in a word of its own; a float64 takes two. */
export function bitsOf({ data }: Pick<Tensor, 'data'>): Uint32Array<Buffer> {
  if (data instanceof Float64Array || data instanceof Float32Array)
    return new Uint32Array(data.slice().buffer as Buffer);
  return Uint32Array.from(data);
}

export function tensorDataFromBits(dtype: DType, bits: Uint32Array<Buffer>): Tensor['data'] {
  switch (dtype) {
    case 'float64':
      return new Float64Array(bits.buffer);
    case 'float32':
      return new Float32Array(bits.buffer);
    case 'uint8':
      return Uint8Array.from(bits);
    default:
      return Uint16Array.from(bits);
  }
}

/** The half types as float32, which holds them all; uint8 as integers. */
export function numbersOf({ dtype, data }: Pick<Tensor, 'dtype' | 'data'>): Words {
  switch (dtype) {
    case 'float16':
      return Float32Array.from(data, float16Value);
    case 'bfloat16':
      return new Float32Array(Uint32Array.from(data, (bits) => bits << 16).buffer);
    case 'uint8':
      return Int32Array.from(data);
    default:
      return Float32Array.from(data);
  }
}

/**
 * `rounding.half-types`: rounded once, at the end, to nearest even. It is done here, since WGSL leaves open which way its
 * own conversions round, with `shader-f16` and with `pack2x16float`.
 */
export function tensorDataFromNumbers(dtype: DType, words: ArrayBuffer): Tensor['data'] {
  switch (dtype) {
    case 'float16':
      return Uint16Array.from(new Uint32Array(words), float16Bits);
    case 'bfloat16':
      return Uint16Array.from(new Uint32Array(words), bfloat16Bits);
    case 'uint8':
      return Uint8Array.from(new Int32Array(words));
    default:
      return new Float32Array(words);
  }
}
