import { describe, expect, test } from 'vitest';
import { parsePage, readClauses } from './spec-text.ts';

const PAGE = [
  '# Nearest',
  '',
  'An introduction.',
  '',
  '### nearest.index',
  '',
  '`nearest` reads what [coordinates](coordinates.md) says,',
  'cut down.',
  '',
  'An explanation.',
  '',
  '```python',
  '>>> x = zeros(1)',
  '# a remark',
  '>>> x',
  '[0.0,',
  ' 0.0]',
  '```',
  '',
  '## A group',
  '',
  '### nearest.copies',
  '',
  'Bits are kept.',
  '',
  '```python target',
  '>>> y',
  'ValueError: no',
  '```',
  '',
  '````markdown',
  '### not-a-clause',
  '```python',
  '>>> not an example',
  '```',
  '````',
].join('\n');

describe('a page', () => {
  const { clauses, blocks } = parsePage('nearest', PAGE);

  test('has a clause for each heading of the third level', () => {
    expect(clauses.map(({ id, line }) => [id, line])).toEqual([
      ['nearest.index', 5],
      ['nearest.copies', 22],
    ]);
  });

  test('has sentences on one line, with the words of their links', () => {
    expect(clauses[0].sentence).toBe('`nearest` reads what coordinates says, cut down.');
  });

  test('ends the text of a clause at the next heading of any level', () => {
    expect(clauses[0].text).toMatch(/^`nearest` reads[\s\S]*```$/);
  });

  test('keeps the examples of a block together, without remarks', () => {
    expect(clauses[0].blocks).toEqual([
      {
        examples: [
          { line: 13, source: 'x = zeros(1)', answer: [] },
          { line: 15, source: 'x', answer: ['[0.0,', ' 0.0]'] },
        ],
      },
    ]);
  });

  test('says which examples are true of the target alone', () => {
    expect(clauses[1].blocks.map(({ only }) => only)).toEqual(['target']);
  });

  test('shows the writing of a page without meaning it', () => {
    expect(blocks).toHaveLength(2);
  });

  test('refuses a heading that is no id of its own', () => {
    expect(() => parsePage('linear', PAGE)).toThrow("spec/linear.md:5: expected a heading '### linear.rule-in-words'");
  });
});

test('the pages of this package have clauses', () => {
  expect(readClauses().map(({ id }) => id)).toContain('nearest.step-is-float32');
});
