import { patternsMatcher } from '../suite/selection.ts';
import { type CaseReport, failsRun } from './case-report.ts';
import { isCovered, type KnownDeviation, type KnownReport } from './known.ts';
import type { Diagnosis } from './report.ts';

/**
 * Entries that deviate stay as they are. One that deviates no more goes, or none of whose cases fails as it says, and one
 * of which only some still do is narrowed to those. What fails besides is added: by its diagnosis where one explains several cases, else grouped by
 * the longest common beginnings of ids that fail as a whole. The link says where new entries are tracked.
 */
export function updatedKnown(
  known: readonly KnownReport[],
  cases: readonly CaseReport[],
  { diagnoses = [], link = '' }: { diagnoses?: readonly Diagnosis[]; link?: string } = {},
) {
  const entries: KnownDeviation[] = [];
  const removed: KnownDeviation[] = [];
  for (const report of known) {
    const entry = entryOf(report);
    const own = cases.filter(isCovered(entry));
    const isAsListed = report.passing === 0 && report.changed === 0;
    if (report.stale || (report.changed > 0 && own.length === 0)) removed.push(entry);
    else if (isAsListed || report.partial || own.length === 0 || entry.diagnosis !== undefined) entries.push(entry);
    else entries.push(...groups(own, cases).map(({ pattern, status }) => ({ ...entry, pattern, status })));
  }
  const open = cases.filter(failsRun).filter(isUncovered(entries));
  const byDiagnosis = causes(open, diagnoses).map(
    ({ claim, sentence }): KnownDeviation => ({ pattern: '*', diagnosis: claim, reason: sentence, link }),
  );
  const others = groups(open.filter(isUncovered(byDiagnosis)), cases).map(({ pattern, status, first }) => ({
    pattern,
    status,
    reason: reasonOf(first),
    link,
  }));
  const added = [...byDiagnosis, ...others];
  return { entries: [...entries, ...added], kept: entries.length, added, removed };
}

const FEWEST_OF_A_CAUSE = 2;

/** The diagnoses that explain several cases each that those before leave open. */
function causes(open: readonly CaseReport[], diagnoses: readonly Diagnosis[]): Diagnosis[] {
  let rest = open;
  return diagnoses.filter(({ claim, measured }) => {
    const own = rest.filter(({ hypotheses = [] }) => hypotheses.includes(claim));
    if (measured || own.length < FEWEST_OF_A_CAUSE) return false;
    rest = rest.filter((one) => !own.includes(one));
    return true;
  });
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

function entryOf({ pattern, diagnosis, status, reason, link, expires }: KnownReport): KnownDeviation {
  return {
    pattern,
    ...(diagnosis !== undefined && { diagnosis }),
    ...(status && { status }),
    reason,
    link,
    ...(expires !== undefined && { expires }),
  };
}

function isUncovered(entries: readonly KnownDeviation[]): (one: CaseReport) => boolean {
  const covers = entries.map(isCovered);
  return (one) => !covers.some((covered) => covered(one));
}

function reasonOf({ status, fact, message }: CaseReport): string {
  return `${status}: ${message.split('\n')[0] || fact}`;
}
