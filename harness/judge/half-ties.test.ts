import { describe, expect, test } from 'vitest';
import { encoded } from '#reference/rounding.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { expectationOf } from './expectation.ts';

const UNIT = { float16: 2 ** -10, bfloat16: 2 ** -7 } as const;

/** Which of two neighbouring numbers, 1 and more, are accepted for the first element; in units above 1. */
function accepted(dtype: keyof typeof UNIT, units: readonly number[], options: InterpolateOptions): number[] {
  const data = encoded(
    dtype,
    Float64Array.from(units, (count) => 1 + count * UNIT[dtype]),
  );
  const { multiple } = expectationOf({ input: { dtype, shape: [1, 1, units.length], data }, options });
  return [0, 1, 2, 3].filter((count) => multiple(0, 1 + count * UNIT[dtype]) <= 1);
}

describe.each(['float16', 'bfloat16'] as const)('%s', (dtype) => {
  test('an exact tie has one answer, the even one', () => {
    expect(accepted(dtype, [0, 1], { size: 1, mode: 'linear' })).toEqual([0]);
    expect(accepted(dtype, [1, 2], { size: 1, mode: 'linear' })).toEqual([2]);
    expect(accepted(dtype, [1, 2, 1, 2], { size: 1, mode: 'area' })).toEqual([2]);
  });

  test('a tie of thirds has two', () => {
    // The middle of three windows of two thirds: 1 + 0.5 units in real numbers.
    expect(accepted(dtype, [0, 1, 0, 1, 0, 1], { size: 3, mode: 'linear' })).toEqual([0, 1]);
    expect(accepted(dtype, [0, 1, 0, 1, 0, 1], { size: 1, mode: 'area' })).toEqual([0, 1]);
  });
});

test('numbers that are far apart have a rounding before the last one', () => {
  const data = encoded('bfloat16', Float64Array.of(2 ** 20, 2 ** 12, 2 ** -20, -(2 ** -20)));
  const { multiple, ideal } = expectationOf({
    input: { dtype: 'bfloat16', shape: [1, 1, 4], data },
    options: { size: 1, mode: 'area' },
  });
  expect(ideal[0]).toBe(2 ** 18 + 2 ** 10);
  expect(multiple(0, 2 ** 18)).toBeLessThanOrEqual(1);
  expect(multiple(0, 2 ** 18 + 2 ** 11)).toBeLessThanOrEqual(1);
});

test('weights that are exact leave no more than the roundings of the sum', () => {
  const units = (count: number) => 0.75 + count * 2 ** -11;
  // ¾ of the first is 0.75 + 1.5 units; ¼ of the second takes it a little nearer to 2 of them.
  const data = encoded('float16', Float64Array.of(1 + 2 ** -10, 2 ** -14 + 2 ** -24));
  const { multiple } = expectationOf({
    input: { dtype: 'float16', shape: [1, 1, 2], data },
    options: { size: 4, mode: 'linear' },
  });
  expect([0, 1, 2, 3].filter((count) => multiple(1, units(count)) <= 1)).toEqual([2]);
});
