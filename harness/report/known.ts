import type { CaseHead } from '#cases/case.ts';
import { patternsMatcher } from '../selection.ts';
import { type CaseReport, isFailing } from './case-report.ts';

/** A deviation that its owners know of: its cases may fail, as long as they do. */
export interface KnownDeviation {
  /** Over case ids and clause ids, as in `--filter`. */
  pattern: string;
  reason: string;
  /** Where it is being followed: an issue. */
  link: string;
  /** `2027-06-30`: from the day after, its cases fail the run again. */
  expires?: string;
}

/** An entry with what it stands for in this run. */
export interface KnownTally extends KnownDeviation {
  /** Selected cases that it matches, in all shards. */
  cases: number;
  expired?: true;
}

export interface KnownReport extends KnownTally {
  examined: number;
  failing: number;
  /** All its cases were examined and none failed: the entry has to go. */
  stale: boolean;
}

export function knownTallies(
  entries: readonly KnownDeviation[],
  selected: readonly CaseHead[],
  today: string,
): KnownTally[] {
  return entries.map((entry) => ({
    ...entry,
    cases: selected.filter(patternsMatcher([entry.pattern])).length,
    ...(entry.expires !== undefined && entry.expires < today && { expired: true as const }),
  }));
}

/** The pattern of the first entry in force that covers a failing case. */
export function knownPattern(entries: readonly KnownTally[], one: CaseReport): string | undefined {
  if (!isFailing(one)) return undefined;
  return entries.find(({ pattern, expired }) => !expired && patternsMatcher([pattern])(one))?.pattern;
}

export function knownReports(entries: readonly KnownTally[], cases: readonly CaseReport[]): KnownReport[] {
  return entries.map((entry) => {
    const own = cases.filter(patternsMatcher([entry.pattern]));
    const failing = own.filter(isFailing).length;
    return {
      ...entry,
      examined: own.length,
      failing,
      stale: entry.cases > 0 && own.length === entry.cases && failing === 0,
    };
  });
}
