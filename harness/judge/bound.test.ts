import { describe, expect, test } from 'vitest';
import type { Arithmetic } from './arithmetic.ts';
import { boundedPass, exactly } from './bound.ts';
import { type FreeRow, freeTapsOf } from './fakes.ts';

/** A unit so large that every term of a slack can be added up by hand. */
const COARSE: Arithmetic = {
  unit: 1 / 8,
  weightUnit: 0,
  flushed: 0,
  largest: Number.MAX_VALUE,
  result: undefined,
  yardstick: 1,
};
const EXACT: Arithmetic = { ...COARSE, unit: 0 };

const HALVES: FreeRow = {
  indices: [0, 1],
  weights: [0.5, 0.5],
  weightErrors: [0, 0],
  coordinateError: 0,
  slopes: [],
};

const of = (...values: number[]) => Float64Array.from(values);

test('a sum has one rounding more than taps, relative to its magnitude', () => {
  expect(boundedPass(exactly(of(4, -2)), 2, 1, freeTapsOf(HALVES), COARSE)).toEqual({
    ideal: of(1),
    magnitude: of(3),
    slack: of((3 * 3) / 8),
  });
});

test('slack that values brought along is weighed', () => {
  const source = { ideal: of(4, 2), magnitude: of(4, 2), slack: of(1, 3) };
  const taps = { ...HALVES, weights: [0.25, -0.75] };
  expect(boundedPass(source, 2, 1, freeTapsOf(taps), EXACT)).toEqual({
    ideal: of(-0.5),
    magnitude: of(2.5),
    slack: of(2.5),
  });
});

test('an error of a weight counts by the magnitude of its element', () => {
  const taps = { ...HALVES, weightErrors: [0.5, 0.25] };
  expect(boundedPass(exactly(of(-4, 8)), 2, 1, freeTapsOf(taps), EXACT).slack).toEqual(of(4));
});

describe('the error of the coordinate', () => {
  const rising = { indices: [0, 1], weights: [-1, 1] };

  test('counts by the steeper side', () => {
    const falling = { indices: [1, 2], weights: [-1, 1] };
    const taps = { ...HALVES, coordinateError: 0.5, slopes: [rising, falling] };
    expect(boundedPass(exactly(of(0, 2, -4)), 3, 1, freeTapsOf(taps), EXACT).slack).toEqual(of(3));
  });

  test('costs nothing where the values are equal', () => {
    const taps = { ...HALVES, coordinateError: 0.5, slopes: [rising, rising] };
    expect(boundedPass(exactly(of(7, 7)), 2, 1, freeTapsOf(taps), EXACT).slack).toEqual(of(0));
  });

  test('counts slack brought along by the slope of each weight', () => {
    const source = { ideal: of(7, 7), magnitude: of(7, 7), slack: of(1, 1) };
    const taps = { ...HALVES, coordinateError: 0.5, slopes: [rising, rising] };
    expect(boundedPass(source, 2, 1, freeTapsOf(taps), EXACT).slack).toEqual(of(2));
  });
});

test('against float64 the rounding of the yardstick counts as much again, what was brought along does not', () => {
  const source = { ideal: of(4, 2), magnitude: of(4, 2), slack: of(1, 1) };
  const once = boundedPass(source, 2, 1, freeTapsOf(HALVES), COARSE).slack[0];
  const twice = boundedPass(source, 2, 1, freeTapsOf(HALVES), { ...COARSE, yardstick: 2 }).slack[0];
  expect([once, twice]).toEqual([1 + 9 / 8, 1 + 18 / 8]);
});

test('a flushed subnormal is granted to every tap', () => {
  expect(boundedPass(exactly(of(0, 0)), 2, 1, freeTapsOf(HALVES), { ...EXACT, flushed: 2 ** -126 }).slack).toEqual(
    of(2 ** -125),
  );
});

test('two passes carry slack from the first to the second', () => {
  const first = boundedPass(exactly(of(8, 0, 0, 8)), 2, 1, freeTapsOf(HALVES), COARSE);
  expect(first).toEqual({ ideal: of(4, 4), magnitude: of(4, 4), slack: of(1.5, 1.5) });
  const second = boundedPass(first, 2, 1, freeTapsOf(HALVES), COARSE);
  expect(second).toEqual({ ideal: of(4), magnitude: of(4), slack: of(1.5 + 1.5) });
});

test('a pass along an outer axis strides over the inner ones, plane by plane', () => {
  const { ideal } = boundedPass(exactly(of(1, 2, 3, 4, 10, 20, 30, 40)), 2, 2, freeTapsOf(HALVES), EXACT);
  expect(ideal).toEqual(of(2, 3, 20, 30));
});

test('an empty batch stays empty', () => {
  expect(boundedPass(exactly(of()), 2, 3, freeTapsOf(HALVES, HALVES), COARSE).slack).toEqual(of());
});
