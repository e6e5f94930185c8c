import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';

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
  return dtype === 'uint8' ? Int32Array.from(data) : Float32Array.from(decoded({ dtype, data }));
}

/**
 * `rounding.half-types`: rounded once, at the end, to nearest even. It is done here, since WGSL leaves open which way its
 * own conversions round, with `shader-f16` and with `pack2x16float`.
 */
export function tensorDataFromNumbers(dtype: DType, words: ArrayBuffer): Tensor['data'] {
  return dtype === 'uint8'
    ? Uint8Array.from(new Int32Array(words))
    : encoded(dtype, Float64Array.from(new Float32Array(words)));
}
