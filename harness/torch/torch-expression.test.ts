import { describe, expect, test } from 'vitest';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { TorchSession } from './torch-expression.ts';
import type { TorchValue } from './torch-value.ts';

/** Answers with the input itself and remembers what was asked. */
function session() {
  const asked: { entry: string; input: Tensor; options: InterpolateOptions }[] = [];
  const answer = (entry: string) => (input: Tensor, options: InterpolateOptions) => {
    asked.push({ entry, input, options });
    return input;
  };
  const torch = new TorchSession({
    interpolate: answer('interpolate'),
    upsample: answer('upsample'),
    interpolateBackward: (gradOutput) => gradOutput,
    createUpsample: (options) => ({ forward: (input) => answer('nn.Upsample')(input, options) }),
  });
  return { torch, asked };
}

function answerOf(source: string): unknown {
  return plain(session().torch.run(source));
}

function plain(value: TorchValue | undefined): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value.kind === 'dtype') return value.dtype;
  return value.kind === 'list' || value.kind === 'tuple' ? value.items.map(plain) : value.kind;
}

describe('a value', () => {
  test.each([
    [
      'tensor([[0., 1.], [2., 3.]])',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ['tensor([[1, 2]])', [[1n, 2n]]],
    ['tensor([1, 2.5])', [1, 2.5]],
    ['tensor([0.1])', [Math.fround(0.1)]],
    ['tensor([0.1]).to(float16)', [0.0999755859375]],
    ['tensor([0.1], dtype=float64)', [0.1]],
    ['tensor([3, 200]).to(uint8)', [3n, 200n]],
    ['tensor([inf, -inf, nan, -0.0])', [Infinity, -Infinity, Number.NaN, -0]],
    [
      'arange(4.).reshape(2, 2)',
      [
        [0, 1],
        [2, 3],
      ],
    ],
    ['arange(2)', [0n, 1n]],
    ['zeros(1, 2)', [[0, 0]]],
    ['ones(2)', [1, 1]],
    ['full((2, 1), 7.)', [[7], [7]]],
    ['zeros(1, 0, 4).shape', [1n, 0n, 4n]],
    ['zeros(2).to(bfloat16).dtype', 'bfloat16'],
    ['arange(8.).reshape(2, 2, 2)[1, 0]', [4, 5]],
    ['arange(8.).reshape(2, 2, 2)[:, 1, -1:]', [[3], [7]]],
    ['arange(8.)[2:4]', [2, 3]],
    ['arange(8.)[3]', 3],
    ['1 / 4 + 2 ** 3', 8.25],
    ['-(2 - 5) * 4', 12n],
    ['None', null],
  ])('%s', (source, expected) => {
    expect(answerOf(source)).toEqual(expected);
  });
});

describe('a call', () => {
  test('has its options in our spelling, and leaves out what is None', () => {
    const { torch, asked } = session();
    torch.run("F.interpolate(tensor([[[5.]]]), None, (2, 1.5), mode='linear', align_corners=False)");
    expect(asked).toEqual([
      {
        entry: 'interpolate',
        input: expect.objectContaining({ dtype: 'float32', shape: [1, 1, 1], data: new Float32Array([5]) }),
        options: { scaleFactor: [2, 1.5], mode: 'linear', alignCorners: false },
      },
    ]);
  });

  test.each([
    ['F.upsample(x, 3)', 'upsample', { size: 3 }],
    ['nn.Upsample(scale_factor=2)(x)', 'nn.Upsample', { scaleFactor: 2 }],
    ['nn.UpsamplingNearest2d(size=3)(x)', 'nn.Upsample', { size: 3, mode: 'nearest' }],
    ['nn.UpsamplingBilinear2d(size=3)(x)', 'nn.Upsample', { size: 3, mode: 'bilinear', alignCorners: true }],
  ])('%s asks %s', (source, entry, options) => {
    const { torch, asked } = session();
    torch.run('x = zeros(1, 1, 2)');
    torch.run(source);
    expect(asked).toMatchObject([{ entry, options }]);
  });

  test('shows whether its result is its input', () => {
    const { torch } = session();
    torch.run('x = zeros(1, 1, 2)');
    expect(torch.run('F.interpolate(x, size=2).data_ptr() == x.data_ptr()')).toBe(true);
    expect(torch.run('F.interpolate(x, size=2) is x')).toBe(false);
    torch.run('F.interpolate(x, size=2).add_(10)');
    expect(plain(torch.run('x'))).toEqual([[[10, 10]]]);
  });
});

describe('a line that cannot be answered says why', () => {
  test.each([
    ['x', 'x: there is no such name in the examples'],
    ['zeros(2).flip(0)', '.flip: the examples know shape, dtype, tolist, data_ptr, reshape, to and add_'],
    ['F.resize(zeros(2), 4)', "module 'torch.nn.functional' has no attribute 'resize'"],
    ['F.interpolate(tensor([[[1]]]), 2)', 'int64 tensor: expected floats, or .to(uint8)'],
    ['F.interpolate(zeros(1), sise=2)', 'sise: there is no such option'],
    ['F.interpolate(2)', 'expected a tensor, got bigint 2'],
    ['tensor([[1.], [2., 3.]])', 'shape [2, 1]: expected 2 elements, got 3'],
    ['zeros(2)[2]', 'index 2: expected one below 2'],
    ['inf(2)', 'expected a function, got number Infinity'],
  ])('%s', (source, message) => {
    expect(() => session().torch.run(source)).toThrow(message);
  });
});
