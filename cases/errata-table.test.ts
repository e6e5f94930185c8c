import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ERRATA } from './errata-table.ts';

const page = readFileSync(new URL('../spec/errata.md', import.meta.url), 'utf8');

test('the table has the errata of the page, in its order, each with the clause that it breaks', () => {
  const entries = [...page.matchAll(/^### (errata\.\S+)[\s\S]*?^\*\*E\d+\*\* breaks\s+\[([^\]]+)\]/gm)];
  expect(ERRATA.map(({ id, breaks }) => [id, breaks])).toEqual(entries.map(([, id, breaks]) => [id, breaks]));
});
