import type { Implementation } from '#spec/signature.ts';
import { UsageError } from '../core/open-implementation.ts';
import type { Status } from '../core/verdict.ts';
import type { CaseReport } from '../report/case-report.ts';
import { chosenAgain } from '../report/chosen-again.ts';
import type { Examination, RunParts } from './examination.ts';

/**
 * A failure may come of the calls before. A few failing cases are run again in a fresh process and in the opposite order;
 * their reports say how they ended (`afresh`). Of the failing cases of merged shards the same ones are chosen.
 */
export async function runAgain(
  cases: readonly CaseReport[],
  implementation: string | Implementation,
  examination: Examination,
  parts: RunParts,
  signal?: AbortSignal,
): Promise<readonly CaseReport[]> {
  // An object of the caller's keeps what it remembers.
  if (typeof implementation !== 'string' || signal?.aborted) return cases;
  const chosen = chosenAgain(cases).toReversed();
  if (chosen.length === 0) return cases;
  const statuses = await statusesAgain(chosen, implementation, examination, parts, signal);
  return cases.map((one) => {
    const afresh = statuses.get(one.id);
    return afresh === undefined ? one : { ...one, afresh };
  });
}

async function statusesAgain(
  chosen: readonly CaseReport[],
  implementation: string,
  { plan, cases }: Examination,
  parts: RunParts,
  signal: AbortSignal | undefined,
): Promise<Map<string, Status>> {
  const statuses = new Map<string, Status>();
  const { timeout, loadTimeout, seed, level, profile, fresh } = plan;
  try {
    const opened = await parts.openImplementation(implementation, { timeout, loadTimeout });
    try {
      for (const { id } of chosen) {
        if (signal?.aborted) break;
        const suiteCase = cases.find((one) => one.id === id);
        if (suiteCase === undefined) continue;
        const { status } = await parts.examine(suiteCase, opened, { seed, level, profile, fresh });
        statuses.set(id, status);
        if (status === 'timeout' || status === 'crash') break;
      }
    } finally {
      await opened.close();
    }
  } catch (error) {
    // It has been opened and asked once: that it cannot be again costs a hint, not the run.
    if (!(error instanceof UsageError)) throw error;
  }
  return statuses;
}
