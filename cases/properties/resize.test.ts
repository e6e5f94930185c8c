import { expect, test } from 'vitest';
import { axesOf, onlyAxis, outputSizes, permuted, resizeOptions } from './resize.ts';

const factors = { from: [10, 49, 50], factor: [0.7, 1 / 7, 2.3], recompute: false } as const;

test('a factor gives the float64 product cut to an integer', () => {
  expect(outputSizes(factors)).toEqual([7, 7, 114]);
});

test('a recomputed factor does not reach the kernel', () => {
  expect(axesOf({ ...factors, recompute: true })[0]).toEqual({ from: 10, to: 7 });
  expect(axesOf(factors)[0]).toEqual({ from: 10, to: 7, factor: 0.7 });
});

test('options hold what was asked and nothing else', () => {
  expect(resizeOptions({ from: [2], size: [3] })).toEqual({ size: [3] });
  expect(resizeOptions(factors)).toEqual({ scaleFactor: [0.7, 1 / 7, 2.3] });
  expect(resizeOptions({ ...factors, recompute: true })).toEqual({
    scaleFactor: [0.7, 1 / 7, 2.3],
    recomputeScaleFactor: true,
  });
});

test('axes change places with their sizes and factors', () => {
  expect(permuted({ from: [2, 3], size: [4, 5] }, [1, 0])).toEqual({ from: [3, 2], size: [5, 4] });
  expect(permuted(factors, [2, 0, 1])).toEqual({ from: [50, 10, 49], factor: [2.3, 0.7, 1 / 7], recompute: false });
});

test('one axis alone keeps the others as they are', () => {
  expect(onlyAxis({ from: [3, 4], size: [6, 2] }, 1, 2)).toEqual({ from: [2, 4], size: [2, 2] });
  expect(onlyAxis(factors, 0, 2)).toEqual({ from: [10, 2, 2], factor: [0.7, 1, 1], recompute: false });
});
