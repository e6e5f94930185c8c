import { ASPECTS, type Aspect } from '#cases/case.ts';
import type { Implementation } from '#spec/signature.ts';
import type { Limits } from '../calling/session.ts';
import { withCandidates } from '../core/late-effect.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { cutText } from '../core/printable.ts';
import { SuiteError } from '../core/suite-error.ts';
import type { Finding } from '../core/verdict.ts';
import { type CaseReport, caseReport } from '../report/case-report.ts';
import type { Diagnose } from '../report/diagnosed.ts';
import { type KnownDeviation, type KnownTally, knownPattern, knownTallies } from '../report/known.ts';
import type { Report, SuiteReport } from '../report/report.ts';
import type { EarlierCase, Resumed, SameRun } from '../report/resumed.ts';
import { type CaseEvidence, type NotedImplementation, notedImplementation } from '../suite/evidence.ts';
import { checkModesAndDtypes, checkPatterns, patternsMatcher, selectedCases, shardOf } from '../suite/selection.ts';
import type { SuiteCase, SuiteEntry } from '../suite/suite.ts';
import type { ExaminationContext } from './examine.ts';
import { type LaneMessage, type LaneTask, laneCount } from './lanes.ts';
import { gravestRound, type Round, unsteadiness } from './repeated.ts';
import { type RunOptions, type RunPlan, runPlan } from './run-options.ts';
import { claimedAspects, leftOut, selection } from './selected.ts';
import { tellingOrder } from './telling-order.ts';

/** Where the suite, the way to an implementation and the judgement come from. */
export interface RunParts {
  identity: () => { version: string; target: string };
  loadEntries: () => Promise<readonly SuiteEntry[]>;
  loadCases: (entries: readonly SuiteEntry[]) => Promise<readonly SuiteCase[]>;
  openImplementation: (implementation: string | Implementation, limits: Limits) => Promise<OpenImplementation>;
  examine: (suiteCase: SuiteCase, opened: OpenImplementation, context: ExaminationContext) => Promise<Finding>;
  diagnose: Diagnose;
  today: () => string;
  /** What a file of known deviations holds. */
  readJson: (path: string) => Promise<unknown>;
  /** The SHA-256 of the implementation's file, where it names one. */
  contentHash?: (implementation: string) => Promise<string | undefined>;
  /** Other processes that examine some of the cases, where there can be any. */
  processes?: Processes;
}

/** How other processes are started. */
export interface Processes {
  /** How many processes should work at a time, this one included. */
  readonly count: number;
  /** Starts one; it tells what it has found until it is stopped. */
  start: (task: LaneTask, tell: (message: LaneMessage) => void) => { stop(): Promise<void> };
}

/** An opened implementation with the cases that it will be asked. */
export interface Examination {
  readonly suite: SuiteReport;
  readonly implementation: Report['implementation'];
  readonly plan: RunPlan;
  /** What is to be examined, in the order in which it is asked: that of the suite, without a budget. */
  readonly cases: readonly SuiteCase[];
  /** Those of them that no earlier run has examined. */
  readonly left: readonly SuiteCase[];
  /** What an earlier run has found of the others. */
  readonly earlier: readonly EarlierCase[];
  /** The SHA-256 of the implementation's file, where it is one. */
  readonly content: string | undefined;
  /** In the order of the suite. */
  inOrder<T extends { id: string }>(found: readonly T[]): T[];
  /** The list of known deviations, when there is one. */
  readonly known?: readonly KnownTally[];
  /** How many lanes the cases are dealt to. Each has its own session with the implementation. */
  readonly lanes: number;
  readonly examine: Examine;
  /** A finished case as the report has it, wherever it was examined. */
  reported(examined: Examined): Examined;
  close(): Promise<void>;
}

/** Examines one case of a lane. Rejects with a `SuiteError` where the suite is at fault, never for the implementation's faults. */
export type Examine = (suiteCase: SuiteCase, lane: number) => Promise<Examined>;

export interface Examined {
  readonly report: CaseReport;
  readonly evidence: CaseEvidence;
}

/** Checks the options, selects the cases and opens the implementation. Throws a `UsageError` where one cannot be used. */
export async function openExamination(
  implementation: string | Implementation,
  options: RunOptions,
  parts: RunParts,
): Promise<Examination> {
  const plan = runPlan(options);
  const known = await knownDeviations(options, parts);
  const suite = await parts.loadEntries();
  checkPatterns('filter', plan.filter, suite);
  checkPatterns('require', plan.require, suite);
  checkModesAndDtypes(plan, suite);
  checkPatterns('known', known?.map(({ pattern }) => pattern) ?? [], suite);
  const { timeout, loadTimeout } = plan;
  const open = () => parts.openImplementation(implementation, { timeout, loadTimeout });
  options.onLoading?.(loadTimeout);
  const opening = open();
  const reading = parts.loadCases(selectedCases(suite, { ...plan, aspects: plan.aspects ?? ASPECTS }));
  // Who waits for it is told of its error, where the implementation can be opened.
  reading.catch(() => {});
  const opened = await opening;
  try {
    const aspects = plan.aspects ?? claimedAspects(opened);
    const selected = selection(suite, plan, aspects, opened);
    const tallies = known && knownTallies(known, selected, leftOut(suite, plan, opened, selected), parts.today());
    const chosen = plan.shard ? shardOf(selected, plan.shard) : selected;
    const suiteOfRun = suiteReport(parts.identity(), plan, aspects);
    const identity = identityOf(opened, implementation);
    const content = typeof implementation === 'string' ? await parts.contentHash?.(implementation) : undefined;
    const places = new Map(chosen.map(({ id }, place) => [id, place]));
    const { cases: earlier } = await resumedRun(options, parts, {
      suite: suiteOfRun,
      implementation: identity,
      demanded: plan.level,
      content,
      ids: new Set(places.keys()),
    });
    const contents = new Map((await reading).map((one) => [one.id, one]));
    const asked = plan.budget === undefined ? chosen : tellingOrder(chosen);
    const cases = asked.map(({ id }) => contents.get(id) as SuiteCase);
    const examined = new Set(earlier.map(({ report }) => report.id));
    const left = cases.filter(({ id }) => !examined.has(id));
    const sessions = laneSessions(open, opened);
    return {
      suite: suiteOfRun,
      implementation: identity,
      plan,
      cases,
      left,
      earlier: earlier.map((one) => ({ ...one, report: knownCase(one.report, tallies ?? []) })),
      content,
      inOrder: (found) => found.toSorted((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0)),
      ...(tallies && { known: tallies }),
      lanes: typeof implementation === 'string' && opened.exclusive !== true ? laneCount(left.length) : 1,
      examine: examiner(sessions, plan, parts),
      reported: (examined) => withKnown(examined, tallies ?? []),
      close: () => sessions.close(),
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/** The sessions of the lanes, each opened when its first case comes. */
export interface LaneSessions {
  of(lane: number): Promise<NotedImplementation>;
  close(): Promise<void>;
}

export function laneSessions(open: () => Promise<OpenImplementation>, first?: OpenImplementation): LaneSessions {
  const sessions = new Map<number, Promise<NotedImplementation>>();
  if (first !== undefined) sessions.set(0, Promise.resolve(notedImplementation(first)));
  return {
    of(lane) {
      const session = sessions.get(lane) ?? open().then(notedImplementation);
      sessions.set(lane, session);
      return session;
    },
    async close() {
      const closed = [...sessions.values()].map(async (session) => (await session).opened.close());
      await Promise.allSettled(closed);
    },
  };
}

export function examiner(sessions: LaneSessions, plan: RunPlan, parts: Pick<RunParts, 'examine'>): Examine {
  const isRequired = patternsMatcher(plan.require);
  const earlier = new Map<number, readonly string[]>();
  return async (suiteCase, lane) => {
    const noted = await sessions.of(lane);
    const before = earlier.get(lane) ?? [];
    earlier.set(lane, [...before.slice(1 - MOST_CANDIDATES), suiteCase.id]);
    const start = performance.now();
    const rounds: Round[] = [];
    while (rounds.length < plan.repeat) {
      const finding = withEarlierCases(await findingOf(suiteCase, noted.opened, plan, parts), before);
      rounds.push({ finding, exchanges: noted.take() });
    }
    const { finding, exchanges } = gravestRound(rounds);
    const steady = caseReport(suiteCase, finding, performance.now() - start, isRequired(suiteCase));
    return {
      report: { ...steady, ...unsteadiness(rounds) },
      evidence: { suiteCase, finding, exchanges },
    };
  };
}

function withKnown({ report, evidence }: Examined, known: readonly KnownTally[]): Examined {
  return { report: knownCase(report, known), evidence };
}

function knownCase(report: CaseReport, known: readonly KnownTally[]): CaseReport {
  const pattern = knownPattern(known, report);
  return pattern === undefined ? report : { ...report, known: pattern };
}

/** Cases that are named where one of them may have done what the next one bears. */
const MOST_CANDIDATES = 3;

function withEarlierCases(finding: Finding, earlier: readonly string[]): Finding {
  if (finding.status !== 'crash' || finding.message === undefined) return finding;
  return { ...finding, message: withCandidates(finding.message, earlier) };
}

/** Whatever an examination throws is the suite's fault: an implementation's faults are findings. */
async function findingOf(
  suiteCase: SuiteCase,
  opened: OpenImplementation,
  plan: RunPlan,
  parts: Pick<RunParts, 'examine'>,
): Promise<Finding> {
  try {
    return await parts.examine(suiteCase, opened, contextOf(plan));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const message = error instanceof Error ? error.message : String(error);
    throw new SuiteError(`${suiteCase.id}: ${message}`, { cause: error });
  }
}

function contextOf({ seed, level, profile, fresh, path }: RunPlan): ExaminationContext {
  return { seed, level, profile, ...(fresh && { fresh }), ...(path !== undefined && { path }) };
}

function identityOf(
  { name, version, environment, mapping, compiles }: OpenImplementation,
  implementation: string | Implementation,
): Report['implementation'] {
  return {
    name: cutText(name, NAME_LIMIT),
    ...(typeof implementation === 'string' && { specifier: implementation }),
    ...(version !== undefined && { version: cutText(version, NAME_LIMIT) }),
    ...(environment && { environment: cutStrings(environment) }),
    ...(mapping && { mapping: cutStrings(mapping) }),
    ...(compiles && { compiles: true as const }),
  };
}

function cutStrings(strings: Readonly<Record<string, string>>): Record<string, string> {
  const facts = Object.entries(strings).slice(0, FACT_LIMIT);
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
  const { profile, seed, fresh, filter, modes, dtypes, shard, repeat } = plan;
  return {
    ...identity,
    profile,
    seed,
    aspects,
    ...(fresh && { fresh: true as const }),
    ...(filter.length > 0 && { filter }),
    ...(modes && { modes }),
    ...(dtypes && { dtypes }),
    ...(shard && { shard: `${shard.index}/${shard.count}` }),
    ...(repeat > 1 && { repeat }),
  };
}

async function resumedRun(
  { resume, onResumed }: RunOptions,
  { readJson }: RunParts,
  run: SameRun,
): Promise<Pick<Resumed, 'cases'>> {
  if (resume === undefined) return { cases: [] };
  const { resumedCases } = await import('../report/resumed.ts');
  const resumed =
    typeof resume === 'string'
      ? resumedCases(await readJson(resume), resume, run)
      : resumedCases(resume, 'resume', run);
  onResumed?.({ kept: resumed.cases.length, isSameFile: resumed.isSameFile });
  return resumed;
}

async function knownDeviations({ known }: RunOptions, { readJson }: RunParts): Promise<KnownDeviation[] | undefined> {
  if (known === undefined) return undefined;
  const { loadKnown } = await import('../report/known-list.ts');
  return loadKnown(known, readJson);
}
