import { describe, expect, test } from 'vitest';
import type { Call } from '#cases/case.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { Answer, deviationFrom } from './relation.ts';

const DOUBLED: InterpolateOptions = { size: 4, mode: 'linear' };

describe('agreement', () => {
  test('is within the bound for the right values', () => {
    const { outside, elements } = deviationFrom({ kind: 'agreement' }, [answer([0, 4], [0, 1, 3, 4], DOUBLED)]);
    expect({ outside, elements }).toEqual({ outside: 0, elements: 4 });
  });

  test('names the first element that is off', () => {
    const { outside, first } = deviationFrom({ kind: 'agreement' }, [answer([0, 4], [0, 1, 3.5, 3], DOUBLED)]);
    expect(outside).toBe(2);
    expect(first).toMatchObject({ index: [0, 0, 2], expected: 3, got: 3.5 });
  });
});

describe('balance', () => {
  const halves = [answer([0, 4], [0, 1, 3, 4], DOUBLED), answer([4, 0], [4, 3, 1, 0], DOUBLED)];
  const shape = [1, 1, 4];

  test('holds for a rearranged answer', () => {
    const at = ([image, channel, column]: readonly number[]) => [image, channel, 3 - column];
    const right = [{ factor: 1, product: [{ answer: 1, at }] }];
    expect(deviationFrom({ kind: 'balance', shape, left: { answer: 0 }, right }, halves).outside).toBe(0);
  });

  test('adds up factors, products and a number of its own', () => {
    const right = [
      { factor: 2, product: [{ answer: 0 }] },
      { factor: -1, product: [{ answer: 0 }, { answer: 1 }] },
    ];
    const plus = ([, , column]: readonly number[]) => [4, 4, 1, -8][column];
    const { outside, first } = deviationFrom({ kind: 'balance', shape, left: { answer: 1 }, right, plus }, halves);
    expect(outside).toBe(1);
    expect(first).toMatchObject({ index: [0, 0, 2], expected: 2 * 3 - 3 * 1 + 1, got: 1 });
  });

  test('multiplies the slack of an answer with its factor', () => {
    const slackOf = (factor: number) => {
      const right = [{ factor, product: [{ answer: 0 }] }];
      return deviationFrom({ kind: 'balance', shape: [1, 1, 1], left: { answer: 1 }, right }, halves).first
        ?.slack as number;
    };
    const own = halves[1].expectation.slack()[0];
    const other = halves[0].expectation.slack()[0];
    expect(slackOf(3)).toBeGreaterThanOrEqual(own + 3 * other);
    expect(slackOf(3)).toBeLessThan(1.001 * (own + 3 * other));
  });

  test('gives a product the slack of both factors', () => {
    const right = [{ factor: 1, product: [{ answer: 1 }, { answer: 1 }] }];
    const { first } = deviationFrom({ kind: 'balance', shape: [1, 1, 1], left: { answer: 1 }, right }, halves);
    const own = halves[1].expectation.slack()[0];
    expect(first?.slack).toBeGreaterThanOrEqual(own + 2 * 4 * own);
    expect(first?.slack).toBeLessThan(1.001 * (own + 2 * 4 * own));
  });

  test('never holds for a NaN', () => {
    const answers = [answer([0, 4], [Number.NaN, 1, 3, 4], DOUBLED)];
    const right = [{ factor: 1, product: [{ answer: 0 }] }];
    const { outside, max_bound } = deviationFrom({ kind: 'balance', shape, left: { answer: 0 }, right }, answers);
    expect({ outside, max_bound }).toEqual({ outside: 1, max_bound: Number.POSITIVE_INFINITY });
  });
});

describe('range', () => {
  const between = { kind: 'range', answer: 0, low: () => 0, high: () => 4 } as const;

  test('admits the slack of the element and no more', () => {
    const slack = answer([0, 4], [0, 1, 3, 4], DOUBLED).expectation.slack()[3];
    expect(deviationFrom(between, [answer([0, 4], [0, 1, 3, 4 + slack / 2], DOUBLED)]).outside).toBe(0);
    const { first } = deviationFrom(between, [answer([0, 4], [0, 1, 3, 4.5], DOUBLED)]);
    expect(first).toMatchObject({ index: [0, 0, 3], expected: 4, got: 4.5 });
  });
});

describe('copies', () => {
  test('are elements of the same plane', () => {
    const options: InterpolateOptions = { size: 2, mode: 'nearest' };
    const call = callOf([1, 2, 3, 4], [1, 2, 2], options);
    const right = new Answer(call, tensor([2, 1, 4, 4], [1, 2, 2]));
    expect(deviationFrom({ kind: 'copies' }, [right]).outside).toBe(0);
    const wrong = new Answer(call, tensor([2, 1, 4, 2], [1, 2, 2]));
    expect(deviationFrom({ kind: 'copies' }, [wrong]).first).toMatchObject({ index: [0, 1, 1], expected: 3, got: 2 });
  });
});

describe('the same bits', () => {
  test.each([
    ['a number and itself', 1, 1, 0],
    ['a NaN and a NaN', Number.NaN, Number.NaN, 0],
    ['the two zeros', 0, -0, 1],
    ['neighbours', 1, 1 + 2 ** -23, 1],
  ])('%s', (_, left, right, outside) => {
    const answers = [left, right].map((value) => answer([0], [value], { size: 1, mode: 'nearest' }));
    expect(deviationFrom({ kind: 'same-bits', left: 0, rights: [1] }, answers).outside).toBe(outside);
  });
});

function answer(input: readonly number[], output: readonly number[], options: InterpolateOptions): Answer {
  return new Answer(callOf(input, [1, 1, input.length], options), tensor(output, [1, 1, output.length]));
}

function callOf(values: readonly number[], shape: readonly number[], options: InterpolateOptions): Call {
  return { entry: 'interpolate', input: tensor(values, shape), options };
}

function tensor(values: readonly number[], shape: readonly number[]): Tensor {
  return { dtype: 'float32', shape, data: Float32Array.from(values) };
}
