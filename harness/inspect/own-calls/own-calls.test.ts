import { describe, expect, it } from 'vitest';
import { interpolate } from '#reference/interpolate.ts';
import type { OpenImplementation } from '../../core/open-implementation.ts';
import { printableLine } from '../../core/printable.ts';
import { ownCalls } from './own-calls.ts';
import { faithfulSpelling } from './spellings.ts';

const UP = { dtype: 'float32', shape: [1, 64, 8, 8], options: { scale_factor: 2, mode: 'bilinear' } };

describe('the calls of a file', () => {
  it('are cases: their planes are as large as they were, and as many as are cheap', () => {
    const [small, large] = ownCalls([UP, { ...UP, shape: [4, 64, 256, 256] }], 'calls.json');
    expect(small.suiteCase).toMatchObject({
      id: 'calls/1',
      call: "F.interpolate(x, scale_factor=2, mode='bilinear')",
      mode: 'bilinear',
      dtype: 'float32',
    });
    expect(small.call.input.shape).toEqual([1, 64, 8, 8]);
    expect(large.call.input.shape).toEqual([1, 1, 256, 256]);
  });

  it('ask about the clauses of their options', () => {
    const [{ suiteCase }] = ownCalls(
      [{ ...UP, options: { size: 4, mode: 'bilinear', antialias: true } }],
      'calls.json',
    );
    expect(suiteCase.clauses).toContain('antialias.bilinear-kernel');
  });

  it.each([
    [[], 'calls.json: expected at least one call, got an empty array'],
    [{}, 'calls.json: the whole: expected an array, got an object'],
    [[{ ...UP, dtype: 'float' }], "calls.json: entry 1, dtype: expected 'float64'"],
    [[{ ...UP, options: { sizes: 3 } }], "calls.json: entry 1, options: expected no field 'sizes'; did you mean size?"],
    [
      [{ ...UP, options: { scaleFactor: 2 } }],
      "calls.json: entry 1, options: expected no field 'scaleFactor'; did you mean scale_factor?",
    ],
    [[{ ...UP, zzz: 3 }], "calls.json: entry 1: expected no field 'zzz'; remove it"],
    [[UP, { ...UP, shape: [1, 1, 4] }], 'calls.json: entry 2: PyTorch refuses this call (NotImplementedError: '],
    [[{ ...UP, shape: [1, 1, 9999, 9999] }], 'the most that can be judged are'],
  ])('%# are refused in one line', (data, message) => {
    expect(() => ownCalls(data, 'calls.json')).toThrow(message);
    try {
      ownCalls(data, 'calls.json');
    } catch (error) {
      const text = (error as Error).message;
      expect(printableLine(text)).toBe(text);
    }
  });
});

/** Faithful, but without some modes or options. */
function without(lacks: (options: Parameters<typeof interpolate>[1]) => boolean): OpenImplementation {
  return {
    name: 'fake',
    has: { upsample: false, createUpsample: false, interpolateBackward: false },
    ask: async ({ input, options }) =>
      lacks(options)
        ? { kind: 'unsupported', reason: 'no' }
        : { kind: 'tensor', tensor: interpolate(input, options), inputChanged: false, aliasesInput: false },
    close: async () => {},
  };
}

describe('another spelling', () => {
  const area = ownCalls([{ ...UP, shape: [1, 1, 8, 8], options: { size: 4, mode: 'area' } }], 'c')[0].call;

  it('gives the same result in PyTorch: the mean of two elements is bilinear at half the size', async () => {
    const found = await faithfulSpelling(
      area,
      without(({ mode } = {}) => mode === 'area'),
    );
    expect(found?.options).toEqual({ size: 4, mode: 'bilinear' });
  });

  it('may be a size in place of a factor', async () => {
    const [{ call }] = ownCalls([UP], 'c');
    const found = await faithfulSpelling(
      call,
      without(({ scaleFactor } = {}) => scaleFactor !== undefined),
    );
    expect(found?.options).toEqual({ size: [16, 16], mode: 'bilinear' });
  });

  it('is none where nothing else gives the result', async () => {
    const third = { ...area, options: { size: 3, mode: 'area' as const } };
    expect(
      await faithfulSpelling(
        third,
        without(({ mode } = {}) => mode === 'area'),
      ),
    ).toBeUndefined();
  });

  it('is not one that the implementation answers wrongly', async () => {
    const wrong = without(({ mode } = {}) => mode === 'area');
    const zeros: OpenImplementation = {
      ...wrong,
      async ask(call) {
        const outcome = await wrong.ask(call);
        if (outcome.kind !== 'tensor') return outcome;
        const { dtype, shape, data } = outcome.tensor;
        return { ...outcome, tensor: { dtype, shape, data: new Float32Array(data.length) } };
      },
    };
    expect(await faithfulSpelling(area, zeros)).toBeUndefined();
  });
});
