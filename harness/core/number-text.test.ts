import { describe, expect, it } from 'vitest';
import { comparedTexts, numberText } from './number-text.ts';
import { toWireNumber } from './protocol.ts';

describe('a number', () => {
  it.each([
    [Math.fround(0.1), 'float32', '0.1'],
    [0.1, 'float64', '0.1'],
    [1 / 3, 'float32', '0.333333333'],
    [Math.fround(1 / 3), 'float32', '0.33333334'],
    [1234567, 'float32', '1234567'],
    [0.0999755859375, 'float16', '0.1'],
    [-0, 'float32', '-0'],
    [Number.NaN, 'float32', 'NaN'],
    [Number.NEGATIVE_INFINITY, 'float64', '-Infinity'],
    [254.5, 'uint8', '254.5'],
  ] as const)('%d of %s reads %s', (value, dtype, text) => {
    expect(numberText(toWireNumber(value), dtype)).toBe(text);
  });
});

it('what came has as many digits as what was expected', () => {
  expect(comparedTexts(1.00048828125, 1.0009765625, 'float16')).toEqual(['1.00048828', '1.00097656']);
  expect(comparedTexts(1 / 3, Math.fround(1 / 3), 'float32')).toEqual(['0.333333333', '0.333333343']);
  expect(comparedTexts(0.5, Math.fround(0.1), 'float32')).toEqual(['0.5', '0.1']);
  expect(comparedTexts('NaN', 0.25, 'float32')).toEqual(['NaN', '0.25']);
});
