import type { Observation } from '../suite/observation.ts';
import type { CaseReport } from './case-report.ts';
import type { Diagnosis } from './report.ts';

/** What a diagnosis adds to a report. */
export interface Diagnosed {
  readonly diagnoses: readonly Diagnosis[];
  /** The cases, those that fail with the claims that explain them. */
  readonly cases: readonly CaseReport[];
  /** A budget was used up before every failing case was searched. */
  readonly isIncomplete: boolean;
}

/** What the implementation seems to do instead, by the cases and by what was observed in those that fail. */
export type Diagnose = (cases: readonly CaseReport[], observations: readonly Observation[]) => Promise<Diagnosed>;

/** A diagnosis never ends or changes a verdict: an error inside it costs the diagnosis, and is said. */
export async function guardedDiagnosis(
  cases: Parameters<Diagnose>[0],
  observations: Parameters<Diagnose>[1],
  diagnose: Diagnose,
): Promise<Diagnosed & { readonly error?: string }> {
  try {
    return await diagnose(cases, observations);
  } catch (error) {
    return { diagnoses: [], cases, isIncomplete: false, error: String(error) };
  }
}
