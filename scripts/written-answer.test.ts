import { describe, expect, test } from 'vitest';
import type { TorchValue } from '#harness/torch/torch-value.ts';
import { matchesText, matchesValue } from './written-answer.ts';

const list = (...items: TorchValue[]): TorchValue => ({ kind: 'list', items });

describe('a written value is true of', () => {
  test.each<[string, TorchValue]>([
    ['0.1', 0.10000000149011612],
    ['0.5', 0.4501],
    ['0.5', 0.5499],
    ['-1.25', -1.25],
    ['1.5e-45', 1.46e-45],
    ['1e9', 1e9],
    ['3', 3n],
    ['nan', Number.NaN],
    ['-inf', Number.NEGATIVE_INFINITY],
    ['-0.0', -0],
    ['0.0', -0],
    ['0.0', 0],
    ['True', true],
    ['torch.uint8', { kind: 'dtype', dtype: 'uint8' }],
    ['(1, 1, 7)', { kind: 'tuple', items: [1n, 1n, 7n] }],
    ['[[0.0], [1.0]]', list(list(0), list(1))],
    ['[]', list()],
  ])('%s: %o', (written, value) => {
    expect(matchesValue(written, value)).toBe(true);
  });
});

describe('a written value is false of', () => {
  test.each<[string, TorchValue]>([
    ['0.1', 0.151],
    ['1e9', 1.6e9],
    ['0.10000', 0.10001],
    ['3', 3],
    ['3.0', 3n],
    ['-0.0', 0],
    ['0.0', Number.NaN],
    ['nan', 0],
    ['inf', Number.NEGATIVE_INFINITY],
    ['[0.0, 1.0]', list(0)],
    ['[0.0]', list(0, 1)],
    ['[[0.0]]', list(0)],
    ['(1)', list(1n)],
    ['', 1],
  ])('%s: %o', (written, value) => {
    expect(matchesValue(written, value)).toBe(false);
  });
});

test('dots in a text stand for anything', () => {
  expect(matchesText('ValueError: got (3,) ...', 'ValueError: got (3,) and\nmore')).toBe(true);
  expect(matchesText('ValueError: got ... end', 'ValueError: got one end')).toBe(true);
  expect(matchesText('ValueError: ...', 'TypeError: no')).toBe(false);
  expect(matchesText('ValueError: got (3.)', 'ValueError: got (3x)')).toBe(false);
});
