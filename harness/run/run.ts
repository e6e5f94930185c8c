import type { Implementation } from '#spec/signature.ts';
import { type CaseReport, failsRun, isFailing } from '../report/case-report.ts';
import { buildReport, type Report, type RunResult } from '../report/report.ts';
import { askedAfresh } from './asked-afresh.ts';
import { type Examination, openExamination, type RunParts } from './examination.ts';
import { type GuardedDiagnosis, guardedDiagnosis } from './guarded-diagnosis.ts';
import { ProgressMeter } from './progress-meter.ts';
import type { RunOptions } from './run-options.ts';

/** Examines an implementation: a string as on the command line (isolated), or an object (in the caller's thread). */
export async function runConformance(
  implementation: string | Implementation,
  options: RunOptions = {},
): Promise<Report> {
  const { ownParts } = await import('./run-parts.ts');
  return examineImplementation(implementation, options, await ownParts());
}

/** The same with given parts. One call at a time, in the order of the suite. */
export async function examineImplementation(
  implementation: string | Implementation,
  options: RunOptions,
  parts: RunParts,
): Promise<Report> {
  const examination = await openExamination(implementation, options, parts);
  try {
    const diagnosis = guardedDiagnosis(parts);
    const examined = await examineCases(examination, options, diagnosis);
    const guardedParts = { ...parts, ...diagnosis };
    const { cases, diagnoses } = await diagnosed(examined, implementation, examination, options.signal, guardedParts);
    const diagnosisError = diagnosis.error();
    return buildReport({
      suite: examination.suite,
      implementation: examination.implementation,
      demanded: examination.plan.level,
      selected: examination.cases.length,
      interrupted: options.signal?.aborted ?? false,
      ...(examination.known && { known: examination.known }),
      diagnoses,
      ...(diagnosisError !== undefined && { diagnosisError }),
      cases,
    });
  } finally {
    await examination.close();
  }
}

/** What fails, and why; where nothing says why, some of it is asked afresh. */
async function diagnosed(
  cases: readonly CaseReport[],
  implementation: string | Implementation,
  examination: Examination,
  signal: AbortSignal | undefined,
  parts: RunParts,
): Promise<Pick<RunResult, 'cases' | 'diagnoses'>> {
  if (!cases.some(isFailing)) return { cases, diagnoses: [] };
  const diagnoses = await parts.diagnose(cases);
  if (signal?.aborted) return { cases, diagnoses };
  const asked = await askedAfresh(cases, diagnoses, implementation, examination, parts, signal);
  return { cases: asked, diagnoses: asked === cases ? diagnoses : await parts.diagnose(asked) };
}

async function examineCases(
  { implementation, plan, cases: own, examine }: Examination,
  { signal, onCase, onEvidence, onProgress }: RunOptions,
  { claims }: GuardedDiagnosis,
): Promise<CaseReport[]> {
  const interruption = interruptionOf(signal);
  const cases: CaseReport[] = [];
  const breath = breathing();
  const meter = new ProgressMeter(implementation, own, plan.profile);
  onProgress?.(meter.progress);
  for (const suiteCase of own) {
    await breath();
    const examined = await Promise.race([interruption, examine(suiteCase)]);
    if (examined === 'interrupted') break;
    onEvidence?.(examined.evidence);
    const known = isFailing(examined.report) ? await claims(examined.evidence, isUnsteady(examined.report)) : {};
    const report = { ...examined.report, ...known };
    cases.push(report);
    meter.count(suiteCase, failsRun(report));
    onCase?.(report);
    onProgress?.(meter.progress);
    if (meter.failures >= plan.bail) break;
  }
  return cases;
}

function isUnsteady({ runs, varies }: CaseReport): boolean {
  return runs !== undefined || varies === true;
}

/** Settles when the signal fires, even in the middle of a call; without a signal, never. */
function interruptionOf(signal: AbortSignal | undefined): Promise<'interrupted'> {
  return new Promise((resolve) => {
    if (signal?.aborted) resolve('interrupted');
    signal?.addEventListener('abort', () => resolve('interrupted'), { once: true });
  });
}

/** An implementation in our own thread may never let go of it: signals and timers get their turn here. */
function breathing(): () => Promise<void> {
  let last = performance.now();
  return async () => {
    if (performance.now() - last < BREATH_INTERVAL) return;
    await new Promise((resolve) => setTimeout(resolve, 0));
    last = performance.now();
  };
}

/** Milliseconds: short to a person, long to a call. */
const BREATH_INTERVAL = 50;
