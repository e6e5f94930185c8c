import { CLAUSES } from '#spec/clauses.ts';
import { type CaseReport, failsRun } from './case-report.ts';
import { causesOf } from './causes.ts';
import type { Diagnosis, Report } from './report.ts';

/** How many cases asked about a clause, and how many of them fail because of it, as far as can be told. */
export type ClauseTally = Report['clauses'][number];

/** A diagnosis, as far as it says which clause a case breaks. */
type Blame = Pick<Diagnosis, 'claim' | 'clause'>;

/**
 * The clauses that failing cases may have broken: those of the diagnoses first, then those with the largest share. Cases
 * that are unsupported or known to deviate are left out.
 */
export function clauseTallies(cases: readonly CaseReport[], diagnoses: readonly Blame[] = []): ClauseTally[] {
  const tallies = new Map<string, ClauseTally>();
  const failing = failingSubjects(cases);
  for (const one of cases) {
    if (one.status === 'unsupported' || one.known !== undefined) continue;
    const suspects = new Set(failsRun(one) ? suspectClauses(one, diagnoses, failing) : []);
    for (const id of new Set([...one.clauses, ...suspects])) {
      const tally = tallies.get(id) ?? { id, failed: 0, asked: 0 };
      tallies.set(id, tally);
      tally.asked += 1;
      if (suspects.has(id)) tally.failed += 1;
    }
  }
  const blamed = [...new Set(diagnoses.map(({ clause }) => clause))];
  const place = ({ id }: ClauseTally) => (blamed.includes(id) ? blamed.indexOf(id) : blamed.length);
  return [...tallies.values()]
    .filter(({ failed }) => failed > 0)
    .sort((left, right) => place(left) - place(right) || byShare(left, right));
}

/** The clauses of a failing case: the largest share first; of equal shares the clause that fewer cases ask about. */
export function rankedClauses(
  one: CaseReport,
  tallies: readonly ClauseTally[],
  diagnoses: readonly Blame[] = [],
): string[] {
  const byId = new Map(tallies.map((tally) => [tally.id, tally]));
  const suspects = suspectClauses(one, diagnoses).sort((left, right) => {
    const [first, second] = [byId.get(left), byId.get(right)];
    return first && second ? shareOf(second) - shareOf(first) || first.asked - second.asked : 0;
  });
  return [...new Set([...suspects, ...one.clauses])];
}

/** The clause that the message names, or a diagnosis that explains the case; else the clauses that such a failure may break. */
function suspectClauses(one: CaseReport, diagnoses: readonly Blame[], failing?: ReadonlySet<string>): string[] {
  const { message } = one;
  const named = [...message.matchAll(/\(([a-z\d-]+\.[a-z\d-]+)\)/g)].map(([, id]) => id).filter((id) => id in CLAUSES);
  if (named.length > 0 && (one.status === 'fail' || one.status === 'invalid-output')) return named;
  const [blamed] = causesOf(one, diagnoses);
  if (blamed !== undefined) return [blamed.clause];
  // Where what is asked fails without them, too, nothing says that memory or an erratum has a part in it.
  const isTold = failing === undefined || !failing.has(openedOf(one));
  return possibleClauses(one).filter((id) => isTold || !isOfCircumstances(id));
}

function possibleClauses({ clauses, status, kind }: CaseReport): string[] {
  if (status !== 'fail' && status !== 'invalid-output') return [...clauses];
  const ofResult = clauses.filter((id) => OF_RESULT.test(id));
  if (status === 'invalid-output') return ofResult.length > 0 ? ofResult : [...clauses];
  return kind === 'refusal' ? [...clauses] : clauses.filter((id) => !OF_RESULT.test(id));
}

/** Where values were compared, the call was accepted and its result had the right shape and dtype. */
const OF_RESULT = /^(output-size|arguments)\.|^rounding\.result-dtype$/;

/** What holds whatever is computed, and what PyTorch itself does not keep: no case is about them alone. */
const OF_CIRCUMSTANCES = /^(memory|errata)\./;

function isOfCircumstances(id: string): boolean {
  return OF_CIRCUMSTANCES.test(id);
}

/** What is computed in a case, whatever the circumstances. */
function openedOf({ mode, align_corners, antialias, aspect }: CaseReport): string {
  return `${mode} ${align_corners} ${antialias} ${aspect}`;
}

/** What fails in cases that are not about memory or errata: the controls of those that are. */
function failingSubjects(cases: readonly CaseReport[]): ReadonlySet<string> {
  return new Set(cases.filter((one) => failsRun(one) && !one.clauses.some(isOfCircumstances)).map(openedOf));
}

export function shareOf({ failed, asked }: ClauseTally): number {
  return failed / asked;
}

function byShare(left: ClauseTally, right: ClauseTally): number {
  return shareOf(right) - shareOf(left) || right.failed - left.failed || (left.id < right.id ? -1 : 1);
}
