import { describe, expect, test } from 'vitest';
import { encoded } from '#reference/rounding.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import { expectationOf } from './expectation.ts';

/** Whether a value is accepted at a place of the resized line (or, for the modes of images, of the resized row). */
function accepts(values: readonly number[], options: InterpolateOptions & { size: number }, dtype: DType = 'float32') {
  const isRow = options.mode === 'bicubic' || options.antialias === true;
  const shape = [1, 1, ...(isRow ? [1] : []), values.length];
  const size = isRow ? [1, options.size] : options.size;
  const input = { dtype, shape, data: encoded(dtype, Float64Array.from(values)) };
  const { multiple } = expectationOf({ input, options: { ...options, size } });
  return (element: number, got: number) => multiple(element, got) <= 1;
}

const NUMBERS = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
const [NAN, INF, NEGATIVE_INF] = NUMBERS;

describe('a NaN', () => {
  const isAccepted = accepts([0, NAN, 2, 3], { size: 8, mode: 'linear' });

  test('with a weight is NaN, and nothing else', () => {
    for (const element of [1, 2, 3, 4]) {
      expect(isAccepted(element, NAN)).toBe(true);
      for (const wrong of [0, 1, INF, NEGATIVE_INF]) expect(isAccepted(element, wrong)).toBe(false);
    }
  });

  test('of weight zero may be read or not', () => {
    expect([isAccepted(0, NAN), isAccepted(0, 0)]).toEqual([true, true]);
    expect(isAccepted(0, 0.5)).toBe(false);
  });

  test('outside the taps changes nothing', () => {
    expect([isAccepted(6, 2.75), isAccepted(6, NAN)]).toEqual([true, false]);
  });

  test('is copied by nearest', () => {
    const copies = accepts([NAN, 1], { size: 2, mode: 'nearest' });
    expect([copies(0, NAN), copies(0, 0), copies(1, NAN)]).toEqual([true, false, false]);
  });

  test('that stands twice at a border of bicubic, with weights of either sign, is NaN', () => {
    const isAcceptedAtBorder = accepts([NAN, 1, 2, 3], { size: 8, mode: 'bicubic' });
    for (const element of [0, 1]) {
      expect(isAcceptedAtBorder(element, NAN)).toBe(true);
      expect(isAcceptedAtBorder(element, 0.1)).toBe(false);
      expect(isAcceptedAtBorder(element, INF)).toBe(false);
    }
  });

  test('in a window of area is NaN', () => {
    const isMean = accepts([0, 1, NAN, 3, 4, 5], { size: 3, mode: 'area' });
    expect([isMean(0, 0.5), isMean(1, NAN), isMean(1, 1.5), isMean(2, NAN)]).toEqual([true, true, false, false]);
  });
});

describe('an infinity', () => {
  test('with a weight is itself, or NaN as a lerp gives', () => {
    const isAccepted = accepts([0, INF, 2, 3], { size: 8, mode: 'linear' });
    for (const element of [1, 2, 3, 4]) {
      expect(NUMBERS.map((value) => isAccepted(element, value))).toEqual([true, true, false]);
      expect(isAccepted(element, 3.4e38)).toBe(false);
    }
  });

  test('on the target of a whole coordinate may be NaN', () => {
    expect(accepts([0, INF, 2, 3], { size: 8, mode: 'linear' })(0, NAN)).toBe(true);
  });

  test('with a negative weight is the other infinity', () => {
    // Output 5 of 4 → 8 looks at 2.25, where element 1 weighs less than nothing.
    const isAccepted = accepts([0, INF, 0, 0], { size: 8, mode: 'bicubic' });
    expect(NUMBERS.map((value) => isAccepted(5, value))).toEqual([true, false, true]);
  });

  test('at a border of bicubic is that of the sum of its weights, or NaN', () => {
    const isAccepted = accepts([INF, 0, 0, 0], { size: 8, mode: 'bicubic' });
    expect(NUMBERS.map((value) => isAccepted(1, value))).toEqual([true, true, false]);
    expect(isAccepted(1, 0)).toBe(false);
  });

  test('with the other one is NaN', () => {
    const isAccepted = accepts([0, INF, NEGATIVE_INF, 3, 4, 5], { size: 2, mode: 'area' });
    expect(NUMBERS.map((value) => isAccepted(0, value))).toEqual([true, false, false]);
    expect(isAccepted(1, 4)).toBe(true);
  });

  test('is copied by nearest, and no NaN', () => {
    const isAccepted = accepts([INF, 1], { size: 2, mode: 'nearest' });
    expect(NUMBERS.map((value) => isAccepted(0, value))).toEqual([false, true, false]);
  });
});

test('bicubic of an unchanged size may read its taps of weight zero, and that of the neighbouring piece', () => {
  const isAccepted = accepts([0, 1, NAN, 3, 4, 5, 6], { size: 7, mode: 'bicubic' });
  const elements = [0, 1, 2, 3, 4, 5, 6];
  // Element 4 has the taps 3 to 6, and 2 to 5 where its coordinate comes out just below 4.
  expect(elements.filter((element) => isAccepted(element, NAN))).toEqual([0, 1, 2, 3, 4]);
  expect(elements.filter((element) => isAccepted(element, element))).toEqual([0, 1, 3, 4, 5, 6]);
});

describe('a zero', () => {
  test('keeps its sign in nearest', () => {
    const isAccepted = accepts([-0, 0], { size: 2, mode: 'nearest' });
    expect([isAccepted(0, -0), isAccepted(0, 0), isAccepted(1, 0), isAccepted(1, -0)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });

  test('may have either sign in the other modes', () => {
    const isAccepted = accepts([-0, -0], { size: 1, mode: 'area' });
    expect([isAccepted(0, 0), isAccepted(0, -0)]).toEqual([true, true]);
  });
});

describe('a subnormal', () => {
  const tiny = 2 ** -140;

  test('of float32 may be flushed, also where it is copied', () => {
    const copies = accepts([tiny, 1], { size: 2, mode: 'nearest' });
    expect([copies(0, tiny), copies(0, 0), copies(0, 2 * tiny), copies(1, 0)]).toEqual([true, true, false, false]);
    expect(accepts([tiny, tiny], { size: 1, mode: 'linear' })(0, 0)).toBe(true);
  });

  test('of float16 is kept', () => {
    const copies = accepts([2 ** -20, 1], { size: 2, mode: 'nearest' }, 'float16');
    expect([copies(0, 2 ** -20), copies(0, 0)]).toEqual([true, false]);
    const blends = accepts([2 ** -20, 2 ** -20], { size: 1, mode: 'linear' }, 'float16');
    expect([blends(0, 2 ** -20), blends(0, 0)]).toEqual([true, false]);
  });
});

describe('a sum that may overflow', () => {
  test('gives its ideal value, an infinity or NaN', () => {
    const isAccepted = accepts([3e38, 3e38], { size: 1, mode: 'area' });
    expect(NUMBERS.map((value) => isAccepted(0, value))).toEqual([true, true, true]);
    expect([isAccepted(0, Math.fround(3e38)), isAccepted(0, 2e38)]).toEqual([true, false]);
  });

  test('is finite below the largest number by the number of taps', () => {
    const isAccepted = accepts([1e38, 1e38], { size: 1, mode: 'area' });
    expect(NUMBERS.map((value) => isAccepted(0, value))).toEqual([false, false, false]);
  });

  test('is made in float32 for float16', () => {
    const isAccepted = accepts([60000, 60000, 60000], { size: 1, mode: 'area' }, 'float16');
    expect([isAccepted(0, 60000), isAccepted(0, INF)]).toEqual([true, false]);
  });

  test('of float64 is judged as exactly near the largest number as elsewhere', () => {
    const isAccepted = accepts([1.2e308, 1.2e308, 1], { size: 6, mode: 'linear' }, 'float64');
    expect([isAccepted(1, 1.2e308), isAccepted(1, INF), isAccepted(1, 1.2e308 * (1 + 1e-13))]).toEqual([
      true,
      true,
      false,
    ]);
    expect([isAccepted(5, 1), isAccepted(5, 1.1)]).toEqual([true, false]);
  });
});

describe('an ideal value beyond the largest float16', () => {
  test('may be infinite where it rounds so', () => {
    // The overshoot of bicubic: 1.0703125 · 65504.
    const isAccepted = accepts([0, 0, 65504, 65504, 0, 0], { size: 12, mode: 'bicubic' }, 'float16');
    expect([isAccepted(5, INF), isAccepted(5, NEGATIVE_INF), isAccepted(5, 65504)]).toEqual([true, false, false]);
  });

  test('is not infinite at 65504 itself', () => {
    const isAccepted = accepts([65504, 65504], { size: 1, mode: 'area' }, 'float16');
    expect([isAccepted(0, 65504), isAccepted(0, INF)]).toEqual([true, false]);
  });
});

describe('in an image', () => {
  const shape = [2, 2, 3, 2];
  const plane = 3 * 2;
  /** Where a NaN is due, by plane, row and column, of a NaN in one element of two images of two channels, 3×2 to 6×4. */
  function nanPlaces(at: number): string[] {
    const values = Float64Array.from({ length: 4 * plane }, (_, index) => (index === at ? NAN : 1));
    const input = { dtype: 'float32', shape, data: encoded('float32', values) } as const;
    const { multiple } = expectationOf({ input, options: { size: [6, 4], mode: 'bilinear' } });
    const places = Array.from({ length: 4 * 24 }, (_, element) => element);
    return places
      .filter((element) => multiple(element, NAN) <= 1 && multiple(element, 1) > 1)
      .map((element) => [Math.floor(element / 24), Math.floor((element % 24) / 4), element % 4].join(' '));
  }

  test('a NaN is due in the plane, the rows and the columns that it is read for, and nowhere else', () => {
    // Row 1 of 3 is read for rows 1 to 4 of 6; column 1 of 2 for columns 1 to 3 of 4, of the last with all the weight.
    const due = [1, 2, 3, 4].flatMap((row) => [1, 2, 3].map((column) => `2 ${row} ${column}`));
    expect(nanPlaces(2 * plane + 1 * 2 + 1)).toEqual(due);
  });

  test('in the last element of the last plane as well', () => {
    const due = [3, 4, 5].flatMap((row) => [1, 2, 3].map((column) => `3 ${row} ${column}`));
    expect(nanPlaces(4 * plane - 1)).toEqual(due);
  });
});
