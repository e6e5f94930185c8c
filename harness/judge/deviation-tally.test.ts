import { expect, test } from 'vitest';
import type { DType } from '#spec/signature.ts';
import type { ElementDeviation } from '../core/verdict.ts';
import { DeviationTally } from './deviation-tally.ts';

const at = (expected: number, got: number, place = 0) => ({ index: [place], expected, got, slack: 0.5 });

function add(tally: DeviationTally, dtype: DType, element: ElementDeviation, multiple: number): void {
  const { index, expected, got, slack } = element;
  tally.add({ dtype, shape: [4] }, index[0], expected, got, slack, multiple);
}

test('an element within its bound differs, but is not outside', () => {
  const tally = new DeviationTally();
  add(tally, 'float32', at(1, 1 + 2 ** -22), 0.5);
  expect(tally.deviation).toEqual({
    max_abs: 2 ** -22,
    max_rel: 2 ** -22,
    max_ulp: 2,
    max_bound: 0.5,
    differing: 1,
    outside: 0,
    elements: 1,
    worst: at(1, 1 + 2 ** -22),
  });
});

test('the first and the worst element outside are kept', () => {
  const tally = new DeviationTally();
  add(tally, 'float32', at(1, 1, 0), 0);
  add(tally, 'float32', at(1, 2, 1), 2);
  add(tally, 'float32', at(1, 4, 2), 6);
  add(tally, 'float32', at(1, 3, 3), 4);
  const { first, worst, outside, differing, elements } = tally.deviation;
  expect({ first, worst }).toEqual({ first: at(1, 2, 1), worst: at(1, 4, 2) });
  expect({ outside, differing, elements }).toEqual({ outside: 3, differing: 3, elements: 4 });
});

test('a NaN where a number is due is infinitely far off', () => {
  const tally = new DeviationTally();
  add(tally, 'float64', at(1, Number.NaN), Number.POSITIVE_INFINITY);
  expect(tally.deviation.max_abs).toBe(Number.POSITIVE_INFINITY);
});

test('a number where a NaN or an infinity is due is infinitely far off, in every measure', () => {
  for (const expected of [Number.NaN, Number.POSITIVE_INFINITY]) {
    const tally = new DeviationTally();
    add(tally, 'float32', at(expected, 1), Number.POSITIVE_INFINITY);
    const far = Number.POSITIVE_INFINITY;
    expect(tally.deviation).toMatchObject({ max_abs: far, max_rel: far, max_ulp: far });
  }
});

test('a level is the unit of uint8', () => {
  const tally = new DeviationTally();
  add(tally, 'uint8', at(100, 103), 6);
  expect(tally.deviation.max_ulp).toBe(3);
});

test('merging adds counts and keeps the largest distances', () => {
  const [left, right] = [new DeviationTally(), new DeviationTally()];
  add(left, 'float32', at(1, 2), 2);
  add(right, 'float32', at(1, 4), 6);
  left.merge(right.deviation);
  expect(left.deviation).toMatchObject({ max_abs: 3, max_bound: 6, differing: 2, outside: 2, elements: 2 });
});

test('of recorded results those elements differ that have other bits, however near the ideal they are', () => {
  const tally = new DeviationTally();
  const result = {
    dtype: 'float32' as const,
    shape: [4],
    ideal: Float64Array.of(1, 2, 0, 4),
    slack: () => Float64Array.of(1, 1, 1, 1),
  };
  const values = Float64Array.of(1, 2.5, -0, 4);
  tally.addAll(result, values, Float64Array.of(0, 0.5, 0, 0), Float64Array.of(1.5, 2.5, 0, 5));
  expect(tally.deviation).toMatchObject({ differing: 3, outside: 0, elements: 4, max_abs: 0.5 });
});

test('where nothing was recorded, those elements differ that are not the ideal ones', () => {
  const tally = new DeviationTally();
  const result = {
    dtype: 'float32' as const,
    shape: [2],
    ideal: Float64Array.of(1, 2),
    slack: () => Float64Array.of(1, 1),
  };
  tally.addAll(result, Float64Array.of(1, 2.5), Float64Array.of(0, 0.5));
  expect(tally.deviation).toMatchObject({ differing: 1, outside: 0, elements: 2 });
});
