import { FLOAT_FORMATS } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';
import type { Decisions } from './decisions.ts';

type FloatType = Exclude<DType, 'uint8'>;

/** What an infinity or a NaN is read as. */
const INFINITIES = {
  kept: (value) => value,
  'as-largest': (value, largest) => Math.sign(value) * largest,
  'as-nan': () => Number.NaN,
  'as-zero': () => 0,
} as const satisfies Readonly<Record<string, (value: number, largest: number) => number>>;

export const SPECIAL_VALUES = {
  /** `special-values.nan`: a NaN spreads to what reads it, counts as a number, or is left out of the weights. */
  nan: 'spread' as 'spread' | 'as-zero' | 'as-largest' | 'skipped' | 'spread-over-row',
  /** `special-values.infinity` */
  infinity: 'kept' as keyof typeof INFINITIES,
  /** `special-values.signed-zero` */
  negativeZero: 'kept' as 'kept' | 'lost',
  /** `special-values.subnormal`: flushed to zero as honest hardware does, or those of float16 as well. */
  subnormals: 'kept' as 'kept' | 'flushed' | 'flushed-in-float16',
  /** `special-values.overflow`: a result beyond the dtype is an infinity, or its largest number. */
  overflow: 'infinite' as 'infinite' | 'saturated',
};

/** The elements as they are read. */
export function readValues(values: Float64Array, dtype: DType, decisions: Decisions): Float64Array {
  if (dtype === 'uint8') return decisions.uint8Read === 'signed' ? Float64Array.from(Int8Array.from(values)) : values;
  if (isTargets(decisions)) return values;
  const largest = largestNumber(dtype);
  const nan = { 'as-zero': 0, 'as-largest': largest }[decisions.nan as string] ?? Number.NaN;
  return values.map((value) => {
    if (Number.isNaN(value)) return nan;
    if (!Number.isFinite(value)) return INFINITIES[decisions.infinity](value, largest);
    return isFlushed(value, dtype, decisions) ? 0 : value;
  });
}

/** The elements as they are written; rows are as long as `width`. */
export function writtenValues(values: Float64Array, dtype: DType, width: number, decisions: Decisions): Float64Array {
  if (dtype === 'uint8' || isTargets(decisions)) return values;
  const largest = largestNumber(dtype);
  const written = values.map((value) => {
    if (value === 0 && decisions.negativeZero === 'lost') return 0;
    if (decisions.overflow === 'saturated' && Math.abs(value) > largest) return Math.sign(value) * largest;
    return isFlushed(value, dtype, decisions) ? 0 : value;
  });
  return decisions.nan === 'spread-over-row' ? withWholeRows(written, width) : written;
}

/** To leave NaNs out of the weights takes no change of the elements. */
function isTargets(decisions: Decisions): boolean {
  const names = Object.keys(SPECIAL_VALUES) as (keyof typeof SPECIAL_VALUES)[];
  return names.every(
    (name) => decisions[name] === SPECIAL_VALUES[name] || (name === 'nan' && decisions.nan === 'skipped'),
  );
}

function isFlushed(value: number, dtype: FloatType, { subnormals }: Decisions): boolean {
  if (subnormals === 'kept' || value === 0 || (dtype === 'float16' && subnormals === 'flushed')) return false;
  return Math.abs(value) < 2 ** FLOAT_FORMATS[dtype].minExponent;
}

function largestNumber(dtype: FloatType): number {
  const { significandBits, maxExponent } = FLOAT_FORMATS[dtype];
  return (2 - 2 ** -significandBits) * 2 ** maxExponent;
}

function withWholeRows(values: Float64Array, width: number): Float64Array {
  const spread = values.slice();
  for (let start = 0; start < values.length; start += width) {
    if (values.subarray(start, start + width).some(Number.isNaN)) spread.fill(Number.NaN, start, start + width);
  }
  return spread;
}
