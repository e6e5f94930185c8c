import { describe, expect, test } from 'vitest';
import { Refusal } from '#reference/arguments/refusal.ts';
import type { Implementation } from '#spec/signature.ts';
import { printedAnswers } from './example-answers.ts';
import { type RecordedCall, type RecordedExample, untrueAnswers, untrueOfTarget } from './examples.ts';
import type { ExampleBlock } from './spec-text.ts';

function block(answer: readonly string[], only?: 'target' | 'rule'): ExampleBlock {
  return { examples: [{ line: 7, source: 'f(x)', answer }], ...(only && { only }) };
}

describe('of PyTorch', () => {
  const recorded = [{ source: 'f(x)', warns: ['UserWarning: old'], gives: '[0.25, 1.0]' }];

  test('a block is true with the value and the warnings', () => {
    expect(untrueOfTarget(block(['UserWarning: ...', '[0.25, 1.0]']), recorded)).toEqual([]);
  });

  test('another value is untrue, and the message has the line, what is written and what was given', () => {
    expect(untrueOfTarget(block(['UserWarning: old', '[0.26,', '1.0]']), recorded)).toEqual([
      '7: >>> f(x)\n  UserWarning: old\n  [0.26,\n  1.0]\n  got [0.25, 1.0]',
    ]);
  });

  test('a warning that is left out, or that never was, is untrue', () => {
    expect(untrueOfTarget(block(['[0.25, 1.0]']), recorded)).toHaveLength(1);
    expect(untrueOfTarget(block(['UserWarning: new', '[0.25, 1.0]']), recorded)).toHaveLength(1);
    expect(untrueOfTarget(block(['UserWarning: old', '[1.0]']), [{ source: 'f(x)', gives: '[1.0]' }])).toHaveLength(1);
  });

  test('a block of the rule stands where PyTorch gives something else', () => {
    expect(untrueOfTarget(block(['[0.5, 1.0]'], 'rule'), recorded)).toEqual([]);
    expect(untrueOfTarget(block(['[0.25, 1.0]'], 'rule'), recorded)).toHaveLength(1);
  });

  test('an assignment gives nothing', () => {
    expect(untrueOfTarget(block([]), [{ source: 'f(x)' }])).toEqual([]);
    expect(untrueOfTarget(block(['1.0']), [{ source: 'f(x)' }])).toHaveLength(1);
  });
});

test('of an implementation, what it prints is compared', () => {
  expect(untrueAnswers(block(['UserWarning: ...', '0.3']), ['0.3333'])).toEqual([]);
  expect(untrueAnswers(block(['0.3']), ['0.36'])).toHaveLength(1);
});

describe('what an implementation gives is printed', () => {
  const call: RecordedCall = {
    entry: 'interpolate',
    options: { size: 2 },
    input: { dtype: 'float32', shape: [1, 1, 2], values: [0.5, '-0'] },
  };
  const copy: Implementation = {
    name: 'copy',
    interpolate: ({ dtype, shape, data }) => ({ dtype, shape, data: data.slice() }),
    interpolateBackward: (gradient) => gradient,
    createUpsample: () => ({ forward: (input) => input }),
  };

  test.each<[string, Omit<RecordedExample, 'source'>]>([
    ['[[[0.5, -0.0]]]', { call }],
    ['(1, 1, 2)', { call, shows: 'shape' }],
    ['torch.float32', { call, shows: 'dtype' }],
    ['False', { call, shows: 'is input' }],
    ['-0.0', { call, shows: 1 }],
    ['[-0.0, 0.5]', { call, shows: [1, 0] }],
    ['([[[0.5, -0.0]]],)', { call: { ...call, entry: 'interpolate.backward', input_shape: [1, 1, 2] } }],
    ['[[[3, 3]]]', { call: { ...call, input: { dtype: 'uint8', shape: [1, 1, 2], values: 3 } } }],
    ['[[]]', { call: { ...call, input: { dtype: 'float64', shape: [1, 0, 2], values: [] } } }],
  ])('%s', async (printed, example) => {
    expect(await printedAnswers(copy, [{ source: 'f(x)', gives: '…', ...example }])).toEqual([printed]);
  });

  test('the input as it is after the call', async () => {
    const shown = { source: 'x', gives: '…', shows: 'input' } as const;
    const asked = { source: 'f(x)', gives: '…', call };
    expect(await printedAnswers(copy, [asked, shown])).toEqual(['[[[0.5, -0.0]]]', '[[[0.5, -0.0]]]']);
    const writes: Implementation = { ...copy, interpolate: (input) => ({ ...input, data: input.data.fill(1) }) };
    expect((await printedAnswers(writes, [asked, shown]))[1]).toBe('another input');
    expect(await printedAnswers(writes, [{ ...asked, shows: 'is input' }])).toEqual(['True']);
  });

  test('a refusal', async () => {
    const refuse = () => {
      throw new Refusal('ValueError', 'arguments.default-mode', 'no');
    };
    const refuses: Implementation = { ...copy, interpolate: refuse, createUpsample: refuse };
    const made: RecordedCall = { entry: 'nn.Upsample', options: {} };
    const examples = [call, made].map((asked) => ({ source: 'f(x)', gives: '…', call: asked }));
    expect(await printedAnswers(refuses, examples)).toEqual(['ValueError: no', 'ValueError: no']);
    expect(await printedAnswers(copy, examples)).toEqual(['[[[0.5, -0.0]]]', expect.stringContaining('a module')]);
  });

  test('nothing of an assignment', async () => {
    expect(await printedAnswers(copy, [{ source: 'x = 1' }])).toEqual(['']);
  });
});
