import { describe, expect, test } from 'vitest';
import { isTrueOf } from './written-answer.ts';

describe('the text may write', () => {
  test.each([
    ['0.1', '0.10000000149011612'],
    ['0.5', '0.4501'],
    ['0.5', '0.5499'],
    ['-1.25', '-1.25'],
    ['1.5e-45', '1.46e-45'],
    ['1e9', '1000000000.0'],
    ['1.', '1.0'],
    ['3', '3'],
    ['nan', 'nan'],
    ['-inf', '-inf'],
    ['-0.0', '-0.0'],
    ['0.0', '-0.0'],
    ['0.0', '0.0'],
    ['True', 'True'],
    ['torch.uint8', 'torch.uint8'],
    ['(1, 1, 7)', '(1, 1, 7)'],
    ['([[0.0], [1.0]],)', '([[0.0], [1.0]],)'],
    ['[]', '[]'],
    ['', ''],
    ['ValueError: got (3,) ...', 'ValueError: got (3,) and\nmore'],
    ['ValueError: got ... end', 'ValueError: got one end'],
  ])('%s for %s', (written, printed) => {
    expect(isTrueOf(written, printed)).toBe(true);
  });
});

describe('the text may not write', () => {
  test.each([
    ['0.1', '0.151'],
    ['1e9', '1600000000.0'],
    ['0.10000', '0.10001'],
    ['3', '3.0'],
    ['3.0', '3'],
    ['-0.0', '0.0'],
    ['0.0', 'nan'],
    ['nan', '0.0'],
    ['inf', '-inf'],
    ['1e9', 'inf'],
    ['[0.0, 1.0]', '[0.0]'],
    ['[0.0]', '[0.0, 1.0]'],
    ['[[0.0]]', '[0.0]'],
    ['(1)', '[1]'],
    ['', '1.0'],
    ['1.0', ''],
    ['ValueError: ...', 'TypeError: no'],
    ['ValueError: got (3.)', 'ValueError: got (3x)'],
    ['...', '1.0'],
    ['...', 'ValueError: no'],
    ['1.0', 'ValueError: 1.0'],
  ])('%s for %s', (written, printed) => {
    expect(isTrueOf(written, printed)).toBe(false);
  });
});
