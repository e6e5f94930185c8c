import { FLOAT_FORMATS } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';

export interface SpecialValueDecisions {
  /** `special-values.nan`: a NaN spreads to what reads it, counts as a number, or is left out of the weights. */
  nan: 'spread' | 'as-zero' | 'as-largest' | 'skipped' | 'spread-over-row';
  /** `special-values.infinity` */
  infinity: 'kept' | 'as-largest' | 'as-nan' | 'as-zero';
  /** `special-values.signed-zero` */
  negativeZero: 'kept' | 'lost';
  /** `special-values.subnormal`: flushed to zero as honest hardware does, or those of float16 as well. */
  subnormals: 'kept' | 'flushed' | 'flushed-in-float16';
  /** `special-values.overflow`: a result beyond the dtype is an infinity, or its largest number. */
  overflow: 'infinite' | 'saturated';
}

export const SPECIAL_VALUES: SpecialValueDecisions = {
  nan: 'spread',
  infinity: 'kept',
  negativeZero: 'kept',
  subnormals: 'kept',
  overflow: 'infinite',
};

/** The elements as they are read. */
export function readValues(values: Float64Array, dtype: DType, decisions: SpecialValueDecisions): Float64Array {
  if (dtype === 'uint8' || isTargets(decisions)) return values;
  const largest = largestOf(dtype);
  return values.map((value) => {
    if (Number.isNaN(value)) return { 'as-zero': 0, 'as-largest': largest }[decisions.nan as string] ?? value;
    if (!Number.isFinite(value)) return infinityAs(value, largest, decisions);
    return isFlushed(value, dtype, decisions) ? 0 : value;
  });
}

/** The elements as they are written; rows are as long as `width`. */
export function writtenValues(
  values: Float64Array,
  dtype: DType,
  width: number,
  decisions: SpecialValueDecisions,
): Float64Array {
  if (dtype === 'uint8' || isTargets(decisions)) return values;
  const largest = largestOf(dtype);
  const written = values.map((value) => {
    if (value === 0 && decisions.negativeZero === 'lost') return 0;
    if (decisions.overflow === 'saturated' && Math.abs(value) > largest) return Math.sign(value) * largest;
    return isFlushed(value, dtype, decisions) ? 0 : value;
  });
  return decisions.nan === 'spread-over-row' ? withWholeRows(written, width) : written;
}

function isTargets({ nan, infinity, negativeZero, subnormals, overflow }: SpecialValueDecisions): boolean {
  const isNonFiniteKept = (nan === 'spread' || nan === 'skipped') && infinity === 'kept' && overflow === 'infinite';
  return isNonFiniteKept && negativeZero === 'kept' && subnormals === 'kept';
}

function infinityAs(value: number, largest: number, { infinity }: SpecialValueDecisions): number {
  switch (infinity) {
    case 'kept':
      return value;
    case 'as-largest':
      return Math.sign(value) * largest;
    case 'as-nan':
      return Number.NaN;
    case 'as-zero':
      return 0;
  }
}

function isFlushed(value: number, dtype: DType, { subnormals }: SpecialValueDecisions): boolean {
  if (subnormals === 'kept' || dtype === 'uint8' || value === 0) return false;
  if (dtype === 'float16' && subnormals === 'flushed') return false;
  return Math.abs(value) < 2 ** FLOAT_FORMATS[dtype].minExponent;
}

function largestOf(dtype: DType): number {
  const { significandBits, maxExponent } = FLOAT_FORMATS[dtype === 'uint8' ? 'float64' : dtype];
  return (2 - 2 ** -significandBits) * 2 ** maxExponent;
}

function withWholeRows(values: Float64Array, width: number): Float64Array {
  const spread = values.slice();
  for (let start = 0; start < values.length; start += width) {
    if (values.subarray(start, start + width).some(Number.isNaN)) spread.fill(Number.NaN, start, start + width);
  }
  return spread;
}
