import { describe, expect, test } from 'vitest';
import { tensorOf } from '#cases/fill.ts';
import { gradientProbes } from '#cases/gradient-probes.ts';
import { decoded } from '#reference/rounding.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { isAccepted } from '../../judge/accepted.ts';
import { gradientExpectation } from '../../judge/gradient-expectation.ts';
import type { Decisions } from './decisions.ts';
import { resize } from './resize.ts';
import { resizeBackward } from './resize-backward.ts';

const SIZES: InterpolateOptions = { size: [7, 3] };

function grid(dtype: DType, shape: readonly number[], seed: number): Tensor {
  return tensorOf({ dtype, shape, fill: { kind: 'grid', seed } });
}

test('without a changed decision every probe of gradients is answered within its bound', () => {
  const wrong = gradientProbes.filter(({ calls }) =>
    calls().some((call) => {
      if (call.entry !== 'interpolate.backward') return true;
      const input = grid(call.input.dtype, call.inputShape, 1);
      return !isAccepted(gradientExpectation(call), resizeBackward(call.input, input, call.options));
    }),
  );
  expect(wrong.map(({ id }) => id)).toEqual([]);
});

describe('is adjoint to the resize by the same decisions', () => {
  test.each<[string, InterpolateOptions, Partial<Decisions>]>([
    ['another transform', { ...SIZES, mode: 'bilinear' }, { transform: 'asymmetric' }],
    ['another kernel', { ...SIZES, mode: 'bicubic' }, { cubicCoefficient: -0.5 }],
    ['a border that is left out', { ...SIZES, mode: 'bilinear' }, { linearBorder: 'zero' }],
    ['indices beyond the axis', { ...SIZES, mode: 'bilinear' }, { linearBorder: 'memory-after', beyondMemory: 'zero' }],
    ['another mode along one axis', { ...SIZES, mode: 'area' }, { computedAs: { area: 'nearest' }, along: 'height' }],
    ['weights of few bits', { ...SIZES, mode: 'bilinear', antialias: true }, { weightPrecision: 'fixed-5' }],
    ['a gain', { ...SIZES, mode: 'bicubic' }, { gain: 1.25, gainOf: 'result' }],
  ])('%s', (_, options, decisions) => {
    const x = grid('float64', [2, 2, 4, 6], 1);
    const y = resize(x, options, decisions);
    const g = grid('float64', y.shape, 2);
    const back = resizeBackward(g, x, options, decisions);
    expect(back.shape).toEqual(x.shape);
    expect(inner(decoded(y), decoded(g))).toBeCloseTo(inner(decoded(x), decoded(back)), 9);
  });
});

test('sums are kept in the type that is decided', () => {
  const ones = tensorOf({ dtype: 'float16', shape: [1, 1, 4096], fill: { kind: 'constant', value: 1 } });
  const x = tensorOf({ dtype: 'float16', shape: [1, 1, 1], fill: { kind: 'constant', value: 0 } });
  const sum = (decisions: Partial<Decisions>) => decoded(resizeBackward(ones, x, { size: 4096 }, decisions))[0];
  expect(sum({})).toBe(4096);
  expect(sum({ sumPrecision: 'dtype' })).toBe(2048);
});

test('refuses what the reference refuses', () => {
  const g = grid('float32', [1, 1, 5], 1);
  expect(() => resizeBackward(g, grid('float32', [1, 1, 2], 1), { size: 4 })).toThrow('Mismatch in shape');
});

function inner(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, at) => sum + value * right[at], 0);
}
