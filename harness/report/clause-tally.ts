import { CLAUSES } from '#spec/clauses.ts';
import { type CaseReport, failsRun } from './case-report.ts';

/** How many cases asked about a clause, and how many of them fail because of it, as far as can be told. */
export interface ClauseTally {
  id: string;
  failed: number;
  asked: number;
}

/**
 * The clauses that failing cases may have broken, those with the largest share first. Cases that are unsupported or
 * known to deviate are left out.
 */
export function clauseTallies(cases: readonly CaseReport[]): ClauseTally[] {
  const tallies = new Map<string, ClauseTally>();
  for (const one of cases) {
    if (one.status === 'unsupported' || one.known !== undefined) continue;
    const suspects = new Set(failsRun(one) ? suspectClauses(one) : []);
    for (const id of new Set([...one.clauses, ...suspects])) {
      const tally = tallies.get(id) ?? { id, failed: 0, asked: 0 };
      tallies.set(id, tally);
      tally.asked += 1;
      if (suspects.has(id)) tally.failed += 1;
    }
  }
  return [...tallies.values()].filter(({ failed }) => failed > 0).sort(byShare);
}

/** The clauses of a failing case: the largest share first; of equal shares the clause that fewer cases ask about. */
export function rankedClauses(one: CaseReport, tallies: readonly ClauseTally[]): string[] {
  const byId = new Map(tallies.map((tally) => [tally.id, tally]));
  const suspects = suspectClauses(one).sort((left, right) => {
    const [first, second] = [byId.get(left), byId.get(right)];
    return first && second ? shareOf(second) - shareOf(first) || first.asked - second.asked : 0;
  });
  return [...new Set([...suspects, ...one.clauses])];
}

/** The clause that the message names; else the clauses that such a failure may break. */
function suspectClauses({ clauses, status, kind, message }: CaseReport): string[] {
  if (status !== 'fail' && status !== 'invalid-output') return [...clauses];
  const named = [...message.matchAll(/\(([a-z\d-]+\.[a-z\d-]+)\)/g)].map(([, id]) => id).filter((id) => id in CLAUSES);
  if (named.length > 0) return named;
  const ofResult = clauses.filter((id) => OF_RESULT.test(id));
  if (status === 'invalid-output') return ofResult.length > 0 ? ofResult : [...clauses];
  return kind === 'refusal' ? [...clauses] : clauses.filter((id) => !OF_RESULT.test(id));
}

/** Where values were compared, the call was accepted and its result had the right shape and dtype. */
const OF_RESULT = /^(output-size|arguments)\.|^rounding\.result-dtype$/;

export function shareOf({ failed, asked }: ClauseTally): number {
  return failed / asked;
}

function byShare(left: ClauseTally, right: ClauseTally): number {
  return shareOf(right) - shareOf(left) || right.failed - left.failed || (left.id < right.id ? -1 : 1);
}
