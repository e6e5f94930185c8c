import { ASPECTS, type Aspect, PROFILES, type Profile } from '#cases/case.ts';
import { casesOfNetwork, NETWORKS } from '#cases/networks/networks.ts';
import { UsageError } from '../core/open-implementation.ts';
import { alternatives, didYouMean, suggestions } from '../core/suggest.ts';
import { DEMANDS, type Demand, type Level } from '../core/verdict.ts';
import type { CaseReport } from '../report/case-report.ts';
import type { KnownDeviation } from '../report/known.ts';
import type { Report } from '../report/report.ts';
import type { CaseEvidence } from '../suite/evidence.ts';
import { parseShard, type Shard } from '../suite/selection.ts';

/** What to ask, what to demand, and whom to tell. The command line has the same options. */
export interface RunOptions {
  /** By cost: `quick`, `standard` (the default) or `full`. */
  profile?: Profile | undefined;
  /** The level that values have to reach; `faithful` by default. */
  level?: Level | undefined;
  /** Patterns over case ids and clause ids: `*` and `?`; `!pattern` leaves out. */
  filter?: string | readonly string[] | undefined;
  /** Only the calls of these networks: `hrnet-v2`. */
  model?: string | readonly string[] | undefined;
  /** Only cases of these modes, and of these dtypes. */
  mode?: string | readonly string[] | undefined;
  dtype?: string | readonly string[] | undefined;
  /** By default what the implementation claims, or all; gradients only of one that has them. */
  aspects?: readonly Aspect[] | undefined;
  /** Of the random properties; 1 by default. */
  seed?: number | undefined;
  /** Ask recorded calls with their elements in an order that the seed gives: who replays recordings is wrong then. */
  fresh?: boolean | undefined;
  /** Replays one scenario of the property that `filter` names; a failing property says which. */
  path?: string | undefined;
  /** End after so many failed cases. */
  bail?: number | undefined;
  /** Examine every case so often, and tell where the results differ; 1 by default. */
  repeat?: number | undefined;
  /**
   * How many processes examine an implementation that is named by a string; by default one for every two processors. The
   * report is the same with any number, durations aside.
   */
  jobs?: number | undefined;
  /**
   * Milliseconds that one call may take; 10,000 by default. Loading may take five times as long, and 10 s at least; so may the
   * first call, and the first of each shape of an implementation that compiles.
   */
  timeout?: number | undefined;
  /** Minutes: the most telling cases come first, and after this time no other is begun. */
  budget?: number | undefined;
  /**
   * The report of the same run that ended early, or its file. The cases in it keep how they ended; only the others are asked.
   * As in every run, a few failing cases are run again in a fresh process at the end.
   */
  resume?: string | Report | undefined;
  /** Known deviations, or the file that lists them. */
  known?: string | readonly KnownDeviation[] | undefined;
  /** `2/3`: the second of three parts. */
  shard?: string | undefined;
  /** Patterns of cases that must be supported. */
  require?: string | readonly string[] | undefined;
  onCase?: ((one: CaseReport) => void) | undefined;
  /** Called with the calls of each case and what came of them: for whoever draws or explains them. */
  onEvidence?: ((evidence: CaseEvidence) => void) | undefined;
  /** Called when the implementation is about to be loaded, with the milliseconds that this may take. */
  onLoading?: ((loadTimeout: number) => void) | undefined;
  /** Called when a run is resumed. */
  onResumed?: ((told: ResumedRun) => void) | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Aborted, the run ends at once with a report of what was examined, marked `interrupted`. */
  signal?: AbortSignal | undefined;
}

export interface ResumedRun {
  /** Cases that keep how they ended in the earlier run. */
  kept: number;
  /** The implementation's file has not changed since; where it is none, false. */
  isSameFile: boolean;
}

export interface Progress {
  implementation: Report['implementation'];
  done: number;
  total: number;
  failures: number;
  /** Of the work that is done: properties make many calls. */
  share: number;
}

/** The options with their defaults, checked. */
export interface RunPlan {
  profile: Profile;
  level: Demand;
  filter: readonly string[];
  /** The networks whose calls are in the filter. */
  models: readonly string[];
  modes: readonly string[] | undefined;
  dtypes: readonly string[] | undefined;
  aspects: readonly Aspect[] | undefined;
  seed: number;
  fresh: boolean;
  path: string | undefined;
  bail: number;
  repeat: number;
  jobs: number | undefined;
  /** Milliseconds. */
  budget: number | undefined;
  timeout: number;
  /** Milliseconds for loading the implementation. */
  loadTimeout: number;
  shard: Shard | undefined;
  require: readonly string[];
}

export const DEFAULT_TIMEOUT = 10_000;
/** Milliseconds: whoever allows a call little time may still have much to load. */
const SHORTEST_LOAD = 10_000;
/** fast-check seeds and timers are 32-bit integers. */
const LARGEST_INTEGER = 2 ** 31 - 1;

const OPTIONS: Readonly<Record<keyof RunOptions, true>> = {
  profile: true,
  level: true,
  filter: true,
  model: true,
  mode: true,
  dtype: true,
  aspects: true,
  seed: true,
  fresh: true,
  path: true,
  bail: true,
  repeat: true,
  jobs: true,
  budget: true,
  resume: true,
  timeout: true,
  known: true,
  shard: true,
  require: true,
  onCase: true,
  onEvidence: true,
  onLoading: true,
  onResumed: true,
  onProgress: true,
  signal: true,
};

export function runPlan(options: RunOptions): RunPlan {
  checkNames(options);
  const {
    profile = 'standard',
    level = 'faithful',
    aspects,
    seed = 1,
    timeout = DEFAULT_TIMEOUT,
    bail,
    repeat = 1,
  } = options;
  return {
    profile: oneOf('profile', profile, PROFILES),
    level: oneOf('level', level, DEMANDS),
    filter: [...patterns(options.filter), ...patterns(options.model).map(patternOfModel)],
    models: patterns(options.model),
    modes: options.mode === undefined ? undefined : patterns(options.mode),
    dtypes: options.dtype === undefined ? undefined : patterns(options.dtype),
    aspects: aspects && someAspects('aspects', aspects),
    seed: wholeNumber('seed', seed, 0),
    fresh: options.fresh === true,
    path: options.path === undefined ? undefined : propertyPath(options.path),
    bail: bail === undefined ? Number.POSITIVE_INFINITY : wholeNumber('bail', bail, 1),
    repeat: wholeNumber('repeat', repeat, 1),
    jobs: options.jobs === undefined ? undefined : wholeNumber('jobs', options.jobs, 1),
    budget: options.budget === undefined ? undefined : 60_000 * minutes('budget', options.budget),
    timeout: wholeNumber('timeout', timeout, 1),
    loadTimeout: loadTimeoutOf(timeout),
    shard: options.shard === undefined ? undefined : parseShard(options.shard),
    require: patterns(options.require),
  };
}

/** Milliseconds for loading, by those for one call. */
function loadTimeoutOf(timeout: number): number {
  return Math.min(Math.max(SHORTEST_LOAD, 5 * timeout), LARGEST_INTEGER);
}

/** A name that is not known may be a typing mistake, and what it was to change would silently not be so. */
function checkNames(options: RunOptions): void {
  const names = Object.keys(OPTIONS);
  const unknown = Object.keys(options).find((name) => !names.includes(name));
  if (unknown === undefined) return;
  throw new UsageError(`${unknown}: expected ${alternatives(names)}, got no such option${didYouMean(unknown, names)}`);
}

/** None at all would ask nothing. */
export function someAspects(where: string, aspects: readonly string[]): readonly Aspect[] {
  const advice = `expected some of ${ASPECTS.join(', ')}`;
  if (!Array.isArray(aspects as unknown))
    throw new UsageError(`${where}: ${advice} in an array, got '${String(aspects)}'`);
  if (aspects.length === 0)
    throw new UsageError(`${where}: ${advice}, got an empty array; leave it out to ask for all`);
  return aspects.map((aspect) => oneOf(where, aspect, ASPECTS));
}

export function oneOf<const T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find((candidate) => candidate === value);
  if (choice !== undefined) return choice;
  throw new UsageError(`${option}: expected ${alternatives(choices)}, got '${value}'${didYouMean(value, choices)}`);
}

function patternOfModel(name: string): string {
  const network = NETWORKS.find((one) => one.name === name);
  if (network !== undefined) return casesOfNetwork(network);
  const names = NETWORKS.map((one) => one.name);
  throw new UsageError(
    `model: expected ${alternatives(names)}, got '${name}'${didYouMean(name, names) || didYouMeanFamily(name, names)}`,
  );
}

/** By the first words of the names: `hrnt` is near `hrnet`, and so means hrnet-v2. */
function didYouMeanFamily(name: string, names: readonly string[]): string {
  const family = (full: string) => full.split('-')[0];
  const near = suggestions(name, names.map(family), 1);
  const members = names.filter((full) => near.includes(family(full)));
  return members.length === 0 ? '' : `; did you mean ${alternatives(members)}?`;
}

function wholeNumber(option: string, value: number, from: number): number {
  if (Number.isInteger(value) && value >= from && value <= LARGEST_INTEGER) return value;
  throw new UsageError(`${option}: expected a whole number from ${from} to ${LARGEST_INTEGER}, got ${value}`);
}

function minutes(option: string, value: number): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw new UsageError(`${option}: expected a number of minutes above 0, got ${value}`);
}

function propertyPath(text: string): string {
  if (/^\d+(:\d+)*$/.test(text)) return text;
  throw new UsageError(`path: expected numbers with colons between, as in 12:0:3, got '${text}'`);
}

function patterns(value: string | readonly string[] | undefined): readonly string[] {
  return typeof value === 'string' ? [value] : (value ?? []);
}
