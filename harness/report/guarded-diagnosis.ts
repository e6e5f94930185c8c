import type { Diagnose, Diagnosed } from './diagnosed.ts';

/** A diagnosis, and what went wrong in it. */
export type GuardedDiagnosis = Diagnosed & { readonly error?: string };

/** A diagnosis never ends or changes a verdict: an error inside it costs the diagnosis, and is said. */
export async function guardedDiagnosis(
  cases: Parameters<Diagnose>[0],
  observations: Parameters<Diagnose>[1],
  diagnose: Diagnose,
): Promise<GuardedDiagnosis> {
  try {
    return await diagnose(cases, observations);
  } catch (error) {
    return { diagnoses: [], cases, isIncomplete: false, error: String(error) };
  }
}
