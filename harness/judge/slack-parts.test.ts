import { expect, test } from 'vitest';
import { acceptedCall } from '#reference/arguments.ts';
import { encoded } from '#reference/rounding.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import { expectationOf } from './expectation.ts';
import { slackPartsOf } from './slack-parts.ts';

const values = Float64Array.from({ length: 30 }, (_, at) => ((at * 7) % 11) - 4.25);

test.each<[DType, InterpolateOptions]>([
  ['float32', { size: [9, 4], mode: 'bilinear' }],
  ['float16', { size: [3, 13], mode: 'bicubic' }],
  ['float64', { size: [2, 3], mode: 'area' }],
  ['bfloat16', { scaleFactor: 1.7, mode: 'bilinear', alignCorners: true }],
  ['float32', { size: [2, 3], mode: 'lanczos', antialias: true }],
])('the parts of a slack add up to it: %s, %j', (dtype, options) => {
  const input = { dtype, shape: [1, 1, 5, 6], data: encoded(dtype, values) };
  const slacks = expectationOf({ input, options }).slack();
  for (const [element, whole] of slacks.entries()) {
    const { coordinate, weights, summation, rounding } = slackPartsOf(acceptedCall(input, options), input, element);
    expect(Math.min(coordinate, weights, summation, rounding)).toBeGreaterThanOrEqual(0);
    expect((coordinate + weights + summation + rounding) / whole).toBeCloseTo(1, 12);
  }
});

test('area has windows of whole elements: nothing comes from a coordinate', () => {
  const input = { dtype: 'float32', shape: [1, 1, 30], data: Float32Array.from(values) } as const;
  const call = acceptedCall(input, { size: 7, mode: 'area' });
  expect(slackPartsOf(call, input, 3).coordinate).toBe(0);
});
