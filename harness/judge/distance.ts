import { FLOAT_FORMATS, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';

/** A NaN is at no distance from a NaN, nor an infinity from itself; both are infinitely far from everything else. */
export function distance(expected: number, got: number): number {
  if (Object.is(expected, got)) return 0;
  const difference = Math.abs(got - expected);
  return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
}

export function relativeDistance(difference: number, expected: number): number {
  if (difference === 0) return 0;
  return Number.isFinite(expected) ? difference / Math.abs(expected) : Number.POSITIVE_INFINITY;
}

/** In units of the last place at the expected value; a level is the unit of uint8. */
export function distanceInUnits(difference: number, expected: number, dtype: DType): number {
  if (difference === 0 || dtype === 'uint8') return difference;
  if (!Number.isFinite(expected)) return Number.POSITIVE_INFINITY;
  return difference / unitInTheLastPlace(expected, FLOAT_FORMATS[dtype]);
}
