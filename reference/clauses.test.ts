import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { CLAUSES } from '#spec/clauses.ts';

/** Pages about numbers, callers and the target: what they say follows from the code, and is not written in it. */
const PAGES_WITHOUT_CODE = ['claims', 'errata', 'memory', 'special-values'];

/** Clauses that follow from others of their page. */
const CONSEQUENCES = ['area.adaptive-pooling', 'linear.align-corners-ends', 'rounding.uint8-constant'];

const folder = new URL('.', import.meta.url);
const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /(?<!\.test)\.ts$/.test(name),
);
const code = files.map((name) => readFileSync(new URL(name, folder), 'utf8')).join('\n');
const named = new Set(code.match(/[a-z0-9-]+\.[a-z0-9-]+/g));

test('every clause that computes something is named in the code that obeys it', () => {
  const computing = Object.entries(CLAUSES).filter(([, { page }]) => !PAGES_WITHOUT_CODE.includes(page));
  const missing = computing.map(([id]) => id).filter((id) => !named.has(id) && !CONSEQUENCES.includes(id));
  expect(missing).toEqual([]);
});

test('the code names no clause that is not in the text', () => {
  const pages = new Set<string>(Object.values(CLAUSES).map(({ page }) => page));
  const quoted = code.matchAll(/[`'](([a-z0-9-]+)\.[a-z0-9-]+)[`']/g);
  const ids = [...quoted].filter(([, , page]) => pages.has(page)).map(([, id]) => id);
  expect(ids.filter((id) => !Object.hasOwn(CLAUSES, id))).toEqual([]);
});
