import type { CaseHead } from '#cases/case.ts';
import { cutText } from '../core/printable.ts';
import { toWireNumber, type WireNumber } from '../core/protocol.ts';
import type { Deviation, ElementDeviation, Finding, Level, Status } from '../core/verdict.ts';
import type { SuiteCase } from '../suite/suite.ts';
import type { MeasuredTaps } from './measured-taps.ts';
import type { ObservedReport } from './observed.ts';

/** One case in the report. `level` and `deviation` are there where values were compared. */
export interface CaseReport {
  id: string;
  clauses: readonly string[];
  status: Status;
  level?: Level;
  /** A line of PyTorch. */
  call: string;
  deviation?: DeviationReport;
  /** What is wrong and what to do; empty where there is nothing to add. */
  message: string;
  duration_ms: number;
  fact: string;
  aspect: CaseHead['aspect'];
  profile: CaseHead['profile'];
  kind: string;
  mode: string;
  dtype: SuiteCase['dtype'];
  align_corners: boolean;
  antialias: boolean;
  errata?: Finding['errata'];
  /** Of a property that fails: the scenario that `--path` replays. */
  path?: string;
  /** The status of each round of `--repeat`, where they differ: the gravest is the status of the case. */
  runs?: readonly Status[];
  /** Other bits from round to round, with the same status. */
  varies?: true;
  /** Of a few that fail: how it ended when it was run again in a fresh process. */
  afresh?: Status;
  /** `--require` names this case: unsupported is a failure. */
  required?: true;
  /** The pattern of the known deviation that covers this failure. */
  known?: string;
  /** Of a case that fails: the claims of the diagnoses that explain it. */
  hypotheses?: readonly string[];
  /** Of an operator probe that fails and that no known mistake explains: what its weights look like. */
  taps?: MeasuredTaps;
  /** Of a case that fails in a shard: what merged shards are diagnosed by. */
  observed?: ObservedReport;
}

/** A deviation whose non-JSON numbers are strings. */
export interface DeviationReport {
  max_abs: WireNumber;
  max_rel: WireNumber;
  max_ulp: WireNumber;
  max_bound: WireNumber;
  /** Elements whose bits are not the recorded ones. */
  differing: number;
  /** Elements outside their bound. */
  outside: number;
  elements: number;
  index_ties?: number;
  first?: ElementReport;
  worst?: ElementReport;
}

export interface ElementReport {
  index: readonly number[];
  expected: WireNumber;
  got: WireNumber;
  slack: WireNumber;
}

/** An implementation may throw a novel: a report keeps its beginning. */
const MESSAGE_LIMIT = 2000;

export function caseReport(
  suiteCase: SuiteCase,
  finding: Finding,
  milliseconds: number,
  required: boolean,
): CaseReport {
  const { id, clauses, call, fact, aspect, profile, kind } = suiteCase;
  const { mode, dtype, alignCorners, antialias } = finding.cell ?? suiteCase;
  return {
    id,
    clauses,
    status: finding.status,
    ...(finding.level !== undefined && { level: finding.level }),
    call,
    ...(finding.deviation && { deviation: deviationReport(finding.deviation) }),
    message: cutText(finding.message ?? '', MESSAGE_LIMIT),
    duration_ms: roundedDuration(milliseconds),
    fact,
    aspect,
    profile,
    kind,
    mode,
    dtype,
    align_corners: alignCorners,
    antialias,
    ...(finding.errata && finding.errata.length > 0 && { errata: finding.errata }),
    ...(finding.path !== undefined && { path: finding.path }),
    ...(required && { required: true as const }),
  };
}

/** Whether a case counts against the implementation, a known deviation or not. */
export function isFailing({ status, required }: Pick<CaseReport, 'status' | 'required'>): boolean {
  return status === 'unsupported' ? required === true : status !== 'pass';
}

/** Whether it fails the run: a known deviation does not. */
export function failsRun(one: Pick<CaseReport, 'status' | 'required' | 'known'>): boolean {
  return isFailing(one) && one.known === undefined;
}

const KINDS_WITHOUT_VALUES: ReadonlySet<string> = new Set<SuiteCase['kind']>(['refusal', 'probe', 'property']);

/** Whether the case compares values, when it is run. */
export function hasValues({ kind }: Pick<CaseReport, 'kind'>): boolean {
  return !KINDS_WITHOUT_VALUES.has(kind);
}

/** The level of a case with values. One that ended without any value is as far off as can be. */
export function levelReached(one: CaseReport): Level | undefined {
  if (one.level !== undefined || !isFailing(one) || one.status === 'unsupported') return one.level;
  return hasValues(one) ? 'divergent' : undefined;
}

/** Whole microseconds. */
export function roundedDuration(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000;
}

function deviationReport(deviation: Deviation): DeviationReport {
  const { max_abs, max_rel, max_ulp, max_bound, differing, outside, elements, index_ties, first, worst } = deviation;
  return {
    max_abs: toWireNumber(max_abs),
    max_rel: toWireNumber(max_rel),
    max_ulp: toWireNumber(max_ulp),
    max_bound: toWireNumber(max_bound),
    differing,
    outside,
    elements,
    ...(index_ties !== undefined && { index_ties }),
    ...(first && { first: elementReport(first) }),
    ...(worst && { worst: elementReport(worst) }),
  };
}

function elementReport({ index, expected, got, slack }: ElementDeviation): ElementReport {
  return {
    index: [...index],
    expected: toWireNumber(expected),
    got: toWireNumber(got),
    slack: toWireNumber(slack),
  };
}
