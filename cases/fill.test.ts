import { describe, expect, test } from 'vitest';
import type { InputDesign } from './case.ts';
import { recipeName, tensorOf } from './fill.ts';

function float32(fill: InputDesign['fill'], shape: readonly number[] = [1, 1, 4]): InputDesign {
  return { dtype: 'float32', shape, fill };
}

function dataOf(design: InputDesign): number[] {
  return [...tensorOf(design).data];
}

describe('a recipe', () => {
  test('of a ramp counts in row-major order', () => {
    expect(dataOf(float32({ kind: 'ramp' }))).toEqual([0, 1, 2, 3]);
    expect(dataOf(float32({ kind: 'ramp', start: 2, step: 0.5 }))).toEqual([2, 2.5, 3, 3.5]);
  });

  test('of an impulse lights one element', () => {
    expect(dataOf(float32({ kind: 'impulse', at: 2 }))).toEqual([0, 0, 1, 0]);
    expect(dataOf(float32({ kind: 'impulse', at: 0, value: 8, base: 3 }))).toEqual([8, 3, 3, 3]);
  });

  test('of a checkerboard alternates along every spatial axis and begins anew in each plane', () => {
    expect(dataOf(float32({ kind: 'checkerboard' }, [1, 2, 1, 3]))).toEqual([0, 1, 0, 0, 1, 0]);
    expect(dataOf(float32({ kind: 'checkerboard', low: 5, high: 7 }, [1, 1, 2, 2]))).toEqual([5, 7, 7, 5]);
  });

  test('of a grid always gives the same multiples of 1/16 in [-4, 4)', () => {
    const data = dataOf(float32({ kind: 'grid', seed: 1 }, [1, 1, 1000]));
    expect(data).toEqual(dataOf(float32({ kind: 'grid', seed: 1 }, [1, 1, 1000])));
    expect(data.every((value) => value >= -4 && value < 4 && Number.isInteger(value * 16))).toBe(true);
    expect(new Set(data).size).toBe(128);
    expect(data.slice(0, 4)).toEqual([-3.875, 1.0625, -2, -0.625]);
  });

  test('of a grid gives every level of uint8', () => {
    const data = dataOf({ dtype: 'uint8', shape: [1, 1, 4099], fill: { kind: 'grid', seed: 1 } });
    expect(new Set(data).size).toBe(256);
  });

  test('of another seed gives other values', () => {
    expect(dataOf(float32({ kind: 'grid', seed: 2 }))).not.toEqual(dataOf(float32({ kind: 'grid', seed: 1 })));
  });

  test('puts special values where it says', () => {
    const data = dataOf({
      ...float32({ kind: 'constant', value: 1 }),
      put: [
        { at: 1, value: Number.NaN },
        { at: 3, value: -0 },
      ],
    });
    expect(data).toEqual([1, Number.NaN, 1, -0]);
  });

  test('with the wrong number of values is refused', () => {
    expect(() => tensorOf(float32({ kind: 'values', values: [1, 2] }))).toThrow('4 values expected, got 2');
  });
});

describe('the name of a recipe', () => {
  test.each([
    [float32({ kind: 'ramp' }), 'float32-1x1x4-ramp'],
    [float32({ kind: 'ramp', start: -1, step: 0.5 }), 'float32-1x1x4-ramp-from-m1-by-0.5'],
    [float32({ kind: 'constant', value: -0 }), 'float32-1x1x4-constant-m0'],
    [float32({ kind: 'impulse', at: 2, value: 64 }), 'float32-1x1x4-impulse-64-at-2'],
    [float32({ kind: 'impulse', at: 2, base: 3 }), 'float32-1x1x4-impulse-1-at-2-on-3'],
    [float32({ kind: 'checkerboard' }), 'float32-1x1x4-checkerboard-0-1'],
    [float32({ kind: 'values', values: [0, -Infinity, 1e-7, 1e30] }), 'float32-1x1x4-values-0-minf-1e-7-1e30'],
    [{ ...float32({ kind: 'grid', seed: 3 }), put: [{ at: 1, value: Number.NaN }] }, 'float32-1x1x4-grid-3-nan-at-1'],
  ])('%o is %s', (design, name) => {
    expect(recipeName(design)).toBe(name);
  });
});
