import { expect, test } from 'vitest';
import { loadSuite } from '#harness/suite/suite.ts';
import { readIds } from './ids.ts';

const ids = (await loadSuite()).map(({ id }) => id);

test('ids are unique', () => {
  expect(ids.filter((id, place) => ids.indexOf(id) !== place)).toEqual([]);
});

test('ids are words with a page before them', () => {
  expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*(\/[a-z0-9]+(-[a-z0-9]+)*){1,2}$/.test(id))).toEqual([]);
});

test('every id that a case has ever had is still there: an id is permanent', () => {
  const present = new Set(ids);
  expect(readIds().filter((id) => !present.has(id))).toEqual([]);
});

test('every id is noted in cases/ids.txt, which npm run ids does', () => {
  const noted = new Set(readIds());
  expect(ids.filter((id) => !noted.has(id))).toEqual([]);
});
