import { expect, test } from 'vitest';
import { PROBES } from '#cases/probes.ts';
import { PROPERTIES } from '#cases/properties.ts';
import { loadGoldens } from '#harness/goldens/load-goldens.ts';
import { CLAUSES } from '#spec/clauses.ts';
import { readClauses } from '../scripts/spec-text.ts';

const clauses = readClauses();
const { cases, models } = loadGoldens();
const asking = [...cases, ...models, ...PROBES, ...PROPERTIES];
/** An erratum is asked about by the cases whose recorded answer may show it. */
const asked = new Set<string>([...asking.flatMap((item) => item.clauses), ...cases.flatMap(({ errata }) => errata)]);

test('every clause has a case', () => {
  expect(idsOf(clauses.filter(({ id }) => !asked.has(id)))).toEqual([]);
});

test('every case has a clause', () => {
  expect(idsOf(asking.filter((item) => item.clauses.length === 0))).toEqual([]);
});

test('cases name only clauses of the text', () => {
  const known = new Set(idsOf(clauses));
  expect([...asked].filter((id) => !known.has(id))).toEqual([]);
});

test('every clause has an example', () => {
  expect(idsOf(clauses.filter(({ blocks }) => blocks.length === 0))).toEqual([]);
});

test('a clause begins with one sentence that can be printed', () => {
  const isOne = (sentence: string) => /^[A-Z0-9`].*\.$/.test(sentence) && !/\. [A-Z]|\$/.test(withoutCode(sentence));
  expect(clauses.filter(({ sentence }) => !isOne(sentence)).map(({ id, sentence }) => `${id}: ${sentence}`)).toEqual(
    [],
  );
});

test('an id stands once', () => {
  expect(idsOf(clauses)).toHaveLength(new Set(idsOf(clauses)).size);
});

test('spec/clauses.ts is what the pages say', () => {
  expect(CLAUSES).toEqual(Object.fromEntries(clauses.map(({ id, page, sentence }) => [id, { page, sentence }])));
});

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

function withoutCode(sentence: string): string {
  return sentence.replace(/`[^`]*`/g, '`');
}
