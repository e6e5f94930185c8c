import { describe, expect, test } from 'vitest';
import { type Expression, parseStatement, type Subscript } from './python-syntax.ts';

/** The expression with all its parentheses. */
function shown(expression: Expression | Subscript): string {
  const list = (items: readonly (Expression | Subscript)[]) => items.map(shown).join(', ');
  switch (expression.kind) {
    case 'number':
      return typeof expression.value === 'bigint' ? `${expression.value}` : `float ${expression.value}`;
    case 'string':
      return `'${expression.value}'`;
    case 'name':
      return expression.name;
    case 'sequence':
      return `${expression.type}(${list(expression.items)})`;
    case 'attribute':
      return `${shown(expression.object)}.${expression.name}`;
    case 'subscript':
      return `${shown(expression.object)}[${list(expression.indices)}]`;
    case 'call': {
      const keywords = [...expression.keywords].map(([name, value]) => `${name}=${shown(value)}`);
      return `${shown(expression.callee)}(${[...expression.positional.map(shown), ...keywords].join(', ')})`;
    }
    case 'negative':
      return `(-${shown(expression.operand)})`;
    case 'operation':
      return `(${shown(expression.left)} ${expression.operator} ${shown(expression.right)})`;
    case 'slice':
      return `${expression.start ? shown(expression.start) : ''}:${expression.end ? shown(expression.end) : ''}`;
  }
}

test.each([
  ['2', '2'],
  ['2.', 'float 2'],
  ['1e-3', 'float 0.001'],
  ["'nearest-exact'", "'nearest-exact'"],
  ['a.b(c)(d).e', 'a.b(c)(d).e'],
  ['f(x, size=(3,), mode="a"[0])'.replaceAll('"', "'"), "f(x, size=tuple(3), mode='a'[0])"],
  ['[1, [2.5], ()]', 'list(1, list(float 2.5), tuple())'],
  ['(1)', '1'],
  ['x[0, -1, 2:4, :3, 1:, :]', 'x[0, (-1), 2:4, :3, 1:, :]'],
  ['1 + 2 * 3 - 4', '((1 + (2 * 3)) - 4)'],
  ['-2 ** -1', '(-(2 ** (-1)))'],
  ['2 ** 3 ** 4', '(2 ** (3 ** 4))'],
  ['(1 + 2) / 3', '((1 + 2) / 3)'],
  ['a.b() == c', '(a.b() == c)'],
  ['f(x) is x', '(f(x) is x)'],
])('%s is read as %s', (source, expected) => {
  expect(shown(parseStatement(source).expression)).toBe(expected);
});

test('an assignment has a target', () => {
  expect(parseStatement('x = 1')).toEqual({ target: 'x', expression: { kind: 'number', value: 1n } });
});

describe('a line that is no Python of ours is refused with its place', () => {
  test.each([
    ['f(1 2)', "column 5 of 'f(1 2)': expected ',' or ')', got '2'"],
    ['f(', "column 3 of 'f(': expected a value, got ''"],
    ['a b', "column 3 of 'a b': expected the end of the line, got 'b'"],
    ['x.', "column 3 of 'x.': expected a name, got ''"],
    ['1 & 2', "column 3 of '1 & 2': expected Python, got '&'"],
  ])('%s', (source, message) => {
    expect(() => parseStatement(source)).toThrow(message);
  });
});
