import { describe, expect, it } from 'vitest';
import type { ForwardCall } from '#cases/case.ts';
import { operatorOf } from './operator.ts';

/** Two rows alike of the three unit vectors along the width. */
const input = {
  dtype: 'float32',
  shape: [1, 3, 2, 3],
  data: Float32Array.of(1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 1),
} as const;
const call: ForwardCall = { entry: 'interpolate', input, options: { mode: 'bilinear', size: [2, 2] } };

describe('an operator', () => {
  it('is the weights of each output element', () => {
    const data = Float32Array.of(0.75, 0, 0.75, 0, 0.25, 0.25, 0.25, 0.25, 0, 0.75, 0, 0.75);
    expect(operatorOf(call, { dtype: 'float32', shape: [1, 3, 2, 2], data })).toEqual({
      rows: 2,
      columns: 3,
      weights: Float64Array.of(0.75, 0.25, 0, 0, 0.25, 0.75),
      isEven: true,
    });
  });

  it('is that of the first element where a result is not the same along the other axes', () => {
    const data = Float32Array.of(0.75, 0, 0.5, 0, 0.25, 0.25, 0.25, 0.25, 0, 0.75, 0, 0.75);
    expect(operatorOf(call, { dtype: 'float32', shape: [1, 3, 2, 2], data })).toMatchObject({
      weights: Float64Array.of(0.75, 0.25, 0, 0, 0.25, 0.75),
      isEven: false,
    });
  });

  it('is none of an input that has no unit vectors', () => {
    const other = { ...call, input: { ...input, data: input.data.map((value) => value * 2) } };
    const data = new Float32Array(12);
    expect(operatorOf(other, { dtype: 'float32', shape: [1, 3, 2, 2], data })).toBeUndefined();
  });
});
