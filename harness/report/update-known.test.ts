import { expect, it } from 'vitest';
import type { Finding } from '../core/verdict.ts';
import { DIVERGENT, fakeCase, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import { caseReport } from './case-report.ts';
import { type KnownDeviation, knownByDiagnosis, knownReports } from './known.ts';
import { updatedKnown } from './update-known.ts';

const ids = ['uint8-up', 'uint8-down', 'float-up', 'float-down', 'float-flat', 'plain'].map((name) => `linear/${name}`);
const link = 'https://example.org/1';
const CRASH: Finding = { status: 'crash', message: 'signal SIGSEGV' };

async function updated(failing: Record<string, Finding>, known: KnownDeviation[] = []) {
  const suite = ids.map((id) => fakeCase(id));
  const report = await examineImplementation('fake', { known }, fakeParts(suite, failing));
  return { report, ...updatedKnown(report.known ?? [], report.cases) };
}

it('groups what fails as a whole and in the same way', async () => {
  const { added } = await updated({
    'linear/uint8-up': DIVERGENT,
    'linear/uint8-down': DIVERGENT,
    'linear/float-up': DIVERGENT,
    'linear/float-down': CRASH,
  });
  expect(added).toEqual([
    { pattern: 'linear/uint8-*', status: 'fail', reason: 'fail: 2 of 6 elements are not accepted', link: '' },
    { pattern: 'linear/float-up', status: 'fail', reason: 'fail: 2 of 6 elements are not accepted', link: '' },
    { pattern: 'linear/float-down', status: 'crash', reason: 'crash: signal SIGSEGV', link: '' },
  ]);
});

it('keeps what deviates, narrows what deviates in part, and removes what deviates no more', async () => {
  const { entries, removed, added } = await updated({ 'linear/plain': DIVERGENT, 'linear/float-up': DIVERGENT }, [
    { pattern: 'linear/plain', reason: 'slow', link, expires: '2027-01-01' },
    { pattern: 'linear/float-*', reason: 'coarse', link },
    { pattern: 'linear/uint8-*', reason: 'gone', link },
  ]);
  expect(entries).toEqual([
    { pattern: 'linear/plain', reason: 'slow', link, expires: '2027-01-01' },
    { pattern: 'linear/float-up', status: 'fail', reason: 'coarse', link },
  ]);
  expect({ removed, added }).toEqual({ removed: [{ pattern: 'linear/uint8-*', reason: 'gone', link }], added: [] });
});

it('a case that fails in another way than the list says fails the run, and is added', async () => {
  const { report, added, entries, removed } = await updated({ 'linear/plain': CRASH }, [
    { pattern: 'linear/plain', status: 'fail', reason: 'slow', link },
  ]);
  expect(report.summary).toMatchObject({ conforms: false, failures: 1, known: 0 });
  expect(report.known).toMatchObject([{ changed: 1, stale: false }]);
  expect(added).toMatchObject([{ pattern: 'linear/plain', status: 'crash' }]);
  expect(entries).toEqual(added);
  expect(removed).toMatchObject([{ status: 'fail' }]);
});

it('an entry whose cases fail in part in another way is narrowed, and no pattern is listed twice', async () => {
  const failing = { 'linear/float-up': DIVERGENT, 'linear/float-down': CRASH, 'linear/float-flat': CRASH };
  const { entries } = await updated(failing, [{ pattern: 'linear/float-*', status: 'fail', reason: 'coarse', link }]);
  expect(entries).toMatchObject([
    { pattern: 'linear/float-up', status: 'fail', reason: 'coarse', link },
    { pattern: 'linear/float-down', status: 'crash', link: '' },
    { pattern: 'linear/float-flat', status: 'crash', link: '' },
  ]);
});

it('a filter that leaves out cases of an entry neither removes nor narrows it', async () => {
  const known = [{ pattern: 'linear/float-*', reason: 'coarse', link }];
  const suite = ids.map((id) => fakeCase(id));
  const parts = fakeParts(suite, { 'linear/float-down': DIVERGENT });
  const run = (filter: string) => examineImplementation('fake', { known, filter: [filter] }, parts);
  const [one, both] = [await run('linear/float-up'), await run('!linear/float-flat')];
  expect(one).toMatchObject({ summary: { conforms: true, stale: 0 }, known: [{ partial: true, stale: false }] });
  for (const { known: own = [], cases } of [one, both]) expect(updatedKnown(own, cases).entries).toEqual(known);
});

it('adds what a diagnosis explains as one entry, whose reason is the cause', async () => {
  const failing = { 'linear/uint8-up': DIVERGENT, 'linear/float-up': DIVERGENT, 'linear/plain': CRASH };
  const { report } = await updated(failing);
  const claim = 'coordinates.asymmetric';
  const cases = report.cases.map((one) => (one.status === 'fail' ? { ...one, hypotheses: [claim] } : one));
  const diagnoses = [{ claim, sentence: 'It looks at k · step.' }] as unknown as typeof report.diagnoses;
  const { added } = updatedKnown([], cases, { diagnoses, link });
  expect(added).toEqual([
    { pattern: '*', diagnosis: claim, reason: 'It looks at k · step.', link },
    { pattern: 'linear/plain', status: 'crash', reason: 'crash: signal SIGSEGV', link },
  ]);
});

it('an entry with a diagnosis covers the cases that it explains, and is stale where it explains none', () => {
  const claim = 'coordinates.asymmetric';
  const entry = { pattern: '*', diagnosis: claim, reason: 'other grid', link, cases: 2 };
  const report = (id: string, hypotheses: string[]) => ({
    ...caseReport(fakeCase(id), DIVERGENT, 1, false),
    hypotheses,
  });
  const cases = [report('linear/up', [claim]), report('linear/down', [])];
  expect(knownByDiagnosis([entry], cases).map(({ known }) => known)).toEqual([`${claim} in *`, undefined]);
  expect(knownReports([entry], cases)).toMatchObject([{ failing: 1, passing: 0, stale: false }]);
  expect(knownReports([entry], [report('linear/up', []), cases[1]])).toMatchObject([{ failing: 0, stale: true }]);
});
