import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InterpolateOptions } from '#spec/signature.ts';
import { expectationOf } from './expectation.ts';

function imageOf(rows: readonly (readonly number[])[]) {
  return { dtype: 'uint8', shape: [1, 1, rows.length, rows[0].length], data: Uint8Array.from(rows.flat()) } as const;
}

/** Every level that is accepted, by element. */
function acceptedLevels(rows: readonly (readonly number[])[], options: InterpolateOptions): number[][] {
  const { multiple, shape } = expectationOf({ input: imageOf(rows), options });
  const levels = Array.from({ length: 256 }, (_, level) => level);
  return Array.from({ length: shape[2] * shape[3] }, (_, element) =>
    levels.filter((level) => multiple(element, level) <= 1),
  );
}

describe('bilinear', () => {
  test('away from ties accepts one level', () => {
    expect(acceptedLevels([[0, 7]], { size: [1, 5], mode: 'bilinear' })).toEqual([[0], [1], [3, 4], [6], [7]]);
  });

  test('at a tie that weights of a tenth hit accepts fixed point and real weights', () => {
    expect(acceptedLevels([[0, 5]], { size: [1, 5], mode: 'bilinear' })[1]).toEqual([0, 1]);
  });

  test('accepts one rounding as well as two', () => {
    const rows = [
      [0, 0],
      [0, 1],
    ];
    expect(acceptedLevels(rows, { size: 1, mode: 'bilinear' })).toEqual([[0, 1]]);
  });

  test('accepts the height first', () => {
    // Width first: 1, 0, then 1. Height first: 0, 1 (of 0.5), then 1; at once 0.25.
    const rows = [
      [1, 0],
      [0, 0],
    ];
    expect(acceptedLevels(rows, { size: 1, mode: 'bilinear' })[0]).toContain(1);
  });

  test('refuses truncation', () => {
    const { multiple } = expectationOf({ input: imageOf([[0, 7]]), options: { size: [1, 5], mode: 'bilinear' } });
    // 0.7 and 6.3 · · · the first is 0 when cut off.
    expect(multiple(1, 0)).toBe(2);
  });
});

describe('an exact tie has one answer, the upper level', () => {
  test.each([
    ['bilinear', [[0, 1]], { size: 1, mode: 'bilinear' }, [[1]]],
    ['antialiased bilinear', [[0, 1]], { size: 1, mode: 'bilinear', antialias: true }, [[1]]],
    ['bicubic', [[2, 3]], { size: 1, mode: 'bicubic' }, [[3]]],
    ['antialiased bicubic', [[2, 3]], { size: 1, mode: 'bicubic', antialias: true }, [[3]]],
    ['aligned', [[2, 3]], { size: [1, 3], mode: 'bilinear', alignCorners: true }, [[2], [3], [3]]],
    ['by a factor', [[2, 4]], { scaleFactor: [1, 2], mode: 'bilinear' }, [[2], [3], [4], [4]]],
  ] as const)('%s', (_, rows, options, levels) => {
    expect(acceptedLevels(rows, options)).toEqual(levels);
  });

  test('and none where the output size is no power of two', () => {
    expect(acceptedLevels([[0, 1, 2, 3, 4, 5]], { size: [1, 3], mode: 'bilinear' })[0]).toEqual([0, 1]);
  });

  test('nor in lanczos', () => {
    expect(acceptedLevels([[0, 1]], { size: 1, mode: 'bilinear' })).toEqual([[1]]);
    expect(acceptedLevels([[0, 1]], { size: 1, mode: 'lanczos', antialias: true })).toEqual([[0, 1]]);
  });
});

describe('bicubic', () => {
  const checkers = [
    [0, 255],
    [255, 0],
  ];

  test('clamps between the passes: the value of a late clamp is refused', () => {
    const { multiple } = expectationOf({ input: imageOf(checkers), options: { size: 4, mode: 'bicubic' } });
    expect([multiple(1, 43), multiple(4, 58)]).toEqual([0, 0]);
    expect(multiple(4, 43)).toBeGreaterThan(1);
  });

  test('saturates at both ends', () => {
    const levels = acceptedLevels([[0, 255, 255, 0]], { size: [1, 8], mode: 'bicubic' });
    expect(levels).toEqual([[0], [58], [197], [255], [255], [197], [58], [0]]);
  });

  test('does not accept the height first', () => {
    const { multiple } = expectationOf({ input: imageOf(checkers), options: { size: 4, mode: 'bicubic' } });
    expect(multiple(1, 58)).toBeGreaterThan(1);
  });
});

test('the distance is counted from the nearest accepted level, two units each', () => {
  const { multiple } = expectationOf({ input: imageOf([[0, 5]]), options: { size: [1, 5], mode: 'bilinear' } });
  expect([0, 1, 2, 3, 4].map((level) => multiple(1, level))).toEqual([0, 1, 2, 4, 6]);
});

test('nearest accepts the element and nothing beside it', () => {
  expect(acceptedLevels([[3, 200]], { size: [1, 3], mode: 'nearest' })).toEqual([[3], [3], [200]]);
});

test('real weights, rounded half up after each pass, are accepted in any image', () => {
  const side = fc.integer({ min: 1, max: 9 });
  const call = fc.tuple(side, side, side, side).chain(([height, width, outHeight, outWidth]) =>
    fc.record({
      rows: fc.array(fc.array(fc.integer({ min: 0, max: 255 }), { minLength: width, maxLength: width }), {
        minLength: height,
        maxLength: height,
      }),
      size: fc.constant([outHeight, outWidth]),
    }),
  );
  fc.assert(
    fc.property(call, ({ rows, size }) => {
      const [height, width] = size;
      const { multiple } = expectationOf({ input: imageOf(rows), options: { size, mode: 'bilinear' } });
      const wide = rows.map((row) => resizedRow(row, width));
      const columns = Array.from({ length: width }, (_, x) =>
        resizedRow(
          wide.map((row) => row[x]),
          height,
        ),
      );
      columns.forEach((column, x) => {
        column.forEach((level, y) => {
          expect(multiple(y * width + x, level)).toBeLessThanOrEqual(1);
        });
      });
    }),
    { seed: 20, numRuns: 100 },
  );
});

function resizedRow(row: readonly number[], size: number): number[] {
  return Array.from({ length: size }, (_, outputIndex) => {
    const coordinate = Math.max(((outputIndex + 0.5) * row.length) / size - 0.5, 0);
    const left = Math.min(Math.floor(coordinate), row.length - 1);
    const right = Math.min(left + 1, row.length - 1);
    const fraction = coordinate - left;
    return Math.floor(row[left] * (1 - fraction) + row[right] * fraction + 0.5);
  });
}
