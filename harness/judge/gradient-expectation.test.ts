import { describe, expect, test } from 'vitest';
import type { BackwardCall } from '#cases/case.ts';
import { tensorOf } from '#cases/fill.ts';
import { gradientProbes } from '#cases/gradient-probes.ts';
import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import { isAccepted } from './accepted.ts';
import { gradientExpectation } from './gradient-expectation.ts';

function gradientCall(from: readonly number[], to: readonly number[], options: InterpolateOptions): BackwardCall {
  const input = tensorOf({ dtype: 'float32', shape: [1, 2, ...to], fill: { kind: 'grid', seed: 3 } });
  return { entry: 'interpolate.backward', input, inputShape: [1, 2, ...from], options };
}

describe('the expectation of a gradient', () => {
  test('accepts the reference at every probe', () => {
    const rejected = gradientProbes.filter(({ profile, calls }) => profile === 'quick' && !calls().every(isRight));
    expect(rejected.map(({ id }) => id)).toEqual([]);
  });

  test('is adjoint to the output: both give one number with the other’s gradient', () => {
    const options: InterpolateOptions = { size: [7, 4], mode: 'bicubic' };
    const x = tensorOf({ dtype: 'float64', shape: [1, 2, 3, 5], fill: { kind: 'grid', seed: 1 } });
    const g = tensorOf({ dtype: 'float64', shape: [1, 2, 7, 4], fill: { kind: 'grid', seed: 2 } });
    const y = decoded(interpolate(x, options));
    const { ideal } = gradientExpectation({ entry: 'interpolate.backward', input: g, inputShape: x.shape, options });
    expect(inner(y, decoded(g))).toBeCloseTo(inner(decoded(x), ideal), 10);
  });

  test('rejects a gradient that is off by a thousandth, NaN, or the resize in the other direction', () => {
    for (const mode of ['nearest', 'bilinear', 'area'] as const) {
      const call = gradientCall([3, 5], [7, 4], { size: [7, 4], mode });
      const right = interpolateBackward(call.input, call.inputShape, call.options);
      const expectation = gradientExpectation(call);
      expect(isAccepted(expectation, right)).toBe(true);
      for (const wrong of [(value: number) => value * 1.001, () => Number.NaN]) {
        expect(isAccepted(expectation, { ...right, data: Float32Array.from(right.data, wrong) })).toBe(false);
      }
      expect(isAccepted(expectation, interpolate(call.input, { size: [3, 5], mode }))).toBe(false);
    }
  });

  test('accepts either index at an exact tie, and nothing between', () => {
    const call = gradientCall([2], [82], { size: 82 });
    const right = interpolateBackward(call.input, call.inputShape, call.options);
    const moved = (share: number) => {
      const data = Float32Array.from(right.data);
      data[0] -= share * Number(call.input.data[41]);
      data[1] += share * Number(call.input.data[41]);
      return { ...right, data };
    };
    expect(isAccepted(gradientExpectation(call), right)).toBe(true);
    expect(isAccepted(gradientExpectation(call), moved(1))).toBe(true);
    expect(isAccepted(gradientExpectation(call), moved(0.5))).toBe(false);
  });

  test('rejects parts that were added up in a half type, except of area', () => {
    const stuck = { float16: 0x6800, bfloat16: 0x4380 } as const; // 2,048 and 256
    for (const dtype of ['float16', 'bfloat16'] as const) {
      const acceptsStuck = (mode: Mode) => {
        const input = tensorOf({ dtype, shape: [1, 1, 3, 700], fill: { kind: 'constant', value: 1 } });
        const options: InterpolateOptions = { size: [3, 700], mode };
        const call: BackwardCall = { entry: 'interpolate.backward', input, inputShape: [1, 1, 1, 1], options };
        expect(isAccepted(gradientExpectation(call), interpolateBackward(input, call.inputShape, options))).toBe(true);
        return isAccepted(gradientExpectation(call), {
          dtype,
          shape: [1, 1, 1, 1],
          data: Uint16Array.of(stuck[dtype]),
        });
      };
      expect((['nearest', 'bilinear', 'bicubic', 'area'] as const).filter(acceptsStuck)).toEqual(['area']);
    }
  });

  test('accepts the scale of the output and that of the target where the two differ', () => {
    const call = gradientCall([1, 3], [1, 3], { scaleFactor: [1, 1.3], mode: 'bicubic' });
    expect(isAccepted(gradientExpectation(call), interpolateBackward(call.input, call.inputShape, call.options))).toBe(
      true,
    );
    expect(isAccepted(gradientExpectation(call), call.input)).toBe(true);
  });
});

function isRight(call: ReturnType<(typeof gradientProbes)[number]['calls']>[number]): boolean {
  const { input, inputShape, options } = call as BackwardCall;
  return isAccepted(gradientExpectation(call as BackwardCall), interpolateBackward(input, inputShape, options));
}

function inner(left: ArrayLike<number>, right: ArrayLike<number>): number {
  return Array.from(left).reduce((sum, value, at) => sum + value * right[at], 0);
}
