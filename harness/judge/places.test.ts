import { describe, expect, test } from 'vitest';
import { decoded } from '#reference/rounding.ts';
import { placesOf } from './places.ts';

describe('the places of the numbers of a dtype', () => {
  test.each(['float64', 'float32', 'float16', 'bfloat16'] as const)('of %s follow one another', (dtype) => {
    const { numberAt, placeOf, largest } = placesOf(dtype);
    expect([placeOf(0), placeOf(-0)]).toEqual([0n, -1n]);
    for (const value of [1, -1, 0.5, 2 ** -14, -(2 ** -14)]) {
      const place = placeOf(value);
      expect(numberAt(place)).toBe(value);
      expect(numberAt(place - 1n)).toBeLessThan(value);
      expect(numberAt(place + 1n)).toBeGreaterThan(value);
      expect(placeOf(numberAt(place + 1n))).toBe(place + 1n);
    }
    expect(numberAt(largest + 1n)).toBe(Number.POSITIVE_INFINITY);
    expect(numberAt(-2n - largest)).toBe(Number.NEGATIVE_INFINITY);
    expect([...decoded({ dtype, data: placesOf(dtype).dataOf([0n, -1n, undefined, largest]) })]).toEqual([
      0,
      -0,
      Number.NaN,
      numberAt(largest),
    ]);
  });
});
