import { describe, expect, it } from 'vitest';
import { encoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { tensorLines } from '../present/terminal/tensor-text.ts';
import { pytorchTensor } from './pytorch-input.ts';

function tensor(dtype: DType, shape: readonly number[], values: readonly number[]): Tensor {
  return { dtype, shape, data: encoded(dtype, Float64Array.from(values)) };
}

const counting = (length: number) => Array.from({ length }, (_, at) => at);

describe('a tensor as an expression of PyTorch', () => {
  it.each<[Tensor, string]>([
    [tensor('float32', [1, 1, 2, 3], counting(6)), 'torch.arange(6, dtype=torch.float32).reshape(1, 1, 2, 3)'],
    [tensor('uint8', [1, 1, 40], Array(40).fill(7)), 'torch.full((1, 1, 40), 7, dtype=torch.uint8)'],
    [
      tensor('bfloat16', [1, 1, 2], [-0, Number.NaN]),
      "torch.tensor([-0.0, float('nan')], dtype=torch.bfloat16).reshape(1, 1, 2)",
    ],
    [
      tensor('uint8', [1, 3, 3, 2], [200, 200, 0, 0, 0, 0, 0, 0, 200, 200, 0, 0, 0, 0, 0, 0, 200, 200]),
      'torch.eye(3, dtype=torch.uint8).mul(200).reshape(1, 3, 3, 1).expand(1, 3, 3, 2).contiguous()',
    ],
    [
      tensor('float32', [1, 1, 2], [0.1, -2.5e-7]),
      'torch.tensor([0.1, -2.5e-7], dtype=torch.float32).reshape(1, 1, 2)',
    ],
    [tensor('float16', [0, 1, 4], []), 'torch.zeros((0, 1, 4), dtype=torch.float16)'],
    [
      tensor(
        'float32',
        [1, 1, 40],
        counting(40).map((at) => at / 2),
      ),
      "torch.from_numpy(np.load('x.npy'))",
    ],
    [
      tensor(
        'bfloat16',
        [1, 1, 40],
        counting(40).map((at) => at / 2),
      ),
      "torch.from_numpy(np.load('x.npy')).view(torch.bfloat16)",
    ],
  ])('%#: %s', (input, expression) => {
    expect(pytorchTensor(input, 'x.npy')).toBe(expression);
  });
});

describe('a tensor in a terminal', () => {
  it('is printed row by row, with a gap between planes', () => {
    expect(tensorLines(tensor('float32', [1, 2, 2, 2], [1, 2.5, 3, -4, 5, 6, 7, Number.NaN]))).toEqual([
      '  1  2.5',
      '  3   -4',
      '',
      '  5    6',
      '  7  NaN',
    ]);
  });

  it('is summed up when it is large', () => {
    const values = [...counting(199), Number.POSITIVE_INFINITY];
    expect(tensorLines(tensor('float32', [1, 1, 200], values))).toEqual([
      '200 elements from 0 to 198, 1 not finite',
      'first 0, 1, 2, 3, 4, 5, 6, 7, …',
    ]);
  });

  it('may be empty', () => {
    expect(tensorLines(tensor('float32', [0, 1, 4], []))).toEqual(['no elements']);
  });
});
