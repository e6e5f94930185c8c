import { decoded, encoded, FLOAT_FORMATS } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';

/**
 * The numbers of a floating-point dtype in their order, as consecutive integers: +0 has place 0, −0 has place −1, and the
 * infinities come last. These are the bits, counted from zero in both directions.
 */
export interface Places {
  numberAt(place: bigint): number;
  /** Of a value rounded to the dtype. */
  placeOf(value: number): bigint;
  /** Of the largest finite number. */
  readonly largest: bigint;
  /** The tensor data with the numbers at these places, and the canonical NaN where there is none. */
  dataOf(places: readonly (bigint | undefined)[]): Tensor['data'];
}

type FloatType = Exclude<DType, 'uint8'>;

const WIDTH: Readonly<Record<FloatType, 16n | 32n | 64n>> = { float64: 64n, float32: 32n, float16: 16n, bfloat16: 16n };

export function placesOf(dtype: FloatType): Places {
  const sign = 1n << (WIDTH[dtype] - 1n);
  const bitsAt = (place: bigint) => (place < 0n ? sign | (-1n - place) : place);
  const placeAt = (bits: bigint) => (bits < sign ? bits : -1n - (bits ^ sign));
  const placeOf = (value: number) => placeAt(bitsOf(dtype, value));
  const { significandBits, maxExponent } = FLOAT_FORMATS[dtype];
  return {
    numberAt: (place) => numberOf(dtype, bitsAt(place)),
    placeOf,
    largest: placeOf((2 - 2 ** -significandBits) * 2 ** maxExponent),
    dataOf: (places) => {
      const nan = bitsOf(dtype, Number.NaN);
      return dataOf(
        dtype,
        places.map((place) => (place === undefined ? nan : bitsAt(place))),
      );
    },
  };
}

const word = new DataView(new ArrayBuffer(8));

function bitsOf(dtype: FloatType, value: number): bigint {
  switch (dtype) {
    case 'float64':
      word.setFloat64(0, value);
      return word.getBigUint64(0);
    case 'float32':
      word.setFloat32(0, value);
      return BigInt(word.getUint32(0));
    default:
      return BigInt(encoded(dtype, Float64Array.of(value))[0]);
  }
}

function numberOf(dtype: FloatType, bits: bigint): number {
  switch (dtype) {
    case 'float64':
      word.setBigUint64(0, bits);
      return word.getFloat64(0);
    case 'float32':
      word.setUint32(0, Number(bits));
      return word.getFloat32(0);
    default:
      return decoded({ dtype, data: Uint16Array.of(Number(bits)) })[0];
  }
}

/** Copied as bits: a NaN that passes through a number may lose its own. */
function dataOf(dtype: FloatType, bits: readonly bigint[]): Tensor['data'] {
  switch (dtype) {
    case 'float64':
      return new Float64Array(BigUint64Array.from(bits).buffer);
    case 'float32':
      return new Float32Array(Uint32Array.from(bits, Number).buffer);
    default:
      return Uint16Array.from(bits, Number);
  }
}
