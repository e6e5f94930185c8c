import type { Implementation } from '#spec/signature.ts';
import { type CaseReport, failsRun, isFailing } from '../report/case-report.ts';
import { guardedDiagnosis } from '../report/diagnosed.ts';
import { observedReport } from '../report/observed.ts';
import { buildReport, type Report } from '../report/report.ts';
import { type Observation, observationOf } from '../suite/observation.ts';
import { type Examination, openExamination, type RunParts } from './examination.ts';
import { ProgressMeter } from './progress-meter.ts';
import { runAgain } from './run-again.ts';
import type { RunOptions } from './run-options.ts';
import { type SharedCases, sharedCases } from './shared.ts';

/** Examines an implementation: a string as on the command line (isolated), or an object (in the caller's thread). */
export async function runConformance(
  implementation: string | Implementation,
  options: RunOptions = {},
): Promise<Report> {
  const { ownParts } = await import('./run-parts.ts');
  return examineImplementation(implementation, options, await ownParts());
}

/** The same with given parts. A session gets one call at a time, and each of its cases in the order of the suite. */
export async function examineImplementation(
  implementation: string | Implementation,
  options: RunOptions,
  parts: RunParts,
): Promise<Report> {
  const examination = await openExamination(implementation, options, parts);
  try {
    const { cases: examined, observations, isSpent } = await examineCases(examination, implementation, options, parts);
    const again = await runAgain(examined, implementation, examination, parts, options.signal);
    const { cases, diagnoses, isIncomplete, error } = await guardedDiagnosis(again, observations, parts.diagnose);
    const interrupted = options.signal?.aborted ?? false;
    const endedEarly = interrupted || cases.length < examination.cases.length;
    // A report of a part is merged with others, or resumed.
    const isPart = examination.plan.shard !== undefined || endedEarly;
    return buildReport({
      suite: examination.suite,
      implementation: examination.implementation,
      demanded: examination.plan.level,
      selected: examination.cases.length,
      interrupted,
      isSpent,
      ...(endedEarly && { content: examination.content }),
      left: notIn(examination.cases, cases),
      ...(examination.known && { known: examination.known }),
      diagnoses,
      isSearchIncomplete: isIncomplete,
      ...(error !== undefined && { diagnosisError: error }),
      cases: isPart ? withObservations(cases, observations) : cases,
    });
  } finally {
    await examination.close();
  }
}

/** The kinds of the cases that have no report. */
function notIn(selected: Examination['cases'], cases: readonly CaseReport[]): string[] {
  const examined = new Set(cases.map(({ id }) => id));
  return selected.filter(({ id }) => !examined.has(id)).map(({ kind }) => kind);
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
  /** The budget was spent before the last case. */
  isSpent: boolean;
}

async function examineCases(
  examination: Examination,
  implementation: string | Implementation,
  options: RunOptions,
  parts: RunParts,
): Promise<Examined> {
  const { plan, left, earlier } = examination;
  const { signal, onCase, onEvidence, onProgress } = options;
  const cases = earlier.map(({ report }) => report);
  const observations = earlier.flatMap(({ observation }) => observation ?? []);
  const end = performance.now() + (plan.budget ?? Number.POSITIVE_INFINITY);
  let isSpent = false;
  const breath = breathing();
  const meter = new ProgressMeter(examination.implementation, left, plan.profile);
  const shared = sharedInLanes(examination, implementation, options, parts);
  onProgress?.(meter.progress);
  try {
    for (const [place, suiteCase] of left.entries()) {
      await breath();
      isSpent = performance.now() >= end;
      if (isSpent) break;
      const work = shared?.examined(place) ?? examination.examine(suiteCase, place % examination.lanes);
      const examined = await orInterrupted(work, signal);
      if (examined === 'interrupted') break;
      const { report, evidence } = examination.reported(examined);
      onEvidence?.(evidence);
      if (isFailing(report)) observations.push(observationOf(evidence));
      cases.push(report);
      meter.count(suiteCase, failsRun(report));
      onCase?.(report);
      onProgress?.(meter.progress);
      if (meter.failures >= plan.bail) break;
    }
  } finally {
    await shared?.stop();
  }
  return { cases: examination.inOrder(cases), observations: examination.inOrder(observations), isSpent };
}

/** The cases in their lanes, where there are several; as many processes work on them as there can be. */
function sharedInLanes(
  examination: Examination,
  implementation: string | Implementation,
  options: RunOptions,
  { processes }: RunParts,
): SharedCases | undefined {
  const { plan, lanes } = examination;
  if (typeof implementation !== 'string' || processes === undefined || lanes === 1) return undefined;
  return sharedCases(examination, implementation, options, processes, Math.min(plan.jobs ?? processes.count, lanes));
}

/**
 * What work gives, or that the signal fires before, even in the middle of a call. Nothing is left with the signal: it outlives
 * the work, and would keep what the work gave.
 */
function orInterrupted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | 'interrupted'> {
  if (signal === undefined) return work;
  return new Promise((resolve, reject) => {
    const interrupt = () => resolve('interrupted');
    if (signal.aborted) interrupt();
    signal.addEventListener('abort', interrupt, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', interrupt));
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
