import { describe, expect, it } from 'vitest';
import { pythonLiteral, pytorchCall } from './pytorch-call.ts';

describe('pytorchCall', () => {
  it('is a line of PyTorch with its own spelling of the options', () => {
    expect(
      pytorchCall({ entry: 'interpolate', options: { mode: 'bilinear', size: [3, 5], alignCorners: false } }),
    ).toBe("F.interpolate(x, size=(3, 5), mode='bilinear', align_corners=False)");
  });

  it('leaves an absent option out', () => {
    expect(pytorchCall({ entry: 'upsample', options: { scaleFactor: 2.5 } })).toBe('F.upsample(x, scale_factor=2.5)');
  });

  it('builds a module first and then calls it', () => {
    expect(pytorchCall({ entry: 'nn.Upsample', options: { scaleFactor: [2], mode: 'linear' } })).toBe(
      "nn.Upsample(scale_factor=(2,), mode='linear')(x)",
    );
  });
});

describe('pythonLiteral', () => {
  it.each([
    [true, 'True'],
    [[3], '(3,)'],
    [[], '()'],
    [[2, 1.5], '(2, 1.5)'],
    [Number.NaN, "float('nan')"],
    [Number.NEGATIVE_INFINITY, "float('-inf')"],
    [-0, '-0.0'],
    [1e21, '1e+21'],
    [undefined, 'None'],
    ["it's\n", "'it\\'s\\U0000000a'"],
  ])('%o is %s', (value, text) => {
    expect(pythonLiteral(value)).toBe(text);
  });
});
