import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  createUpsample,
  interpolate,
  interpolateBackward,
  numbers,
  Refusal,
  type Tensor,
  tensor,
  upsample,
} from './index.ts';

const LINE = tensor('float32', [1, 1, 3], [0, 1, 2]);

describe('what the types forbid is a TypeError that names the place', () => {
  test.each<[string, () => unknown, string]>([
    ['no tensor', () => interpolate(null as never), 'input: expected a tensor { dtype, shape, data }, got null'],
    [
      'an unknown dtype',
      () => interpolate({ ...LINE, dtype: 'float' as never }, { size: 2 }),
      "input.dtype: expected one of float64, float32, float16, bfloat16, uint8, got 'float'",
    ],
    [
      'a shape with a fraction',
      () => interpolate({ ...LINE, shape: [1, 1, 1.5] }, { size: 2 }),
      'input.shape: expected an array of whole numbers from 0, got the array [1, 1, 1.5]',
    ],
    [
      'fewer elements than the shape holds',
      () => interpolate({ ...LINE, shape: [1, 1, 4] }, { size: 2 }),
      'input.data: expected 4 elements for the shape [1, 1, 4], got a Float32Array of 3',
    ],
    [
      'the array of another dtype',
      () => interpolate({ ...LINE, data: Float64Array.of(0, 1, 2) }, { size: 2 }),
      'input.data: expected a Float32Array for float32, got a Float64Array of 3',
    ],
    [
      'a plain array',
      () => interpolate({ ...LINE, data: [0, 1, 2] as never }, { size: 2 }),
      'input.data: expected a Float32Array for float32, got the array [0, 1, 2]',
    ],
    [
      'an option in the spelling of PyTorch',
      () => interpolate(LINE, { size: 2, mode: 'linear', align_corners: true } as never),
      'options: there is no align_corners; say alignCorners',
    ],
    [
      'an option that there is not',
      () => interpolate(LINE, { scale: 2 } as never),
      'options: there is no scale (there are size, scaleFactor, mode, alignCorners, recomputeScaleFactor, antialias)',
    ],
    [
      'null for None',
      () => interpolate(LINE, { size: 2, alignCorners: null as never }),
      'alignCorners: expected true or false, or undefined for None, got null',
    ],
    [
      'a size in words',
      () => interpolate(LINE, { size: '2' as never }),
      "size: expected a number or an array of numbers, or undefined for None, got '2'",
    ],
    ['options that are none', () => upsample(LINE, 2 as never), 'options: expected an object, got 2'],
    [
      'a module with a misspelt option',
      () => createUpsample({ scale_factor: 2 } as never),
      'options: there is no scale_factor; say scaleFactor',
    ],
    [
      'a module called without a tensor',
      () => createUpsample({ size: 2 }).forward(undefined as never),
      'input: expected a tensor { dtype, shape, data }, got undefined',
    ],
    [
      'the shape of an input in a word',
      () => interpolateBackward(LINE, 3 as never, { size: 3 }),
      'inputShape: expected an array of whole numbers from 0, got 3',
    ],
    [
      'numbers that do not fill a shape',
      () => tensor('uint8', [1, 1, 2], [1]),
      'tensor.data: expected 2 elements for the shape [1, 1, 2], got a Uint8Array of 1',
    ],
    [
      'the numbers of no tensor',
      () => numbers({ dtype: 'uint8' } as never),
      'input.shape: expected an array of whole numbers from 0, got undefined',
    ],
  ])('%s', (_, call, message) => {
    const error = thrownBy(call);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).not.toBeInstanceOf(Refusal);
    expect(error.message).toBe(message);
  });
});

test.each<[string, () => unknown]>([
  ['an unknown mode', () => interpolate(LINE, { size: 2, mode: 'cubic' as never })],
  ['a size with a fraction', () => interpolate(LINE, { size: [1.5] })],
  ['a NaN as factor', () => upsample(LINE, { scaleFactor: Number.NaN })],
  ['an option of another front end', () => upsample(LINE, { size: 2, antialias: true })],
  ['a gradient of another shape', () => interpolateBackward(LINE, [1, 1, 2], { size: 4 })],
])('what PyTorch refuses is a Refusal: %s', (_, call) => {
  expect(thrownBy(call)).toBeInstanceOf(Refusal);
});

test('an option that is undefined is left out', () => {
  expect(interpolate(LINE, { size: 3, alignCorners: undefined } as never)).toEqual(LINE);
});

describe('numbers and bits', () => {
  test.each<[Tensor['dtype'], readonly number[]]>([
    ['float64', [0.1, 1 / 3]],
    ['float16', [0.0999755859375, 65504]],
    ['bfloat16', [0.10009765625, 3]],
    ['uint8', [0, 255]],
  ])('%s gives back what it holds', (dtype, held) => {
    expect([...numbers(tensor(dtype, [1, 1, 2], held))]).toEqual(held);
  });

  test('half types take part as their bits', () => {
    const result = interpolate(tensor('float16', [1, 1, 2], [0, 1]), { size: 4, mode: 'linear' });
    expect(result.data).toEqual(Uint16Array.of(0, 0x3400, 0x3a00, 0x3c00));
    expect([...numbers(result)]).toEqual([0, 0.25, 0.75, 1]);
  });
});

describe('the README', () => {
  test('has an example that is true', () => {
    const wide = interpolate(tensor('float16', [1, 1, 3], [0, 1, 2]), { scaleFactor: 2, mode: 'linear' });
    expect([wide.shape, [...numbers(wide)]]).toEqual([
      [1, 1, 6],
      [0, 0.25, 0.75, 1.25, 1.75, 2],
    ]);
  });

  test('says of every file of the folder when to read it', () => {
    const readme = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    const files = readdirSync(new URL('.', import.meta.url)).filter((name) => /(?<!\.test)\.ts$/.test(name));
    expect(files.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

function thrownBy(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('expected an error, got an answer');
}
