import { describe, expect, test } from 'vitest';
import { type CaseReport, caseReport } from '../report/case-report.ts';
import { RIGHT_AFRESH } from '../report/state-claims.ts';
import { fakeCase } from '../run/fakes.ts';
import { rankedDiagnoses } from './rank.ts';

function failing(id: string, hypotheses: readonly string[], more: Partial<CaseReport> = {}): CaseReport {
  return { ...caseReport(fakeCase(id), { status: 'fail', level: 'divergent' }, 0, false), hypotheses, ...more };
}

const CHANCE = Array.from({ length: 6 }, (_, at) => failing(`linear/chance-${at}`, ['coordinates.shifted=0.25']));
const afresh = (count: number) =>
  Array.from({ length: count }, (_, at) => failing(`linear/afresh-${at}`, [RIGHT_AFRESH], { afresh: 'pass' }));
const names = (cases: readonly CaseReport[]) =>
  rankedDiagnoses(
    cases,
    () => undefined,
    () => false,
  ).map(({ hypothesis }) => hypothesis);

describe('what is right when it is asked afresh', () => {
  test('comes first where most of it is', () => {
    const [first] = rankedDiagnoses(
      [...CHANCE, ...afresh(3), failing('linear/again', [], { afresh: 'fail' })],
      () => undefined,
      () => false,
    );
    expect(first).toMatchObject({ hypothesis: RIGHT_AFRESH, explains: 3, of: 4 });
  });

  test('gives way to what a series of calls shows', () => {
    const series = failing('state/mode-after-mode', ['state.kept-without-mode'], { kind: 'probe' });
    expect(names([...CHANCE, ...afresh(3), series])[0]).toBe('state.kept-without-mode');
  });

  test('comes later where most of it fails again', () => {
    const again = Array.from({ length: 4 }, (_, at) =>
      failing(`linear/again-${at}`, ['coordinates.shifted=0.25'], { afresh: 'fail' }),
    );
    expect(names([...CHANCE, ...again, ...afresh(2)])).toEqual(['coordinates.shifted', RIGHT_AFRESH]);
  });
});
