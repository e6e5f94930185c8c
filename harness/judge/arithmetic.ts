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
  /** The format of the result; absent for uint8. */
  readonly result?: FloatFormat;
  /** The ideal is itself computed in float64, so that against float64 its own rounding counts as well. */
  readonly yardstick: 1 | 2;
}

const UNIT_FLOAT32 = 2 ** -24;
const FLOAT32 = { unit: UNIT_FLOAT32, flushed: 2 ** -126, largest: (2 - 2 ** -23) * 2 ** 127, yardstick: 1 } as const;

/** `rounding.float-arithmetic`, `rounding.float64-arithmetic`, `rounding.half-types` */
export const ARITHMETIC: Readonly<Record<DType, Arithmetic>> = {
  float64: {
    unit: 2 ** -53,
    weightUnit: 0,
    flushed: 2 ** -1022,
    largest: Number.MAX_VALUE,
    result: FLOAT_FORMATS.float64,
    yardstick: 2,
  },
  float32: { ...FLOAT32, weightUnit: 0, result: FLOAT_FORMATS.float32 },
  float16: { ...FLOAT32, weightUnit: 2 ** -11, result: FLOAT_FORMATS.float16 },
  bfloat16: { ...FLOAT32, weightUnit: 2 ** -8, result: FLOAT_FORMATS.bfloat16 },
  uint8: { ...FLOAT32, weightUnit: 0 },
};
