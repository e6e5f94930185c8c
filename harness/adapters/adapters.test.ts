import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { OpenImplementation, Outcome } from '../core/open-implementation.ts';
import { openImplementation } from '../implementations/open-implementation.ts';

const LIMITS = { timeout: 20_000 };

function ramp(shape: readonly number[]): Tensor {
  const elements = elementCount(shape);
  return { dtype: 'float32', shape, data: Float32Array.from({ length: elements }, (_, index) => index) };
}

const impulse = (): Tensor => ({ dtype: 'float32', shape: [1, 1, 1, 5], data: Float32Array.of(0, 0, 1, 0, 0) });

/** Answers that a person can work out; those of a step of 2.5 and of the antialiased row stand in the specification. */
const KNOWN: Record<string, { input: Tensor; options: InterpolateOptions; shape: number[]; values: number[] }> = {
  nearest: { input: ramp([1, 1, 1, 3]), options: { size: [1, 5] }, shape: [1, 1, 1, 5], values: [0, 0, 1, 1, 2] },
  'nearest-exact': {
    input: ramp([1, 1, 1, 3]),
    options: { size: [1, 5], mode: 'nearest-exact' },
    shape: [1, 1, 1, 5],
    values: [0, 0, 1, 2, 2],
  },
  'nearest by a whole factor': {
    input: ramp([1, 1, 2, 1]),
    options: { scaleFactor: 2 },
    shape: [1, 1, 4, 2],
    values: [0, 0, 0, 0, 1, 1, 1, 1],
  },
  'planes stay apart': {
    input: ramp([2, 2, 1, 2]),
    options: { size: [1, 4], mode: 'bilinear' },
    shape: [2, 2, 1, 4],
    values: [0, 0.25, 0.75, 1, 2, 2.25, 2.75, 3, 4, 4.25, 4.75, 5, 6, 6.25, 6.75, 7],
  },
  bilinear: {
    input: ramp([1, 1, 2, 2]),
    options: { size: [2, 4], mode: 'bilinear' },
    shape: [1, 1, 2, 4],
    values: [0, 0.25, 0.75, 1, 2, 2.25, 2.75, 3],
  },
  'bilinear with aligned corners': {
    input: ramp([1, 1, 2, 2]),
    options: { size: [3, 3], mode: 'bilinear', alignCorners: true },
    shape: [1, 1, 3, 3],
    values: [0, 0.5, 1, 1, 1.5, 2, 2, 2.5, 3],
  },
  'recomputed factor': {
    input: ramp([1, 1, 1, 3]),
    options: { scaleFactor: [1, 1.5], recomputeScaleFactor: true, mode: 'bilinear' },
    shape: [1, 1, 1, 4],
    values: [0, 0.625, 1.375, 2],
  },
  linear: {
    input: ramp([1, 1, 2]),
    options: { size: 4, mode: 'linear' },
    shape: [1, 1, 4],
    values: [0, 0.25, 0.75, 1],
  },
  'linear by 2.5': {
    input: ramp([1, 1, 3]),
    options: { scaleFactor: [2.5], mode: 'linear' },
    shape: [1, 1, 7],
    values: [0, 0.1, 0.5, 0.9, 1.3, 1.7, 2],
  },
  trilinear: {
    input: ramp([1, 1, 1, 1, 2]),
    options: { size: [1, 1, 4], mode: 'trilinear' },
    shape: [1, 1, 1, 1, 4],
    values: [0, 0.25, 0.75, 1],
  },
  'bicubic, coefficient −0.75': {
    input: impulse(),
    options: { size: [1, 10], mode: 'bicubic' },
    shape: [1, 1, 1, 10],
    values: [0, -0.03515625, -0.10546875, 0.26171875, 0.87890625, 0.87890625, 0.26171875, -0.10546875, -0.03515625, 0],
  },
  'antialiased bilinear row': {
    input: ramp([1, 1, 1, 4]),
    options: { size: [1, 2], mode: 'bilinear', antialias: true },
    shape: [1, 1, 1, 2],
    values: [0.714, 2.286],
  },
  area: { input: ramp([1, 1, 5]), options: { size: 3, mode: 'area' }, shape: [1, 1, 3], values: [0.5, 2, 3.5] },
  'uint8 bilinear': {
    input: { dtype: 'uint8', shape: [1, 1, 1, 2], data: Uint8Array.of(0, 100) },
    options: { size: [1, 4], mode: 'bilinear' },
    shape: [1, 1, 1, 4],
    values: [0, 25, 75, 100],
  },
  'float16 by its bits': {
    input: { dtype: 'float16', shape: [1, 1, 2], data: Uint16Array.of(0x3c00, 0x4000) },
    options: { size: [4], mode: 'linear' },
    shape: [1, 1, 4],
    values: [0x3c00, 0x3d00, 0x3f00, 0x4000],
  },
};

function numbers(outcome: Outcome): number[] {
  return outcome.kind === 'tensor' ? Array.from(outcome.tensor.data) : [];
}

/** As the literals stand above and in the specification: whether an answer is near enough is not asked here. */
function printed(values: readonly number[]): string[] {
  return values.map((value) => value.toFixed(3));
}

describe.each([
  { adapter: 'reference', version: /^\d+\.\d+\.\d+/, declines: [] },
  { adapter: 'onnxruntime-web', version: /^1\./, declines: ['area'] },
  {
    adapter: 'tfjs',
    version: /^4\./,
    declines: [
      'linear',
      'linear by 2.5',
      'trilinear',
      'bicubic, coefficient −0.75',
      'antialiased bilinear row',
      'area',
      'uint8 bilinear',
      'float16 by its bits',
    ],
  },
])('$adapter', ({ adapter, version, declines }) => {
  let opened: OpenImplementation;
  beforeAll(async () => {
    opened = await openImplementation(adapter, LIMITS);
  });
  afterAll(() => opened.close());

  test('says its name and version', () => {
    expect(opened.name).toBe(adapter);
    expect(opened.version).toMatch(version);
  });

  test.each(Object.keys(KNOWN).filter((name) => !declines.includes(name)))('%s', async (name) => {
    const { input, options, shape, values } = KNOWN[name];
    const outcome = await opened.ask({ entry: 'interpolate', input, options });
    expect(outcome).toMatchObject({ tensor: { dtype: input.dtype, shape }, inputChanged: false, aliasesInput: false });
    expect(printed(numbers(outcome))).toEqual(printed(values));
  });

  test.each(declines)('declines %s', async (name) => {
    const { input, options } = KNOWN[name];
    expect(await opened.ask({ entry: 'interpolate', input, options })).toMatchObject({ kind: 'unsupported' });
  });
});

describe('a bare kernel', () => {
  test.each(['onnxruntime-web', 'tfjs'])(
    '%s claims values only, and is not asked what must be refused',
    async (adapter) => {
      const opened = await openImplementation(adapter, LIMITS);
      const ask = (options: InterpolateOptions) =>
        opened.ask({ entry: 'interpolate', input: ramp([1, 1, 2, 2]), options });
      expect(opened.aspects).toEqual(['values']);
      expect(opened.has).toEqual({ upsample: false, createUpsample: false, interpolateBackward: false });
      expect(await ask({ size: 3, scaleFactor: 2 })).toEqual({
        kind: 'unsupported',
        reason:
          'PyTorch refuses this call, and a bare kernel is not tested on refusals: only one of size or scale_factor should be defined',
      });
      await opened.close();
    },
  );

  test('tfjs declines a factor whose step the sizes cannot say', async () => {
    const opened = await openImplementation('@tensorflow/tfjs', LIMITS);
    const ask = (options: InterpolateOptions) =>
      opened.ask({ entry: 'interpolate', input: ramp([1, 1, 1, 3]), options });
    expect(await ask({ scaleFactor: [1, 2.5], mode: 'bilinear' })).toEqual({
      kind: 'unsupported',
      reason: 'tf.image takes a size and no factor: the factor 2.5 gives another step than the sizes 3 and 7',
      why: 'cannot-express',
    });
    expect(await ask({ scaleFactor: [1, 2.5], mode: 'bilinear', alignCorners: true })).toMatchObject({
      tensor: { shape: [1, 1, 1, 7] },
    });
    await opened.close();
  });
});
