import { expect, test } from 'vitest';
import { encoded } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';
import { expectationOf } from './expectation.ts';
import { roundedExactSum } from './rounded-exact-sum.ts';

/** The mean of 1 and the next number of float16. */
function mean(dtype: DType, inputs: readonly number[]): number | undefined {
  const data = encoded(dtype, Float64Array.from(inputs));
  const input = { dtype, shape: [1, 1, inputs.length], data };
  return roundedExactSum(expectationOf({ input, options: { size: 1, mode: 'linear' } }), 0);
}

test('an exact tie of half types has one accepted number, the even one', () => {
  expect(mean('float16', [1, 1 + 2 ** -10])).toBe(1);
  expect(mean('float16', [1 + 2 ** -10, 1 + 2 ** -9])).toBe(1 + 2 ** -9);
});

test('a number that needs no rounding, and other dtypes, have a bound', () => {
  expect(mean('float16', [1, 1 + 2 ** -9])).toBeUndefined();
  expect(mean('float32', [1, 1 + 2 ** -23])).toBeUndefined();
});
