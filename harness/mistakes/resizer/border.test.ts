import { expect, test } from 'vitest';
import type { Tensor } from '#spec/signature.ts';
import { borderedTaps } from './border.ts';
import { resize } from './resize.ts';

const image: Tensor = { dtype: 'float64', shape: [1, 2, 2, 2], data: Float64Array.from([0, 1, 2, 3, 4, 5, 6, 7]) };
const doubled = { size: [2, 4], mode: 'bilinear' } as const;

test('the last element but one stands in beyond both ends', () => {
  expect(borderedTaps(-1, [1, 1, 1, 1, 1, 1], 'one-before', 4).indices).toEqual([1, 1, 1, 2, 2, 2]);
  expect(borderedTaps(-1, [1, 1, 1], 'one-before', 1).indices).toEqual([0, 0, 0]);
});

test('the neighbour of the last element of a row is the first of the next, and of the next plane', () => {
  const { data } = resize(image, doubled, { linearBorder: 'memory-after' });
  expect(Array.from(data)).toEqual([
    0, 0.25, 0.75, 1.25, 2, 2.25, 2.75, 3.25, 4, 4.25, 4.75, 5.25, 6, 6.25, 6.75, 5.25,
  ]);
});

test('behind all of the memory there is zero or no number', () => {
  const { data } = resize(image, doubled, { linearBorder: 'memory-after', beyondMemory: 'nan' });
  expect(data[15]).toBeNaN();
  expect(data[14]).toBe(6.75);
});
