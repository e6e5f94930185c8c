import { expect, it } from 'vitest';
import type { Finding } from '../core/verdict.ts';
import { diffText } from '../present/terminal/diff-text.ts';
import { plain } from '../present/terminal/paint.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeDeviation, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import type { Report } from './report.ts';
import { isWorse, reportDiff } from './report-diff.ts';

function run(findings: Record<string, Finding>): Promise<Report> {
  const suite = Object.keys(findings).map((name) => fakeCase(`linear/${name}`));
  const byId = Object.fromEntries(Object.entries(findings).map(([name, finding]) => [`linear/${name}`, finding]));
  return examineImplementation('fake', {}, fakeParts(suite, byId));
}

const UNSUPPORTED: Finding = { status: 'unsupported', message: 'no' };
const NEARER: Finding = { ...DIVERGENT, deviation: fakeDeviation({ max_bound: 2.3, outside: 1 }) };

it('says what became of each case, the gravest first', async () => {
  const before = await run({
    same: FAITHFUL,
    declined: DIVERGENT,
    gained: UNSUPPORTED,
    fixed: DIVERGENT,
    broken: FAITHFUL,
    better: DIVERGENT,
    worse: DIVERGENT,
    gone: FAITHFUL,
  });
  const after = await run({
    same: FAITHFUL,
    declined: UNSUPPORTED,
    gained: FAITHFUL,
    fixed: FAITHFUL,
    broken: DIVERGENT,
    better: NEARER,
    worse: { status: 'crash', message: 'signal SIGSEGV' },
    new: DIVERGENT,
  });
  const diff = reportDiff(before, after);
  const names = diff.changes.map(({ id, change }) => [id.replace('linear/', ''), change]);
  expect(names).toEqual(
    ['broken', 'worse', 'declined', 'fixed', 'better', 'gained', 'new', 'gone'].map((change) => [change, change]),
  );
  expect(diff.unchanged).toBe(1);
  expect(isWorse(diff)).toBe(true);
  expect(diffText(diff, plain, 10)).toContain(
    'better (1)\n  linear/better  fail (divergent 23×) → fail (divergent 2.30×)',
  );
});

it('is not worse where cases are new, fixed or the same', async () => {
  const before = await run({ same: DIVERGENT, fixed: DIVERGENT });
  const diff = reportDiff(before, await run({ same: DIVERGENT, fixed: FAITHFUL, new: DIVERGENT }));
  expect(isWorse(diff)).toBe(false);
});
