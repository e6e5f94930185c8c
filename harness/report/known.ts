import type { z } from 'zod';
import type { CaseHead } from '#cases/case.ts';
import type { Status } from '../core/verdict.ts';
import { patternsMatcher } from '../suite/selection.ts';
import { type CaseReport, isFailing } from './case-report.ts';
import type { known } from './report-schema.ts';

/** A deviation that its owners know of: its cases may fail, as long as they do. */
export interface KnownDeviation {
  /** Over case ids and clause ids, as in `--filter`. */
  pattern: string;
  /** A claim of the report's diagnoses: of the cases that the pattern matches, those that it explains, and no other. */
  diagnosis?: string;
  /** How its cases fail; a case that fails in another way is not covered. */
  status?: Status;
  reason: string;
  /** Where it is being followed: an issue. */
  link: string;
  /** `2027-06-30`: from the day after, its cases fail the run again. */
  expires?: string;
}

export type KnownReport = z.infer<typeof known>;

/** An entry with what it stands for in this run. */
export type KnownTally = Omit<KnownReport, 'examined' | 'failing' | 'passing' | 'changed' | 'stale'>;

export function knownTallies(
  entries: readonly KnownDeviation[],
  selected: readonly CaseHead[],
  leftOut: readonly CaseHead[],
  today: string,
): KnownTally[] {
  return entries.map((entry) => ({
    ...entry,
    cases: selected.filter(patternsMatcher([entry.pattern])).length,
    ...(leftOut.some(patternsMatcher([entry.pattern])) && { partial: true as const }),
    ...(entry.expires !== undefined && entry.expires < today && { expired: true as const }),
  }));
}

/** The pattern of the first entry in force that covers a failing case; one that names a diagnosis waits for it. */
export function knownPattern(entries: readonly KnownTally[], one: CaseReport): string | undefined {
  if (!isFailing(one)) return undefined;
  return entries.find((entry) => !entry.expired && entry.diagnosis === undefined && isCovered(entry)(one))?.pattern;
}

/** Marks the failing cases that entries with a diagnosis cover. */
export function knownByDiagnosis(entries: readonly KnownTally[], cases: readonly CaseReport[]): readonly CaseReport[] {
  const inForce = entries.filter(({ diagnosis, expired }) => diagnosis !== undefined && !expired);
  if (inForce.length === 0) return cases;
  const names = new Set(inForce.map(entryName));
  return cases.map((marked) => {
    const { known, ...unmarked } = marked;
    if (known !== undefined && !names.has(known)) return marked;
    const entry = isFailing(marked) ? inForce.find((one) => isCovered(one)(marked)) : undefined;
    return entry === undefined ? unmarked : { ...unmarked, known: entryName(entry) };
  });
}

function entryName({ pattern, diagnosis }: KnownDeviation): string {
  return diagnosis === undefined ? pattern : `${diagnosis} in ${pattern}`;
}

/** Whether a failing case fails as an entry says. */
export function isCovered(entry: KnownDeviation): (one: CaseReport) => boolean {
  const isMeant = isMeantBy(entry);
  return (one) => isFailing(one) && isMeant(one) && (entry.status === undefined || entry.status === one.status);
}

function isMeantBy({ pattern, diagnosis }: KnownDeviation): (one: CaseReport) => boolean {
  const matches = patternsMatcher([pattern]);
  return (one) => matches(one) && (diagnosis === undefined || one.hypotheses?.includes(diagnosis) === true);
}

export function knownReports(entries: readonly KnownTally[], cases: readonly CaseReport[]): KnownReport[] {
  return entries.map((entry) => {
    const matching = cases.filter(patternsMatcher([entry.pattern])).length;
    const own = cases.filter(isMeantBy(entry));
    const failures = own.filter(isFailing);
    const failing = failures.length;
    return {
      ...entry,
      examined: own.length,
      failing,
      passing: own.filter(({ status }) => status === 'pass').length,
      changed: entry.status === undefined ? 0 : failures.filter(({ status }) => status !== entry.status).length,
      stale: entry.cases > 0 && !entry.partial && matching === entry.cases && failing === 0,
    };
  });
}
