import type { DType } from '#spec/signature.ts';
import { nearestNumbers } from './nearest-numbers.ts';
import { fromWireNumber, type WireNumber } from './protocol.ts';

/** Enough for a value that lies between two numbers of its dtype, as an ideal does. */
const BETWEEN_DIGITS = 9;

/** An expected value and what came in its place, which has as many digits at least. */
export function comparedTexts(expected: WireNumber, got: WireNumber, dtype: DType): [expected: string, got: string] {
  const text = numberText(expected, dtype);
  return [text, numberText(got, dtype, digitsOf(text))];
}

/** Significant digits of a decimal number: 3 of `0.00128`. */
function digitsOf(text: string): number {
  const digits = text.replace(/e.*$/, '').replace(/\D/g, '').replace(/^0+/, '');
  return Math.max(digits.length, 1);
}

/** A value in the fewest digits, but no fewer than `least`, that tell it from its neighbours of that dtype. */
export function numberText(wire: WireNumber, dtype: DType, least = 1): string {
  const value = fromWireNumber(wire);
  if (typeof wire === 'string' || Number.isInteger(value) || dtype === 'float64') return String(wire);
  if (rounded(value, dtype) !== value) return shortened(value, BETWEEN_DIGITS);
  for (let digits = least; digits < BETWEEN_DIGITS; digits++) {
    if (rounded(Number(value.toPrecision(digits)), dtype) === value) return shortened(value, digits);
  }
  return shortened(value, BETWEEN_DIGITS);
}

function shortened(value: number, digits: number): string {
  return String(Number(value.toPrecision(digits)));
}

function rounded(value: number, dtype: DType): number {
  return nearestNumbers(dtype, Float64Array.of(value))[0];
}
