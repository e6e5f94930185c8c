import { FLOAT_FORMATS, type FloatFormat } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';

/** What an honest implementation computes in, as far as the bound needs to know. */
export interface Arithmetic {
  /** Half the distance from 1 to the next number of the format that sums and coordinates are computed in. */
  readonly unit: number;
  /** The same of the format that weights may be rounded to: the dtype itself for the half types, otherwise none. */
  readonly weightUnit: number;
  /** What a product may lose where subnormals are flushed to zero. */
  readonly flushed: number;
  /** The largest finite sum. */
  readonly largest: number;
  /** The format of the result; none for uint8. */
  readonly result: FloatFormat | undefined;
  /** The ideal is itself computed in float64, so that against float64 its own rounding counts as well. */
  readonly yardstick: 1 | 2;
}

// All have the same members in the same order: V8 compiles what reads them for one kind of object.
const IN_FLOAT32: Arithmetic = {
  unit: 2 ** -24,
  weightUnit: 0,
  flushed: 2 ** -126,
  largest: (2 - 2 ** -23) * 2 ** 127,
  result: undefined,
  yardstick: 1,
};

const IN_FLOAT64: Arithmetic = {
  unit: 2 ** -53,
  weightUnit: 0,
  flushed: 2 ** -1022,
  largest: Number.MAX_VALUE,
  result: undefined,
  yardstick: 2,
};

/** `rounding.float-arithmetic`, `rounding.float64-arithmetic`, `rounding.half-types` */
export const ARITHMETIC: Readonly<Record<DType, Arithmetic>> = {
  float64: { ...IN_FLOAT64, result: FLOAT_FORMATS.float64 },
  float32: { ...IN_FLOAT32, result: FLOAT_FORMATS.float32 },
  float16: { ...IN_FLOAT32, weightUnit: 2 ** -11, result: FLOAT_FORMATS.float16 },
  bfloat16: { ...IN_FLOAT32, weightUnit: 2 ** -8, result: FLOAT_FORMATS.bfloat16 },
  uint8: IN_FLOAT32,
};
