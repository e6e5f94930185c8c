import { expect, test } from 'vitest';
import { edited, loopGuards, reachText, scriptMutants, tokenMutants } from './mutations.ts';

const made = (text: string) => scriptMutants('p', text, () => true).map(({ edit }) => edited(text, [edit]));

test.each([
  ['a < b', ['a <= b', 'a >= b']],
  ['a === b && c', ['a === b || c', 'a !== b && c']],
  ['x = a ? b : c', ['x = (b)', 'x = (c)']],
  ['Math.floor(x)', ['Math.ceil(x)', 'Math.round(x)']],
  ['Math.fround(x)', ['(x)']],
  ['a[i]', ['a[(i) + 1]', 'a[(i) - 1]']],
  ['f(0.5)', ['f(0.53125)', 'f(0)']],
  ['if (a) b()', ['if (true) b()', 'if (false) b()']],
])('%s', (text, mutants) => {
  expect(made(text)).toEqual(mutants);
});

test('messages, imports, types and names of members stay', () => {
  expect(made(`import a from 'a'; throw new Error(\`\${a + 1}\`);`)).toEqual([]);
  expect(made('x = { 3: a };')).toEqual([]);
  expect(scriptMutants('p.ts', 'type A = 1 | 2; const b = c as 3;', () => true)).toEqual([]);
});

test('a mutant is named by its file, its function and its change, and the same change by a number', () => {
  const text = '// one.ts\nfunction f() { return a + b; }\n// two.ts\nfunction g() { return a + b + c; }\n';
  const ids = scriptMutants('p', text, (file) => file === 'two.ts').map(({ id }) => id);
  expect(ids).toEqual(['two.ts g: + → -', 'two.ts g: + → - (2)']);
});

test('every expression says when it is computed, the inner ones too', () => {
  const text = 'y = a ? b + 1 : c';
  const spans = [
    { start: 4, end: 17 },
    { start: 8, end: 13 },
    { start: 12, end: 13 },
  ];
  expect(reachText(text, spans)).toBe('y = (__reached(0), a ? (__reached(1), b + (__reached(2), 1)) : c)');
});

test('a loop is counted, with a block and without', () => {
  const text = 'for (;;) { a(); } while (b) c();';
  expect(edited(text, loopGuards(text))).toBe('for (;;) { __turn(); a(); } while (b) { __turn(); c(); }');
});

test('tokens of other languages are mutated outside comments and strings', () => {
  const text = 'fn f() { x = a + 2; // a + b\n s = "1 + 1"; }';
  expect(tokenMutants('k', text).map(({ edit }) => edited(text, [edit]).slice(9, 19))).toEqual([
    'x = a - 2;',
    'x = a + 3;',
    'x = a + 1;',
  ]);
});
