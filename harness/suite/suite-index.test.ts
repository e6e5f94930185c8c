import { expect, test } from 'vitest';
import { casesOf } from './case-contents.ts';
import { loadSuite, type SuiteCase } from './suite.ts';
import { entryOf } from './suite-index.ts';

/** Properties and probes are made of functions; their ids say which they are. */
function asData(suiteCase: SuiteCase): unknown {
  const content = suiteCase.kind === 'golden' || suiteCase.kind === 'refusal' ? suiteCase.golden : suiteCase.id;
  return { ...entryOf(suiteCase), content };
}

test('the cases of an index that was written and read are those of the suite', async () => {
  const suite = await loadSuite();
  const entries = JSON.parse(JSON.stringify(suite.map(entryOf))) as ReturnType<typeof entryOf>[];
  const cases = await casesOf(entries);
  expect(cases.map(asData)).toEqual(suite.map(asData));
});

test('what a case asks is loaded for the wanted ones alone', async () => {
  const entry = entryOf((await loadSuite())[0]);
  const [one] = await casesOf([entry]);
  expect(one).toMatchObject({ kind: 'golden', golden: { id: entry.id }, goldens: { cases: [{ id: entry.id }] } });
});
