import type { RunParts } from './examination.ts';

type Diagnose = RunParts['diagnose'];

/** A diagnosis, and what went wrong in it. */
export type GuardedDiagnosis = Awaited<ReturnType<Diagnose>> & { readonly error?: string };

/** A diagnosis never ends or changes a verdict: an error inside it costs the diagnosis, and is said. */
export async function guardedDiagnosis(
  ...[cases, observations, diagnose]: [...Parameters<Diagnose>, Diagnose]
): Promise<GuardedDiagnosis> {
  try {
    return await diagnose(cases, observations);
  } catch (error) {
    return { diagnoses: [], cases, isIncomplete: false, error: String(error) };
  }
}
