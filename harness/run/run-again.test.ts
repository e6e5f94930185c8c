import { describe, expect, test } from 'vitest';
import type { Implementation } from '#spec/signature.ts';
import { UsageError } from '../core/open-implementation.ts';
import { asRunAgainOnce } from '../report/chosen-again.ts';
import type { Report } from '../report/report.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeImplementation, fakeParts } from './fakes.ts';
import { examineImplementation } from './run.ts';

const SUITE = Array.from({ length: 20 }, (_, at) => fakeCase(`linear/case-${String(at).padStart(2, '0')}`));

interface Way {
  /** Whether an implementation opened after the first is right. */
  isRightAgain: boolean;
  opens?: number;
  implementation?: string | Implementation;
  shard?: string;
}

/** A run in which every case fails, and what the implementations were asked that were opened after the first. */
async function ran({ isRightAgain, opens = 2, implementation = 'it', shard }: Way) {
  const openings = ['first', 'second', 'third'];
  let opened = 0;
  const asked: string[] = [];
  const report: Report = await examineImplementation(
    implementation,
    { shard },
    fakeParts(
      SUITE,
      {},
      {
        async openImplementation() {
          if (opened === opens) throw new UsageError('it cannot be opened');
          return fakeImplementation('it', { version: openings[opened++] });
        },
        async examine({ id }, { version }) {
          if (version === 'first') return DIVERGENT;
          asked.push(id);
          return isRightAgain ? FAITHFUL : DIVERGENT;
        },
      },
    ),
  );
  return { report, asked, opened };
}

describe('failing cases are run again', () => {
  test('a few of them, the last ones first', async () => {
    const { report, asked, opened } = await ran({ isRightAgain: true });
    expect(opened).toBe(2);
    expect(asked).toHaveLength(8);
    expect(asked).toEqual(asked.toSorted().reverse());
    const again = report.cases.filter((one) => one.afresh === 'pass');
    expect(again.map(({ id }) => id).reverse()).toEqual(asked);
    expect(again.every(({ status }) => status === 'fail')).toBe(true);
  });

  test('of merged shards the same cases say how they ended as of one run', async () => {
    const whole = await ran({ isRightAgain: false });
    const shards = await Promise.all(['1/3', '2/3', '3/3'].map((shard) => ran({ isRightAgain: false, shard })));
    const once = asRunAgainOnce(shards.flatMap(({ report }) => report.cases));
    const again = ({ cases }: Pick<Report, 'cases'>) => cases.filter(({ afresh }) => afresh).map(({ id }) => id);
    expect(again({ cases: [...once] }).sort()).toEqual(again(whole.report));
  });

  test('but not of an object, which keeps what it remembers', async () => {
    const { opened } = await ran({ isRightAgain: true, implementation: { name: 'it', interpolate: (input) => input } });
    expect(opened).toBe(1);
  });

  test('a run whose implementation cannot be opened again ends as it is', async () => {
    const { report } = await ran({ isRightAgain: true, opens: 1 });
    expect(report.summary.fail).toBe(20);
    expect(report.cases.every(({ afresh }) => afresh === undefined)).toBe(true);
  });
});
