import { describe, expect, test } from 'vitest';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import { type Plan, planOf } from './plan.ts';

function plan(shape: readonly number[], options: InterpolateOptions, dtype: DType = 'float32'): Plan {
  const planned = planOf({ dtype, shape, options });
  if (typeof planned === 'string') throw new Error(planned);
  return planned;
}

describe('a plan', () => {
  test('has a pass for every axis, the last axis first', () => {
    const { outputShape, passes } = plan([2, 3, 4, 5], { size: [8, 15], mode: 'bilinear' });
    expect(outputShape).toEqual([2, 3, 8, 15]);
    expect(passes).toMatchObject([
      { kernel: 'linear', inputSize: 5, outputSize: 15, inner: 1, elements: 2 * 3 * 4 * 15, step: 1 / 3 },
      { kernel: 'linear', inputSize: 4, outputSize: 8, inner: 15, elements: 2 * 3 * 8 * 15, step: 1 / 2 },
    ]);
  });

  test('keeps the step of a given factor, and the size of its truncated product', () => {
    const { outputShape, passes } = plan([1, 1, 3], { scaleFactor: [2.5], mode: 'linear' });
    expect(outputShape).toEqual([1, 1, 7]);
    expect(passes).toMatchObject([{ step: 0.4 }]);
  });

  test('takes the step from the sizes where the factor is recomputed, and always for area', () => {
    expect(plan([1, 1, 3], { scaleFactor: 2.5, recomputeScaleFactor: true }).passes).toMatchObject([{ step: 3 / 7 }]);
    expect(plan([1, 1, 3], { scaleFactor: 2.5, mode: 'area' }).passes).toMatchObject([{ step: 3 / 7 }]);
  });

  test('steps over all elements but one with the corners aligned, and over none to a single one', () => {
    const aligned = (size: number) => plan([1, 1, 9], { size, mode: 'linear', alignCorners: true }).passes;
    expect(aligned(5)).toMatchObject([{ step: 2, alignCorners: true }]);
    expect(aligned(1)).toMatchObject([{ step: 0 }]);
  });

  test('leaves an axis alone that keeps its size, in bicubic only without a factor', () => {
    expect(plan([1, 1, 3, 3], { scaleFactor: [1, 1.3], mode: 'bilinear' }).passes).toEqual([]);
    expect(plan([1, 1, 3, 3], { scaleFactor: [1, 1.3], mode: 'bicubic' }).passes).toHaveLength(2);
    expect(plan([1, 1, 3, 3], { scaleFactor: [1, 1.3], mode: 'bicubic' }, 'uint8').passes).toEqual([]);
    expect(plan([1, 1, 3, 3], { size: 3, mode: 'bicubic' }).passes).toEqual([]);
  });

  test('copies a float64 as two words', () => {
    expect(plan([1, 1, 3], { size: 6 }, 'float64').passes).toMatchObject([{ inner: 2, elements: 12 }]);
  });

  test('blends uint8 in fixed point, and copies it as it is', () => {
    expect(plan([1, 1, 1, 3], { size: [1, 6], mode: 'bicubic' }, 'uint8').passes).toMatchObject([
      { kernel: 'fixed-point', table: { shift: 14 } },
    ]);
    expect(plan([1, 1, 1, 3], { size: [1, 6] }, 'uint8').passes).toMatchObject([{ kernel: 'nearest' }]);
  });
});

describe('what is not supported', () => {
  test.each<[string, readonly number[], InterpolateOptions, DType?]>([
    ['WGSL has no float64', [1, 1, 3], { size: 2, mode: 'linear' }, 'float64'],
    ['an axis has 2^24 elements or more', [1, 1, 3], { size: 2 ** 24 }],
    ['the borders of the windows do not fit into 32 bits', [1, 1, 2 ** 17], { size: 2 ** 15, mode: 'area' }],
  ])('%s', (reason, shape, options, dtype = 'float32') => {
    expect(planOf({ dtype, shape, options })).toBe(reason);
  });

  test('what PyTorch refuses', () => {
    const options = { size: 2, mode: 'bilinear', antialias: true } as const;
    expect(() => planOf({ dtype: 'float16', shape: [1, 1, 3, 3], options })).toThrow('PyTorch refuses');
  });
});
