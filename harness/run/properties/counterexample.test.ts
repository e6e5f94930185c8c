import { expect, test } from 'vitest';
import type { Call } from '#cases/case.ts';
import { counterexampleText } from './counterexample.ts';

function callOf(...values: number[]): Call {
  return {
    entry: 'interpolate',
    input: { dtype: 'float32', shape: [1, 1, values.length], data: Float32Array.from(values) },
    options: { size: [2], mode: 'nearest' },
  };
}

test('a counterexample says what is wrong, and the call as a line to paste', () => {
  expect(counterexampleText('it is off', [callOf(0.1, -2)]).split('\n')).toEqual([
    'it is off',
    "F.interpolate(x, size=(2,), mode='nearest') with x = float32 [1, 1, 2]: 0.1 -2",
  ]);
});

test('several calls are numbered', () => {
  const text = counterexampleText('it is off', [callOf(1), callOf(2)]);
  expect(text).toContain('\ncall 1: F.interpolate');
  expect(text).toContain('\ncall 2: F.interpolate');
});

test('a constant input is one word, and a long one ends in dots', () => {
  expect(counterexampleText('', [callOf(3, 3, 3)])).toContain('[1, 1, 3]: all 3');
  const long = Array.from({ length: 40 }, (_, index) => index);
  expect(counterexampleText('', [callOf(...long)])).toMatch(/: 0 1 2 .* 22 23 …$/);
});
