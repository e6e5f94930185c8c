import { describe, expect, test } from 'vitest';
import { encoded } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';
import { comparison, levelOf } from './compare.ts';
import type { Expectation } from './expectation.ts';

/** A line whose elements may be off by their slack, or, at the places named as ties, be −1. */
function expectationWith(
  ideal: readonly number[],
  slack: number,
  dtype: DType = 'float32',
  ties: number[] = [],
): Expectation {
  const distance = (element: number, got: number) =>
    Object.is(got, ideal[element]) ? 0 : Number.isNaN(got) ? Number.POSITIVE_INFINITY : Math.abs(got - ideal[element]);
  const isTie = (element: number, got: number) => ties.includes(element) && got === -1;
  const rule = {
    ideal: Float64Array.from(ideal),
    slack: () => new Float64Array(ideal.length).fill(slack),
    multiple: (element: number, got: number) => (isTie(element, got) ? 0 : distance(element, got) / slack),
    isIndexTie: isTie,
  };
  return { ...rule, readings: [{ errata: [], rule: () => rule }], dtype, shape: [1, 1, ideal.length] };
}

function compared(
  ideal: readonly number[],
  got: readonly number[],
  slack: number,
  recorded = ideal,
  dtype: DType = 'float32',
) {
  const tensor = (values: readonly number[]) => ({
    dtype,
    shape: [1, 1, values.length],
    data: encoded(dtype, Float64Array.from(values)),
  });
  return comparison(expectationWith(ideal, slack, dtype), tensor(got), tensor(recorded));
}

describe('distances', () => {
  test('are taken from the ideal value, in its own units of the last place', () => {
    const { deviation } = compared([1, 8, 0.5], [1, 8 + 2 ** -18, 0.5 + 2 ** -22], 1);
    expect(deviation).toMatchObject({ max_abs: 2 ** -18, max_rel: 2 ** -21, max_ulp: 4 });
  });

  test('at zero are relative to nothing', () => {
    expect(compared([0], [2 ** -149], 1).deviation).toMatchObject({ max_rel: Number.POSITIVE_INFINITY, max_ulp: 1 });
  });

  test('of uint8 are levels', () => {
    expect(compared([100], [103], 1, [100], 'uint8').deviation).toMatchObject({ max_abs: 3, max_ulp: 3 });
  });

  test('of float16 are units of float16', () => {
    expect(compared([1], [1 + 2 ** -9], 1, [1], 'float16').deviation.max_ulp).toBe(2);
  });

  test('vanish between NaN and NaN, and between an infinity and itself', () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY];
    const { deviation, level } = compared(values, values, 1);
    expect(deviation).toMatchObject({ max_abs: 0, max_rel: 0, max_ulp: 0, max_bound: 0, differing: 0, outside: 0 });
    expect(level).toBe('bit-exact');
  });

  test.each([
    [1, Number.NaN],
    [Number.NaN, 1],
    [1, Number.POSITIVE_INFINITY],
    [Number.POSITIVE_INFINITY, 1],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  ])('are infinite where %f is due and %f came', (expected, got) => {
    const { deviation } = compared([expected], [got], 1);
    const far = Number.POSITIVE_INFINITY;
    expect(deviation).toMatchObject({ max_abs: far, max_rel: far, max_ulp: far });
  });
});

describe('elements', () => {
  test('differ from the recorded bits, and are outside of the bound: two counts', () => {
    const { deviation } = compared([1, 1, 1, 1], [1, 1.25, 1.5, 3], 0.5, [1.25, 1.25, 1.25, 1.25]);
    expect(deviation).toMatchObject({ differing: 3, outside: 1, elements: 4, max_bound: 4 });
  });

  test('that are zeros of different sign differ', () => {
    expect(compared([0], [-0], 1, [0]).deviation).toMatchObject({ differing: 1, outside: 0, max_abs: 0 });
  });

  test('outside: the first and the worst are named', () => {
    const { first, worst } = compared([1, 1, 1], [1, 3, 9], 0.5).deviation;
    expect(first).toEqual({ index: [0, 0, 1], expected: 1, got: 3, slack: 0.5 });
    expect(worst).toEqual({ index: [0, 0, 2], expected: 1, got: 9, slack: 0.5 });
  });

  test('at index ties are counted apart', () => {
    const tensor = { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(5, -1, -1) } as const;
    const { deviation, level } = comparison(expectationWith([5, 5, -1], 1, 'float32', [1]), tensor, tensor);
    expect(deviation.index_ties).toBe(1);
    expect(level).toBe('bit-exact');
    expect(compared([1], [1], 1).deviation).not.toHaveProperty('index_ties');
  });
});

describe('levels', () => {
  const level = (max_bound: number, differing: number, dtype: DType = 'float32') => {
    const rest = { max_abs: 0, max_rel: 0, max_ulp: 0, outside: 0, elements: 1 };
    return levelOf({ ...rest, max_bound, differing }, dtype);
  };

  test('floats: bit-exact, faithful to 1, close to 1024 bounds', () => {
    expect([level(0.5, 0), level(1, 1), level(1.01, 1), level(1024, 1), level(1025, 1)]).toEqual([
      'bit-exact',
      'faithful',
      'close',
      'close',
      'divergent',
    ]);
  });

  test('uint8: close to two levels', () => {
    expect([level(1, 1, 'uint8'), level(2, 1, 'uint8'), level(4, 1, 'uint8'), level(6, 1, 'uint8')]).toEqual([
      'faithful',
      'close',
      'close',
      'divergent',
    ]);
  });

  test('recorded bits that are outside the bound are not bit-exact', () => {
    expect(level(2000, 0)).toBe('divergent');
  });
});
