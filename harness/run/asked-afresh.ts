import type { Implementation } from '#spec/signature.ts';
import { UsageError } from '../core/subject.ts';
import type { Status } from '../core/verdict.ts';
import type { CaseReport } from '../report/case-report.ts';
import { type Diagnosis, isUnexplained } from '../report/report.ts';
import { RIGHT_AFRESH } from '../report/state-claims.ts';
import type { Examination, RunParts } from './examination.ts';

/** Cases that are asked afresh: a few show whether the calls before matter. */
const MOST_AFRESH = 8;

const OF_VALUES: readonly Status[] = ['fail', 'invalid-output', 'error'];

/**
 * What no diagnosis explains may come of the calls before: some such cases are asked once more, of the implementation as it
 * is at its start and in the opposite order. In the reports that come back these cases say how they ended (`afresh`); what
 * was claimed of one that passes is withdrawn.
 */
export async function askedAfresh(
  cases: readonly CaseReport[],
  diagnoses: readonly Diagnosis[],
  implementation: string | Implementation,
  examination: Examination,
  parts: RunParts,
  signal?: AbortSignal,
): Promise<readonly CaseReport[]> {
  // An object of the caller's keeps what it remembers.
  if (typeof implementation !== 'string') return cases;
  const chosen = strewn(cases.filter((one) => isOpen(one) && isUnexplained(one, diagnoses)));
  if (chosen.length === 0) return cases;
  const statuses = await statusesAfresh(chosen, implementation, examination, parts, signal);
  return cases.map((one) => {
    const afresh = statuses.get(one.id);
    if (afresh === undefined) return one;
    const { hypotheses: _, taps: __, ...head } = one;
    return afresh === 'pass' ? { ...head, afresh, hypotheses: [RIGHT_AFRESH] } : { ...one, afresh };
  });
}

/** Recorded cases alone: what a series remembers is its own. */
function isOpen({ kind, status, runs, varies }: CaseReport): boolean {
  return kind === 'golden' && OF_VALUES.includes(status) && runs === undefined && varies === undefined;
}

/** The last ones first: a cache was filled by the first. */
function strewn(cases: readonly CaseReport[]): CaseReport[] {
  const stride = Math.max(cases.length / MOST_AFRESH, 1);
  return cases.filter((_, at) => Math.floor(at / stride) !== Math.floor((at - 1) / stride)).reverse();
}

async function statusesAfresh(
  chosen: readonly CaseReport[],
  implementation: string,
  { plan, cases }: Examination,
  parts: RunParts,
  signal: AbortSignal | undefined,
): Promise<Map<string, Status>> {
  const statuses = new Map<string, Status>();
  const { timeout, loadTimeout, seed, level, profile } = plan;
  try {
    const subject = await parts.openSubject(implementation, { timeout, loadTimeout });
    try {
      for (const { id } of chosen) {
        if (signal?.aborted) break;
        const suiteCase = cases.find((one) => one.id === id);
        if (suiteCase === undefined) continue;
        const { status } = await parts.examine(suiteCase, subject, { seed, level, profile });
        statuses.set(id, status);
        if (status === 'timeout' || status === 'crash') break;
      }
    } finally {
      await subject.close();
    }
  } catch (error) {
    // It has been opened and asked once: that it cannot be again costs a hint, not the run.
    if (!(error instanceof UsageError)) throw error;
  }
  return statuses;
}
