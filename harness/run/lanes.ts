import type { CaseReport } from '../report/case-report.ts';
import type { CaseEvidence } from '../suite/evidence.ts';
import type { RunOptions } from './run-options.ts';

/**
 * How many lanes the cases of a run are dealt to, one after the other like cards. Each lane has its own session with the
 * implementation, and its cases keep their order in it. It depends on the cases alone: what an implementation remembers of
 * the calls before is then the same with any number of processes.
 */
export function laneCount(cases: number): number {
  if (cases < FEW_CASES) return 1;
  return cases < MANY_CASES ? 2 : 4;
}

/** Not worth a second session. */
const FEW_CASES = 64;
const MANY_CASES = 4096;

/** The cases of a lane one after the other, and the lanes side by side: an answer is judged while other lanes compute. */
export async function sideBySide<One>(
  cases: readonly One[],
  laneOf: (one: One) => number,
  examine: (one: One) => Promise<void>,
): Promise<void> {
  const lanes = [...new Set(cases.map(laneOf))].map((lane) => cases.filter((one) => laneOf(one) === lane));
  await Promise.all(
    lanes.map(async (own) => {
      for (const one of own) await examine(one);
    }),
  );
}

/** What another process is to do. */
export interface LaneTask {
  readonly implementation: string;
  readonly options: Pick<
    RunOptions,
    'profile' | 'level' | 'seed' | 'fresh' | 'path' | 'repeat' | 'timeout' | 'require'
  >;
  /** The cases in their order, each with its lane. */
  readonly cases: readonly { readonly id: string; readonly lane: number }[];
  /** Whether the calls of cases that pass are wanted too. */
  readonly isEvidenceWanted: boolean;
}

/** What another process tells. */
export type LaneMessage =
  | { kind: 'examined'; id: string; report: CaseReport; evidence?: Omit<CaseEvidence, 'suiteCase'> }
  /** Neither a `SuiteError` nor a `UsageError` is the implementation's failure. */
  | { kind: 'failed'; name: string; message: string };
