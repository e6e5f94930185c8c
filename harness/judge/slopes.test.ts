import { describe, expect, test } from 'vitest';
import { ANTIALIAS_KERNELS, antialiasTaps } from '#reference/antialias.ts';
import { cubicTaps } from '#reference/bicubic.ts';
import type { Axis } from '#reference/coordinates.ts';
import { linearTaps } from '#reference/linear.ts';
import type { Taps } from '#reference/taps.ts';
import { rowsWritten } from './fakes.ts';
import { writeAntialiasSlopes, writeCubicSlopes, writeLinearSlopes } from './slopes.ts';

const linearSlopes = rowsWritten(writeLinearSlopes);
const cubicSlopes = rowsWritten(writeCubicSlopes);
const antialiasSlopes = rowsWritten(writeAntialiasSlopes);

/** Weights by index, border taps added up. */
function byIndex({ indices, weights }: Taps, inputSize: number): number[] {
  const sums = new Array<number>(inputSize).fill(0);
  indices.forEach((index, tap) => {
    sums[index] += weights[tap];
  });
  return sums;
}

const SMALL = 2 ** -20;

function numericalSlopes(
  tapsAt: (coordinate: number, inputSize: number) => Taps,
  coordinate: number,
  inputSize: number,
): number[] {
  const below = byIndex(tapsAt(coordinate - SMALL, inputSize), inputSize);
  const above = byIndex(tapsAt(coordinate + SMALL, inputSize), inputSize);
  return below.map((weight, index) => (above[index] - weight) / (2 * SMALL));
}

function expectNear(got: readonly number[], expected: readonly number[]): void {
  got.forEach((value, index) => {
    expect(value).toBeCloseTo(expected[index], 4);
  });
}

describe('away from a knot both slopes are the numerical derivative of the taps', () => {
  test.each([-0.3, 0.25, 1.7, 2.999, 3.4])('linear, at %f of 4 elements', (coordinate) => {
    const expected = numericalSlopes(linearTaps, coordinate, 4);
    for (const slope of linearSlopes(coordinate, 2 ** -24, 4)) expectNear(byIndex(slope, 4), expected);
  });

  test.each([-0.3, 0.25, 1.7, 2.999, 3.4])('bicubic, at %f of 4 elements', (coordinate) => {
    const expected = numericalSlopes(cubicTaps, coordinate, 4);
    for (const slope of cubicSlopes(coordinate, 2 ** -24, 4)) expectNear(byIndex(slope, 4), expected);
  });

  test.each(['bilinear', 'bicubic', 'lanczos'] as const)('%s with antialias, at two thirds of the size', (mode) => {
    const axis: Axis = { inputSize: 12, outputSize: 8, alignCorners: false };
    const shifted = (k: number) => byIndex(antialiasTaps(k, axis, ANTIALIAS_KERNELS[mode]), 12);
    const expected = shifted(3 + SMALL).map(
      (weight, index) => (weight - shifted(3 - SMALL)[index]) / (2 * SMALL * 1.5),
    );
    const slopes = antialiasSlopes(3.5 * 1.5, 2 ** -24, 1.5, 12, mode);
    for (const slope of slopes) expectNear(byIndex(slope, 12), expected);
  });
});

describe('at a knot both sides are seen', () => {
  test('linear on an element: the pair on its left and the pair on its right', () => {
    expect(linearSlopes(2, 2 ** -24, 4)).toEqual([
      { indices: [1, 2], weights: [-1, 1] },
      { indices: [2, 3], weights: [-1, 1] },
    ]);
  });

  test('linear at a border: flat outside', () => {
    const [outside, inside] = linearSlopes(0, 2 ** -24, 4).map((slope) => byIndex(slope, 4));
    expect([outside, inside]).toEqual([
      [0, 0, 0, 0],
      [-1, 1, 0, 0],
    ]);
    expect(linearSlopes(3, 2 ** -24, 4).map((slope) => byIndex(slope, 4))).toEqual([
      [0, 0, -1, 1],
      [0, 0, 0, 0],
    ]);
  });

  test('bicubic on an element: its four taps and the four of the neighbouring piece, of one slope', () => {
    const [left, right] = cubicSlopes(3, 2 ** -24, 8);
    expect([left.indices, right.indices]).toEqual([
      [1, 2, 3, 4],
      [2, 3, 4, 5],
    ]);
    expectNear(byIndex(left, 8), [0, 0, -0.75, 0, 0.75, 0, 0, 0]);
    expectNear(byIndex(right, 8), [0, 0, -0.75, 0, 0.75, 0, 0, 0]);
  });

  test('bilinear with antialias and a step just above 1: the short steep piece between two knots too', () => {
    const error = 0.01;
    const slopes = antialiasSlopes(5.5, error, 1 + error / 4, 11, 'bilinear').map((slope) => byIndex(slope, 11));
    const rises = slopes.map((weights) => weights.reduce((sum, weight, index) => sum + weight * index, 0));
    expect(Math.max(...rises)).toBeGreaterThan(1.9);
    expect(rises[0]).toBeLessThan(1.1);
    expect(rises.at(-1)).toBeLessThan(1.1);
  });
});

test('where the error is wide, the steepest place of a cubic is seen between its ends', () => {
  // The inner polynomial is steepest at distance 0.6, by 1.35: at 5.6 for element 5.
  const steepest = Math.min(...cubicSlopes(5.5, 0.25, 12).map((slope) => byIndex(slope, 12)[5]));
  expect(steepest).toBeCloseTo(-1.35, 3);
  expect(cubicSlopes(5.5, 2 ** -10, 12)).toHaveLength(2);
});

test('a constant has no slope', () => {
  const sums = [
    ...linearSlopes(1.3, 0.01, 5),
    ...cubicSlopes(1.3, 0.01, 5),
    ...antialiasSlopes(3.3, 0.01, 2.5, 9, 'bicubic'),
    ...antialiasSlopes(3.3, 0.01, 2.5, 9, 'lanczos'),
  ].map(({ weights }) => weights.reduce((sum, weight) => sum + weight, 0));
  for (const sum of sums) expect(sum).toBeCloseTo(0, 12);
});
