import type { CaseReport } from './case-report.ts';
import type { Diagnosis } from './report.ts';

/** The diagnoses of the run that explain this very case. */
export function causesOf<T extends Pick<Diagnosis, 'claim'>>(
  { hypotheses = [] }: Pick<CaseReport, 'hypotheses'>,
  diagnoses: readonly T[],
): T[] {
  return diagnoses.filter(({ claim }) => hypotheses.includes(claim));
}
