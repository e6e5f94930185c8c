import { describe, expect, test } from 'vitest';
import type { Implementation } from '#spec/signature.ts';
import { UsageError } from '../core/subject.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { Diagnosis, Report } from '../report/report.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeParts, fakeSubject } from './fakes.ts';
import { examineImplementation } from './run.ts';

const SUITE = Array.from({ length: 20 }, (_, at) => fakeCase(`linear/case-${String(at).padStart(2, '0')}`));
const SHIFTED = { hypothesis: 'coordinates.shifted', claim: 'coordinates.shifted=0.25' } as Diagnosis;

interface Way {
  /** Whether a subject opened after the first is right. */
  isRightAfresh: boolean;
  opens?: number;
  diagnoses?: readonly Diagnosis[];
  implementation?: string | Implementation;
}

/** A run in which every case fails, and what was asked of the subjects that were opened after the first. */
async function ran({ isRightAfresh, opens = 2, diagnoses = [], implementation = 'it' }: Way) {
  const openings = ['first', 'second', 'third'];
  let opened = 0;
  const asked: string[] = [];
  const diagnosed: (readonly CaseReport[])[] = [];
  const report: Report = await examineImplementation(
    implementation,
    {},
    fakeParts(
      SUITE,
      {},
      {
        async openSubject() {
          if (opened === opens) throw new UsageError('it cannot be opened');
          return fakeSubject('it', { version: openings[opened++] });
        },
        async examine({ id }, { version }) {
          if (version === 'first') return DIVERGENT;
          asked.push(id);
          return isRightAfresh ? FAITHFUL : DIVERGENT;
        },
        claims: async () => ({ hypotheses: ['coordinates.shifted=0.25'] }),
        async diagnose(cases) {
          diagnosed.push(cases);
          return diagnoses;
        },
      },
    ),
  );
  return { report, asked, opened, diagnosed };
}

describe('what no diagnosis explains is asked afresh', () => {
  test('a few cases, the last ones first', async () => {
    const { asked, opened } = await ran({ isRightAfresh: true });
    expect(opened).toBe(2);
    expect(asked).toHaveLength(8);
    expect(asked).toEqual(asked.toSorted().reverse());
  });

  test('what passes then withdraws its claims, and is diagnosed again', async () => {
    const { report, asked, diagnosed } = await ran({ isRightAfresh: true });
    const afresh = report.cases.filter((one) => one.afresh === 'pass');
    expect(afresh.map(({ id }) => id).reverse()).toEqual(asked);
    for (const { hypotheses, status } of afresh) {
      expect(hypotheses).toEqual(['state.right-afresh']);
      expect(status).toBe('fail');
    }
    expect(diagnosed).toHaveLength(2);
    expect(diagnosed[1]).toEqual(report.cases);
  });

  test('what fails then says so, and keeps its claims', async () => {
    const { report } = await ran({ isRightAfresh: false });
    expect(report.cases.filter(({ afresh }) => afresh === 'fail')).toHaveLength(8);
    expect(report.cases.every(({ hypotheses }) => hypotheses?.join() === 'coordinates.shifted=0.25')).toBe(true);
  });

  test('nothing is asked where a diagnosis explains all', async () => {
    const { opened } = await ran({ isRightAfresh: true, diagnoses: [SHIFTED] });
    expect(opened).toBe(1);
  });

  test('nothing is asked of an object, which keeps what it remembers', async () => {
    const { opened } = await ran({
      isRightAfresh: true,
      implementation: { name: 'it', interpolate: (input) => input },
    });
    expect(opened).toBe(1);
  });

  test('a run whose implementation cannot be opened again ends as it is', async () => {
    const { report } = await ran({ isRightAfresh: true, opens: 1 });
    expect(report.summary.fail).toBe(20);
    expect(report.cases.every(({ afresh }) => afresh === undefined)).toBe(true);
  });
});
