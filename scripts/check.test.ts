import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { textsOf } from './tools.ts';

const names = [...readFileSync(new URL('check.ts', import.meta.url), 'utf8').matchAll(/name: '(.*?)'/g)].map(
  ([, name]) => name,
);

test('every step that a page asks npm run check for is there', async () => {
  const asked = [...(await textsOf('*.md')).values()].flatMap((text) =>
    [...text.matchAll(/npm run check(?: --)?((?: [a-z][a-z-]*)+)(?=`|$)/gm)].flatMap(([, words]) =>
      words.trim().split(' '),
    ),
  );
  expect(asked).toContain('folders');
  expect(asked.filter((word) => !names.some((name) => name.includes(word)))).toEqual([]);
});
