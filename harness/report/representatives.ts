import { grouped } from '../core/grouped.ts';
import { type CaseReport, failsRun } from './case-report.ts';
import { clauseTallies, rankedClauses, shareOf } from './clause-tally.ts';
import type { Report } from './report.ts';

/**
 * The failures to show, with the clauses that explain most in front: of each diagnosis the case that shows it best; then the
 * plainest failure of every mode with its options and status, the largest groups first; then the rest, the plainest first.
 */
export function representatives(
  { cases, diagnoses }: Pick<Report, 'cases' | 'diagnoses'>,
  limit: number,
): CaseReport[] {
  const failing = plainestFirst(cases, diagnoses);
  const shown = diagnoses.flatMap((diagnosis) => failing.find(({ id }) => id === diagnosis.cases[0]) ?? []);
  const groups = grouped(failing, (one) => `${one.mode} ${one.align_corners} ${one.antialias} ${one.status}`);
  const firsts = [...groups.values()].sort((left, right) => right.length - left.length).map(([first]) => first);
  return [...new Set([...shown, ...firsts, ...failing])].slice(0, limit);
}

/** A case about so few clauses was made for them; pages begin with their plainest cases. */
const FEW_CLAUSES = 3;

/** A failure is plain where one of its clauses fails nearly always, and few others come into question. */
function plainestFirst(cases: readonly CaseReport[], diagnoses: Report['diagnoses']): CaseReport[] {
  const tallies = clauseTallies(cases, diagnoses);
  const shares = new Map(tallies.map((tally) => [tally.id, shareOf(tally)]));
  return cases
    .filter(failsRun)
    .map((one) => ({ ...one, clauses: rankedClauses(one, tallies, diagnoses) }))
    .map((one) => ({ one, share: shares.get(one.clauses[0]) ?? 0, others: Math.max(one.clauses.length, FEW_CLAUSES) }))
    .sort((left, right) => right.share - left.share || left.others - right.others)
    .map(({ one }) => one);
}
