import type { CaseReport } from '../../../report/case-report.ts';
import type { Diagnosis } from '../../../report/report.ts';

/** The diagnoses of the run that explain this very case. */
export function causesOf({ hypotheses = [] }: CaseReport, diagnoses: readonly Diagnosis[]): Diagnosis[] {
  return diagnoses.filter(({ claim }) => hypotheses.includes(claim));
}
