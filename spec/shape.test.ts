import { expect, test } from 'vitest';
import { elementCount, filled, indexAt, offsetOf } from './shape.ts';

test('the last axis moves fastest', () => {
  expect(indexAt([2, 3], 4)).toEqual([1, 1]);
  expect(offsetOf([2, 3], [1, 1])).toBe(4);
  expect(filled([2, 2], ([row, column]) => 10 * row + column)).toEqual([0, 1, 10, 11]);
});

test('an index and its offset lead to each other', () => {
  const shape = [2, 3, 1, 4];
  for (let offset = 0; offset < elementCount(shape); offset++)
    expect(offsetOf(shape, indexAt(shape, offset))).toBe(offset);
});
