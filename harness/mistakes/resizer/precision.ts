import { FLOAT_FORMATS, type FloatFormat, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';

export type Rounding = (value: number) => number;

/**
 * What a quantity is kept in. `exact` is float64, whatever the input; `own` is what the clauses of rounding ask for:
 * float32 for float32 and the half types, float64 for float64 and uint8; `dtype` is the type of the elements.
 */
export type Precision = 'exact' | 'own' | 'dtype' | 'float32' | 'float16' | 'bfloat16';

/** So many bits after the point, rounded or cut off, or decimals. */
export type FixedPoint = `fixed-${number}` | `cut-${number}` | `decimals-${number}`;

export function roundingTo(precision: Precision | FixedPoint, dtype: DType): Rounding {
  if (precision === 'exact') return unrounded;
  if (isFixedPoint(precision)) return fixedPointRounding(precision);
  const isWide = dtype === 'float64' || dtype === 'uint8';
  if (precision === 'own') return isWide ? unrounded : Math.fround;
  const kept = precision === 'dtype' ? (isWide ? 'exact' : dtype) : precision;
  if (kept === 'exact') return unrounded;
  return kept === 'float32' ? Math.fround : (value) => roundedTo(FLOAT_FORMATS[kept], value);
}

export function isFixedPoint(precision: string): precision is FixedPoint {
  return /^(fixed|cut|decimals)-/.test(precision);
}

function fixedPointRounding(precision: FixedPoint): Rounding {
  const unit = (precision.startsWith('decimals-') ? 10 : 2) ** bitsOf(precision);
  const whole = precision.startsWith('cut-') ? Math.trunc : Math.round;
  return (value) => whole(value * unit) / unit;
}

export function bitsOf(precision: FixedPoint): number {
  return Number(precision.slice(precision.indexOf('-') + 1));
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

/** Ways of making a number whole. A forgiving floor takes what is just below an integer for it; a strict one an integer for the one before. */
export const WHOLE_NUMBER = {
  floor: Math.floor,
  ceil: Math.ceil,
  truncated: Math.trunc,
  'half-up': (value) => Math.floor(value + 0.5),
  'half-down': (value) => Math.ceil(value - 0.5),
  'half-even': halfToEven,
  'forgiving-floor': (value) => Math.floor(value + 1e-3),
  'strict-floor': (value) => Math.floor(value - 1e-6),
} as const satisfies Readonly<Record<string, (value: number) => number>>;

export type WholeNumber = keyof typeof WHOLE_NUMBER;

/** As `rint` of C and `round` of numpy do; `Math.round` takes a half up. */
export function halfToEven(value: number): number {
  return Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value);
}
