import { byHash } from '../core/hash.ts';
import type { Status } from '../core/verdict.ts';
import type { CaseReport } from './case-report.ts';

/** Failing cases that are run again: a few show whether the calls before matter. */
const MOST_AGAIN = 8;

const OF_VALUES: readonly Status[] = ['fail', 'invalid-output', 'error'];

/** Recorded cases alone, in the order of the suite: what a series remembers is its own. */
export function chosenAgain(cases: readonly CaseReport[]): CaseReport[] {
  const candidates = cases.filter(
    ({ kind, status, runs, varies }) =>
      kind === 'golden' && OF_VALUES.includes(status) && runs === undefined && varies === undefined,
  );
  const chosen = new Set(candidates.toSorted(byHash).slice(0, MOST_AGAIN));
  return candidates.filter((one) => chosen.has(one));
}

/** Of cases that were run again, those of other shards among them, the ones that a single run would have chosen. */
export function asRunAgainOnce(cases: readonly CaseReport[]): readonly CaseReport[] {
  const chosen = new Set(chosenAgain(cases));
  return cases.map((one) => {
    if (one.afresh === undefined || chosen.has(one)) return one;
    const { afresh: _, ...rest } = one;
    return rest;
  });
}
