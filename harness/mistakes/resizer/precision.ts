import { FLOAT_FORMATS, type FloatFormat, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';

export type Rounding = (value: number) => number;

/**
 * What a quantity is kept in. `exact` is float64, whatever the input; `own` is what the clauses of rounding ask for:
 * float32 for float32 and the half types, float64 for float64 and uint8; `dtype` is the type of the elements.
 */
export type Precision = 'exact' | 'own' | 'dtype' | 'float32' | 'float16' | 'bfloat16';

export function roundingTo(precision: Precision, dtype: DType): Rounding {
  switch (precision) {
    case 'exact':
      return unrounded;
    case 'own':
      return dtype === 'float64' || dtype === 'uint8' ? unrounded : Math.fround;
    case 'dtype':
      return dtype === 'uint8' ? unrounded : roundingTo(dtype === 'float64' ? 'exact' : dtype, dtype);
    case 'float32':
      return Math.fround;
    default:
      return (value) => roundedTo(FLOAT_FORMATS[precision], value);
  }
}

/** So many bits after the point, rounded or cut off. */
export type FixedPoint = `fixed-${number}` | `cut-${number}`;

export function isFixedPoint(precision: Precision | FixedPoint): precision is FixedPoint {
  return precision.includes('-');
}

export function fixedPointRounding(precision: FixedPoint): Rounding {
  const [kind, bits] = precision.split('-');
  if (kind === 'fixed') return fixedPoint(Number(bits));
  return (value) => Math.trunc(value * 2 ** Number(bits)) / 2 ** Number(bits);
}

/** As a number of so many bits after the point. */
export function fixedPoint(bits: number): Rounding {
  return (value) => Math.round(value * 2 ** bits) / 2 ** bits;
}

function unrounded(value: number): number {
  return value;
}

/** To nearest even. Adding and taking away 1.5 · 2⁵² rounds to an integer. */
function roundedTo(format: FloatFormat, value: number): number {
  if (value === 0 || !Number.isFinite(value)) return value;
  const quantum = unitInTheLastPlace(value, format);
  const rounded = (value / quantum + 1.5 * 2 ** 52 - 1.5 * 2 ** 52) * quantum;
  return Math.abs(rounded) >= 2 ** (format.maxExponent + 1) ? Math.sign(value) * Number.POSITIVE_INFINITY : rounded;
}
