import { ASPECTS, type Aspect } from '#cases/case.ts';
import type { Implementation } from '#spec/signature.ts';
import { type CaseEvidence, notedSubject } from './evidence.ts';
import type { ExaminationContext } from './examine.ts';
import { type CaseReport, caseReport, failsRun, isFailing } from './report/case-report.ts';
import { type KnownDeviation, type KnownTally, knownPattern, knownTallies } from './report/known.ts';
import { buildReport, type Diagnosis, type Report, type SuiteReport } from './report/report.ts';
import { type RunOptions, type RunPlan, runPlan, someAspects } from './run-options.ts';
import { checkPatterns, patternsMatcher, selectedCases, shardOf } from './selection.ts';
import { type Subject, UsageError } from './subject.ts';
import type { Limits } from './subjects/session.ts';
import type { SuiteCase } from './suite.ts';
import { SuiteError } from './suite-error.ts';
import { cutText, printableLine } from './terminal/printable.ts';
import { ProgressMeter } from './terminal/progress-meter.ts';
import type { Finding } from './verdict.ts';

/** Where the suite, the way to an implementation and the judgement come from. */
export interface RunParts {
  identity: () => { version: string; target: string };
  loadSuite: () => Promise<readonly SuiteCase[]>;
  openSubject: (implementation: string | Implementation, limits: Limits) => Promise<Subject>;
  examine: (suiteCase: SuiteCase, subject: Subject, context: ExaminationContext) => Promise<Finding>;
  /** What the implementation seems to do instead, from all that was asked and answered. */
  diagnose: (evidence: readonly CaseEvidence[]) => Promise<readonly Diagnosis[]>;
  today: () => string;
}

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
  const plan = runPlan(options);
  const known = options.known === undefined ? undefined : await knownDeviations(options.known);
  const suite = await parts.loadSuite();
  checkPatterns('filter', plan.filter, suite);
  checkPatterns('require', plan.require, suite);
  checkPatterns('known', known?.map(({ pattern }) => pattern) ?? [], suite);
  const { timeout, loadTimeout } = plan;
  const subject = await parts.openSubject(implementation, { timeout, loadTimeout });
  try {
    const aspects = plan.aspects ?? claimedAspects(subject);
    const selected = selection(suite, plan, aspects);
    const own = plan.shard ? shardOf(selected, plan.shard) : selected;
    const tallies = known && knownTallies(known, selected, parts.today());
    const { cases, evidence } = await examineCases(own, { subject, plan, parts, options, known: tallies ?? [] });
    return buildReport({
      suite: suiteReport(parts.identity(), plan, aspects),
      implementation: identityOf(subject),
      demanded: plan.level,
      selected: own.length,
      interrupted: options.signal?.aborted ?? false,
      ...(tallies && { known: tallies }),
      diagnoses: cases.some(isFailing) ? await parts.diagnose(evidence) : [],
      cases,
    });
  } finally {
    await subject.close();
  }
}

interface RunContext {
  subject: Subject;
  plan: RunPlan;
  parts: RunParts;
  options: RunOptions;
  known: readonly KnownTally[];
}

interface Examined {
  cases: CaseReport[];
  evidence: CaseEvidence[];
}

async function examineCases(own: readonly SuiteCase[], given: RunContext): Promise<Examined> {
  const noted = notedSubject(given.subject);
  const context = { ...given, subject: noted.subject };
  const { subject, plan, options, known } = context;
  const isRequired = patternsMatcher(plan.require);
  const interruption = interruptionOf(options.signal);
  const cases: CaseReport[] = [];
  const evidence: CaseEvidence[] = [];
  const breath = breathing();
  const meter = new ProgressMeter(identityOf(subject), own, plan.profile);
  options.onProgress?.(meter.progress);
  for (const suiteCase of own) {
    await breath();
    const start = performance.now();
    const finding = await Promise.race([interruption, findingOf(suiteCase, context)]);
    if (finding === 'interrupted') break;
    const unjudged = caseReport(suiteCase, finding, performance.now() - start, isRequired(suiteCase));
    const pattern = knownPattern(known, unjudged);
    const one = pattern === undefined ? unjudged : { ...unjudged, known: pattern };
    cases.push(one);
    evidence.push({ suiteCase, finding, exchanges: noted.take() });
    options.onEvidence?.(evidence[evidence.length - 1]);
    meter.count(suiteCase, failsRun(one));
    options.onCase?.(one);
    options.onProgress?.(meter.progress);
    if (meter.failures >= plan.bail) break;
  }
  return { cases, evidence };
}

/** Whatever an examination throws is the suite's fault: an implementation's faults are findings. */
async function findingOf(suiteCase: SuiteCase, { subject, plan, parts }: RunContext): Promise<Finding> {
  try {
    return await parts.examine(suiteCase, subject, contextOf(plan));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new SuiteError(`${suiteCase.id}: ${message}`, { cause: error });
  }
}

function contextOf({ seed, level, profile, path }: RunPlan): ExaminationContext {
  return { seed, level, profile, ...(path !== undefined && { path }) };
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

function selection(suite: readonly SuiteCase[], plan: RunPlan, aspects: readonly Aspect[]): SuiteCase[] {
  const selected = selectedCases(suite, { profile: plan.profile, aspects, filter: plan.filter });
  const advice = `(profile ${plan.profile}, aspects ${aspects.join(', ')}); widen the profile, the aspects or the filter`;
  if (selected.length === 0) throw new UsageError(`no case is selected ${advice}`);
  const missed = plan.require.find((pattern) => !selected.some(patternsMatcher([pattern])));
  if (missed !== undefined) throw new UsageError(`require '${missed}': its cases are not selected ${advice}`);
  const isReplay = selected.length === 1 && selected[0].kind === 'property';
  if (plan.path === undefined || isReplay) return selected;
  throw new UsageError('path: expected with one property, named by its whole id as the filter; it replays a scenario');
}

function claimedAspects(subject: Subject): readonly Aspect[] {
  return subject.aspects ? someAspects(`aspects of ${printableLine(subject.name)}`, subject.aspects) : ASPECTS;
}

function identityOf({ name, version, environment }: Subject): Report['implementation'] {
  return {
    name: cutText(name, NAME_LIMIT),
    ...(version !== undefined && { version: cutText(version, NAME_LIMIT) }),
    ...(environment && { environment: environmentOf(environment) }),
  };
}

function environmentOf(environment: Readonly<Record<string, string>>): Record<string, string> {
  const facts = Object.entries(environment).slice(0, FACT_LIMIT);
  return Object.fromEntries(facts.map(([key, value]) => [cutText(key, NAME_LIMIT), cutText(value, NAME_LIMIT)]));
}

/** Facts about what it ran on: more would be a log. */
const FACT_LIMIT = 40;

const NAME_LIMIT = 200;

function suiteReport(
  identity: { version: string; target: string },
  plan: RunPlan,
  aspects: readonly Aspect[],
): SuiteReport {
  const { profile, seed, filter, shard } = plan;
  return {
    ...identity,
    profile,
    seed,
    aspects,
    ...(filter.length > 0 && { filter }),
    ...(shard && { shard: `${shard.index}/${shard.count}` }),
  };
}

async function knownDeviations(source: string | readonly KnownDeviation[]): Promise<KnownDeviation[]> {
  const { loadKnown } = await import('./report/known-file.ts');
  return loadKnown(source);
}
