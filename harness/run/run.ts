import type { Implementation } from '#spec/signature.ts';
import { type CaseReport, failsRun, isFailing } from '../report/case-report.ts';
import { guardedDiagnosis } from '../report/guarded-diagnosis.ts';
import { observedReport } from '../report/observed.ts';
import { buildReport, type Report } from '../report/report.ts';
import { type Observation, observationOf } from '../suite/observation.ts';
import { type Examination, openExamination, type RunParts } from './examination.ts';
import { ProgressMeter } from './progress-meter.ts';
import { runAgain } from './run-again.ts';
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
    const { cases: examined, observations } = await examineCases(examination, options);
    const again = await runAgain(examined, implementation, examination, parts, options.signal);
    const { cases, diagnoses, isIncomplete, error } = await guardedDiagnosis(again, observations, parts.diagnose);
    const isShard = examination.plan.shard !== undefined;
    return buildReport({
      suite: examination.suite,
      implementation: examination.implementation,
      demanded: examination.plan.level,
      selected: examination.cases.length,
      interrupted: options.signal?.aborted ?? false,
      ...(examination.known && { known: examination.known }),
      diagnoses,
      isSearchIncomplete: isIncomplete,
      ...(error !== undefined && { diagnosisError: error }),
      cases: isShard ? withObservations(cases, observations) : cases,
    });
  } finally {
    await examination.close();
  }
}

/** What merged shards are diagnosed by. */
function withObservations(cases: readonly CaseReport[], observations: readonly Observation[]): CaseReport[] {
  const byId = new Map(observations.map((one) => [one.id, one]));
  return cases.map((one) => {
    const observation = byId.get(one.id);
    return observation === undefined ? one : { ...one, observed: observedReport(observation) };
  });
}

interface Examined {
  cases: readonly CaseReport[];
  /** Of those that failed. */
  observations: readonly Observation[];
}

async function examineCases(
  { implementation, plan, cases: own, examine }: Examination,
  { signal, onCase, onEvidence, onProgress }: RunOptions,
): Promise<Examined> {
  const interruption = interruptionOf(signal);
  const cases: CaseReport[] = [];
  const observations: Observation[] = [];
  const breath = breathing();
  const meter = new ProgressMeter(implementation, own, plan.profile);
  onProgress?.(meter.progress);
  for (const suiteCase of own) {
    await breath();
    const examined = await Promise.race([interruption, examine(suiteCase)]);
    if (examined === 'interrupted') break;
    onEvidence?.(examined.evidence);
    const { report } = examined;
    if (isFailing(report)) observations.push(observationOf(examined.evidence));
    cases.push(report);
    meter.count(suiteCase, failsRun(report));
    onCase?.(report);
    onProgress?.(meter.progress);
    if (meter.failures >= plan.bail) break;
  }
  return { cases, observations };
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
