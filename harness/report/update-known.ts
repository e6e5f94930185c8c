import { patternsMatcher } from '../suite/selection.ts';
import { type CaseReport, failsRun, isFailing } from './case-report.ts';
import type { KnownDeviation, KnownReport } from './known.ts';

/** A list of known deviations as a run found it to be, and what is different in it. */
export interface KnownUpdate {
  entries: readonly KnownDeviation[];
  kept: number;
  /** Entries for failing cases that no entry covered: their links are still to be given. */
  added: readonly KnownDeviation[];
  removed: readonly KnownDeviation[];
}

/**
 * Entries that deviate stay as they are. One that deviates no more goes, or none of whose cases fails as it says, and one
 * of which only some still do is narrowed to those. What fails besides is added, grouped by the longest common beginnings of ids that fail as a whole.
 */
export function updatedKnown(known: readonly KnownReport[], cases: readonly CaseReport[]): KnownUpdate {
  const entries: KnownDeviation[] = [];
  const removed: KnownDeviation[] = [];
  for (const report of known) {
    const entry = entryOf(report);
    const own = cases.filter(isFailingIn(entry));
    const isAsListed = report.passing === 0 && report.changed === 0;
    if (report.stale || (report.changed > 0 && own.length === 0)) removed.push(entry);
    else if (isAsListed || report.partial || own.length === 0) entries.push(entry);
    else entries.push(...groups(own, cases).map((group) => ({ ...entry, ...group })));
  }
  const added = groups(cases.filter(failsRun).filter(isUncovered(entries)), cases).map(
    ({ pattern, status, first }) => ({ pattern, status, reason: reasonOf(first), link: '' }),
  );
  return { entries: [...entries.map(withoutFirst), ...added], kept: entries.length, added, removed };
}

interface Group extends Pick<KnownDeviation, 'pattern'> {
  status: CaseReport['status'];
  first: CaseReport;
}

/** Patterns that match these cases, and no case that passes or fails in another way. */
function groups(failing: readonly CaseReport[], cases: readonly CaseReport[]): Group[] {
  const found: Group[] = [];
  for (const first of failing) {
    if (found.some(({ pattern, status }) => status === first.status && patternsMatcher([pattern])(first))) continue;
    const { status } = first;
    const pattern = candidatesFor(first.id).find((candidate) => {
      const own = cases.filter(patternsMatcher([candidate])).filter((one) => one.status !== 'unsupported');
      return own.length > 1 && own.every((one) => failing.includes(one) && one.status === status);
    });
    found.push({ pattern: pattern ?? first.id, status, first });
  }
  return found;
}

/** `page/a-*`, `page/a-b-*` …: the widest first, and never a whole page. */
function candidatesFor(id: string): string[] {
  const start = id.indexOf('/') + 1;
  const ends = [...id.matchAll(/-/g)].map(({ index }) => index).filter((index) => index > start);
  return ends.map((end) => `${id.slice(0, end)}-*`);
}

function entryOf({ pattern, status, reason, link, expires }: KnownReport): KnownDeviation {
  return { pattern, ...(status && { status }), reason, link, ...(expires !== undefined && { expires }) };
}

function withoutFirst(entry: KnownDeviation & { first?: CaseReport }): KnownDeviation {
  const { first: _, ...rest } = entry;
  return rest;
}

function isFailingIn({ pattern, status }: KnownDeviation): (one: CaseReport) => boolean {
  const matches = patternsMatcher([pattern]);
  return (one) => isFailing(one) && matches(one) && (status === undefined || one.status === status);
}

function isUncovered(entries: readonly KnownDeviation[]): (one: CaseReport) => boolean {
  const covers = entries.map(isFailingIn);
  return (one) => !covers.some((covered) => covered(one));
}

function reasonOf({ status, fact, message }: CaseReport): string {
  return `${status}: ${message.split('\n')[0] || fact}`;
}
