import type { CaseReport } from '../../../report/case-report.ts';
import type { Diagnosis } from '../../../report/report.ts';

/** The diagnoses of the run that predict this very case. Where one has a parameter, its sentence names the value. */
export function causesOf({ hypotheses = [] }: CaseReport, diagnoses: readonly Diagnosis[]): Diagnosis[] {
  return diagnoses.filter(({ hypothesis, sentence }) =>
    hypotheses.some((claim) => {
      const [name, parameter] = claim.split('=');
      return name === hypothesis && (parameter === undefined || sentence.includes(parameter.replace('-', '−')));
    }),
  );
}
