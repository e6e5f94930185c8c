import { describe, expect, test } from 'vitest';
import type { Tensor } from '#spec/signature.ts';
import { expectationOf } from './expectation.ts';
import { concatenated, concatenatedExpectation, untouchedExpectation } from './model.ts';

const tensor = (shape: number[], ...values: number[]): Tensor => ({
  dtype: 'float32',
  shape,
  data: Float32Array.from(values),
});

describe('maps joined along the channels', () => {
  const left = tensor([2, 1, 2], 1, 2, 3, 4);
  const right = tensor([2, 2, 2], 10, 20, 30, 40, 50, 60, 70, 80);

  test('alternate within each element of the batch', () => {
    expect(concatenated([left, right], 1)).toEqual(tensor([2, 3, 2], 1, 2, 10, 20, 30, 40, 3, 4, 50, 60, 70, 80));
  });

  test('are judged each by the map that an element comes from', () => {
    const joined = concatenatedExpectation([untouchedExpectation(left), untouchedExpectation(right)], 1);
    expect([...joined.ideal]).toEqual([1, 2, 10, 20, 30, 40, 3, 4, 50, 60, 70, 80]);
    expect(joined.shape).toEqual([2, 3, 2]);
    expect([joined.multiple(2, 10), joined.multiple(2, 1), joined.multiple(6, 3)]).toEqual([
      0,
      Number.POSITIVE_INFINITY,
      0,
    ]);
  });
});

test('a resized map keeps its slack, and its place', () => {
  const resized = expectationOf({ input: tensor([1, 1, 2], 0, 1), options: { size: 4, mode: 'linear' } });
  const joined = concatenatedExpectation([untouchedExpectation(tensor([1, 1, 4], 7, 7, 7, 7)), resized], 1);
  expect([...joined.ideal]).toEqual([7, 7, 7, 7, 0, 0.25, 0.75, 1]);
  expect([...joined.slack().subarray(0, 4)]).toEqual([0, 0, 0, 0]);
  expect(joined.slack()[5]).toBe(resized.slack()[1]);
  expect(joined.multiple(5, 0.25 + 2 ** -26)).toBeLessThan(1);
  expect(joined.multiple(5, 0.26)).toBeGreaterThan(1);
});

test('a map that enters as it is matches bit for bit: NaN by NaN, and zeros by their sign', () => {
  const { multiple } = untouchedExpectation(tensor([1, 1, 2], Number.NaN, -0));
  const far = Number.POSITIVE_INFINITY;
  expect([multiple(0, Number.NaN), multiple(0, 0), multiple(1, -0), multiple(1, 0)]).toEqual([0, far, 0, far]);
});

test('maps may be joined along an inner axis', () => {
  const joined = concatenated([tensor([1, 2, 1], 1, 2), tensor([1, 2, 2], 3, 4, 5, 6)], 2);
  expect(joined).toEqual(tensor([1, 2, 3], 1, 3, 4, 2, 5, 6));
});
