import { expect, test } from 'vitest';
import { adapterCall, languageOf } from './adapter-call.ts';

test('a call is written as JavaScript that makes the same call', () => {
  const input = { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(-0, Number.NaN, 0.5) } as const;
  const text = adapterCall(
    { entry: 'interpolate', input, options: { size: [2], mode: 'linear', alignCorners: true } },
    'javascript',
  );
  expect(text).toBe(
    "implementation.interpolate({ dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(-0, NaN, 0.5) }, { size: [2], mode: 'linear', alignCorners: true })",
  );
});

test('half types are written as their bits, and a module is made first', () => {
  const input = { dtype: 'float16', shape: [1, 1, 1], data: Uint16Array.of(0x3c00) } as const;
  expect(adapterCall({ entry: 'nn.Upsample', input, options: { scaleFactor: 2 } }, 'javascript')).toBe(
    "implementation.createUpsample({ scaleFactor: 2 }).forward({ dtype: 'float16', shape: [1, 1, 1], data: Uint16Array.of(0x3c00) })",
  );
});

test('long data that a rule makes is written as the rule', () => {
  const of = (data: Float32Array) => {
    const input = { dtype: 'float32', shape: [1, 1, data.length], data } as const;
    return adapterCall({ entry: 'interpolate', input, options: {} }, 'javascript');
  };
  expect(of(new Float32Array(50))).toContain('data: new Float32Array(50) }');
  expect(of(new Float32Array(50).fill(2))).toContain('data: new Float32Array(50).fill(2) }');
  expect(of(Float32Array.from({ length: 9 }, (_, at) => at))).toContain(
    'Float32Array.from({ length: 9 }, (_, at) => at)',
  );
  expect(of(Float32Array.of(0.1, 3))).toContain('Float32Array.of(0.1, 3)');
});

test('for a program in Python the call is that of its kit', () => {
  const input = { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(-0, Number.NaN, 0.5) } as const;
  expect(adapterCall({ entry: 'interpolate', input, options: { size: [2], antialias: true } }, 'python')).toBe(
    "interpolate(np.array([-0.0, float('nan'), 0.5], np.float32).reshape(1, 1, 3), size=(2,), antialias=True)",
  );
  const bits = { dtype: 'bfloat16', shape: [1, 1, 1], data: Uint16Array.of(0x3f80) } as const;
  expect(adapterCall({ entry: 'nn.UpsamplingNearest2d', input: bits, options: { scaleFactor: 2 } }, 'python')).toBe(
    "Upsample(np.array([16256], np.uint16).reshape(1, 1, 1), scale_factor=2, mode='nearest', dtype='bfloat16')",
  );
});

test.each([
  ['./mine.mjs', 'javascript'],
  ['browser:./mine.mjs', 'javascript'],
  ['exec:python3 mine.py', 'python'],
  ['exec:./mine.py', 'python'],
  ['exec:./example', 'other'],
  ['./mine.wasm', 'other'],
])('%s is in %s', (specifier, language) => {
  expect(languageOf(specifier)).toBe(language);
  expect(
    adapterCall(
      { entry: 'interpolate', input: { dtype: 'uint8', shape: [], data: new Uint8Array(0) }, options: {} },
      'other',
    ),
  ).toBe(undefined);
});
