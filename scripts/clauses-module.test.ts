import { expect, test } from 'vitest';
import { clausesModule } from './clauses-module.ts';

test('a clause is an entry by its id', () => {
  const module = clausesModule([{ id: 'nearest.index', page: 'nearest', sentence: 'It reads one.' }]);
  expect(module).toContain("  'nearest.index': {\n    page: 'nearest',\n    sentence: 'It reads one.',\n  },\n");
});

test('a quote and a backslash in a sentence survive', () => {
  const module = clausesModule([{ id: 'a.b', page: 'a', sentence: String.raw`It's "so" \ there.` }]);
  expect(module).toContain(String.raw`    sentence: 'It\'s "so" \\ there.',`);
});

test('a long sentence stands on a line of its own', () => {
  const module = clausesModule([{ id: 'a.b', page: 'a', sentence: 'x'.repeat(110) }]);
  expect(module).toContain(`    sentence:\n      '${'x'.repeat(110)}',\n`);
});

test('the same clauses always make the same module', () => {
  const clauses = [{ id: 'a.b', page: 'a', sentence: 'It is.' }];
  expect(clausesModule(clauses)).toBe(clausesModule([...clauses]));
});
