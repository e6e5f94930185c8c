import type { z } from 'zod';
import { ASPECTS } from '#cases/case.ts';
import { WHYS } from '../core/unsupported.ts';
import { type Level, type Status, worseLevel } from '../core/verdict.ts';
import { type CaseReport, failsRun, hasValues, isFailing, levelReached, roundedDuration } from './case-report.ts';
import type { KnownReport } from './known.ts';
import type { Report, RunResult } from './report.ts';
import type { summary } from './report-schema.ts';

/** How many cases ended in which status. */
export type Counts = { cases: number } & Record<Status, number>;
export type Summary = z.infer<typeof summary>;

export function summaryOf(result: RunResult, known: readonly KnownReport[]): Summary {
  const { cases, demanded, selected } = result;
  const counts = countsOf(cases);
  const level = worstLevel(cases);
  const whys = whysOf(cases);
  const failures = cases.filter(failsRun).length;
  const stale = known.filter((entry) => entry.stale).length;
  const sound = failures === 0 && stale === 0 && !result.interrupted && !result.isSpent;
  return {
    ...counts,
    ...(level !== undefined && { level }),
    conforms: sound && (result.suite.shard !== undefined || supportsSomething(cases)),
    demanded,
    selected,
    coverage: cases.length === 0 ? 0 : (cases.length - counts.unsupported) / cases.length,
    ...(Object.keys(whys).length > 0 && { unsupported_why: whys }),
    failures,
    known: cases.filter((one) => isFailing(one) && one.known !== undefined).length,
    stale,
    ...(result.suite.repeat !== undefined && {
      flaky: cases.filter(({ runs }) => runs !== undefined).length,
      varying: cases.filter(({ varies }) => varies).length,
    }),
    index_ties: indexTies(cases),
    aspects: Object.fromEntries(
      ASPECTS.map((aspect) => [aspect, cases.filter((one) => one.aspect === aspect)] as const)
        .filter(([, members]) => members.length > 0)
        .map(([aspect, members]) => [aspect, countsOf(members)]),
    ),
    duration_ms: roundedDuration(cases.reduce((total, one) => total + one.duration_ms, 0)),
  };
}

export function countsOf(cases: readonly Pick<CaseReport, 'status'>[]): Counts {
  const counts: Counts = {
    cases: cases.length,
    pass: 0,
    fail: 0,
    unsupported: 0,
    error: 0,
    crash: 0,
    timeout: 0,
    'invalid-output': 0,
  };
  for (const { status } of cases) counts[status] += 1;
  return counts;
}

function whysOf(cases: readonly CaseReport[]): NonNullable<Summary['unsupported_why']> {
  const whys: NonNullable<Summary['unsupported_why']> = {};
  for (const why of WHYS) {
    const declined = cases.filter(({ unsupported_why }) => unsupported_why === why).length;
    if (declined > 0) whys[why] = declined;
  }
  return whys;
}

export function worstLevel(cases: readonly Parameters<typeof levelReached>[0][]): Level | undefined {
  return cases
    .map(levelReached)
    .reduce((worst, level) => (worst && level ? worseLevel(worst, level) : (worst ?? level)), undefined);
}

/**
 * Refusing everything is no conformance: of the cases with values, if there are any, one must have been run.
 * A single shard may well hold nothing that is supported, so the question is put to the merged report.
 */
export function supportsSomething(cases: readonly CaseReport[]): boolean {
  const withValues = cases.filter(hasValues);
  return (withValues.length > 0 ? withValues : cases).some(({ status }) => status !== 'unsupported');
}

/** A shard or a part that says nothing either way: it does not fail, but nothing in it conforms. */
export function isUndecided(report: Pick<Report, 'summary' | 'cases' | 'budget_spent'>): boolean {
  const { summary, cases } = report;
  if (report.budget_spent && summary.failures === 0 && summary.stale === 0) return true;
  return summary.conforms && !supportsSomething(cases);
}

function indexTies(cases: readonly CaseReport[]): Summary['index_ties'] {
  const ties = cases.map(({ deviation }) => deviation?.index_ties ?? 0).filter((elements) => elements > 0);
  return { elements: ties.reduce((total, elements) => total + elements, 0), cases: ties.length };
}
