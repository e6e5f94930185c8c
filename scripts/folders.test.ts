import { expect, test } from 'vitest';
import { folderProblems } from './folders.ts';

const TABLE = `| folder | holds | imports |
| --- | --- | --- |
| spec | the text | – |
| harness/core | words | spec |
| harness/run | a run | spec, harness/core |
| harness | entries | all above |
`;

const WELL = {
  'spec/a.ts': '',
  'harness/core/a.ts': "import { a } from '#spec/a.ts';",
  'harness/run/a.ts': "import '#spec/a.ts';\nimport type { A } from '../core/a.ts';",
  'harness/index.ts': "export * from './run/a.ts';",
};

function problems(changed: Record<string, string>, table = TABLE): string[] {
  return folderProblems(table, new Map(Object.entries({ ...WELL, ...changed })));
}

test('imports of rows above are in order, and so is all that tests import', () => {
  expect(
    problems({ 'harness/core/a.test.ts': "import '../run/a.ts';", 'spec/fakes.ts': "import '#harness/index.ts';" }),
  ).toEqual([]);
});

test.each([
  ["import { b } from '../run/b.ts';"],
  ["import type { B } from '../run/b.ts';"],
  ["export type { B } from '../run/b.ts';"],
  ["export * from '#harness/run/b.ts';"],
  ["const b = () => import('../run/b.ts');"],
  ["type B = import('../run/b.ts').B;"],
])('a circle of folders: %s', (text) => {
  expect(problems({ 'harness/core/b.ts': `\n${text}` })).toEqual([
    'harness/core/b.ts:2: harness/core imports harness/run/b.ts, but harness/run imports harness/core: a circle',
  ]);
});

test('a circle through a third folder', () => {
  expect(
    problems({ 'spec/b.ts': "import '#harness/run/a.ts';" }, TABLE.replace('spec, harness/core', 'harness/core')),
  ).toContain('spec/b.ts:1: spec imports harness/run/a.ts, but harness/run imports spec: a circle');
});

test('an import that the row does not name', () => {
  const table = TABLE.replace('spec, harness/core', 'harness/core').replace('| words | spec', '| words | –');
  expect(problems({ 'harness/core/a.ts': '' }, table)).toEqual([
    'harness/run/a.ts:1: harness/run imports spec/a.ts, but its row does not name spec',
  ]);
});

test('a folder without a row', () => {
  expect(problems({ 'harness/new/a.ts': '' })).toEqual(['harness/new/a.ts: the table has no row for harness/new']);
});

test('rows that are not true', () => {
  const table = `${TABLE.replace('| words | spec', '| words | spec, harness/run')}| scripts | tools | harness/core |\n`;
  expect(problems({}, table)).toEqual([
    'the row of harness/core names harness/run, which is no row above it',
    'the table has a row for scripts, where no file is',
    'the row of scripts names harness/core, which it does not import',
  ]);
});
