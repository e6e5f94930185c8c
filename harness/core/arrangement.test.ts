import { expect, test } from 'vitest';
import type { Arrangement } from '#cases/case.ts';
import { elementCount } from '#spec/shape.ts';
import { arranged } from './arrangement.ts';

const SHAPE = [2, 3, 2, 4];
const input = { dtype: 'float32' as const, shape: SHAPE, data: Float32Array.from({ length: 48 }, (_, at) => at) };

test.each<[Arrangement, readonly number[], number]>([
  ['channels-last', [24, 1, 12, 3], 0],
  ['transposed', [24, 8, 1, 2], 0],
  ['sliced', [200, 40, 10, 2], 1 + 10 + 40 + 200],
])('%s: every element is where the strides say, and NaN elsewhere', (arrangement, strides, offset) => {
  const found = arranged(input, arrangement);
  expect({ strides: found.strides, offset: found.offset }).toEqual({ strides, offset });
  const elements = Array.from({ length: elementCount(SHAPE) }, (_, element) => {
    const index = [Math.floor(element / 24), Math.floor(element / 8) % 3, Math.floor(element / 4) % 2, element % 4];
    return found.data[index.reduce((place, at, axis) => place + at * strides[axis], offset)];
  });
  expect(elements).toEqual([...input.data]);
  expect([...found.data].filter((value) => !Number.isNaN(value)).length).toBe(48);
});
