import { expect, test } from 'vitest';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import { inexpressible, optionsBytes } from './abi.ts';

/** The struct of README.md, field by field. */
function fields(options: InterpolateOptions): number[] {
  const view = new DataView(optionsBytes(options).buffer);
  const words = Array.from({ length: 10 }, (_, index) => view.getInt32(4 * index, true));
  const numbers = Array.from({ length: 16 }, (_, index) => view.getFloat64(40 + 8 * index, true));
  return [...words, ...numbers];
}

const NO_NUMBERS = Array.from({ length: 8 }, () => 0);

test('what is left out is None, and the mode is nearest', () => {
  expect(fields({})).toEqual([168, 1, -1, -1, -1, 0, 0, 0, 0, 0, ...NO_NUMBERS, ...NO_NUMBERS]);
});

test('every option has its place', () => {
  const options: InterpolateOptions = {
    size: [3, 5],
    scaleFactor: 2.5,
    mode: 'bicubic',
    alignCorners: true,
    recomputeScaleFactor: false,
    antialias: true,
  };
  const [size, scaleFactor] = [
    [3, 5, ...NO_NUMBERS.slice(2)],
    [2.5, ...NO_NUMBERS.slice(1)],
  ];
  expect(fields(options)).toEqual([168, 6, 1, 0, 1, 2, 2, 1, 1, 0, ...size, ...scaleFactor]);
});

test('numbers that are to be refused arrive as they are', () => {
  expect(fields({ size: [3.5, Number.NaN] }).slice(10, 12)).toEqual([3.5, Number.NaN]);
  expect(fields({ scaleFactor: Number.POSITIVE_INFINITY })[18]).toBe(Number.POSITIVE_INFINITY);
  expect(fields({ mode: 'cubic' as Mode })[1]).toBe(0);
  expect(fields({ mode: 'toString' as Mode })[1]).toBe(0);
});

test('more than eight numbers cannot be said', () => {
  expect(inexpressible({ size: NO_NUMBERS })).toBeUndefined();
  expect(inexpressible({ scaleFactor: [...NO_NUMBERS, 0] })).toBe(
    'scale_factor has 9 numbers, and version 1 of the C ABI carries 8',
  );
});
