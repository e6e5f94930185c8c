import type { z } from 'zod';
import { cutText } from '../core/printable.ts';
import { toWireNumber } from '../core/protocol.ts';
import type { CellFinding, Deviation, ElementDeviation, Finding, Level } from '../core/verdict.ts';
import type { SuiteCase } from '../suite/suite.ts';
import { partOf } from './case-part.ts';
import type { caseSchema, deviation, element } from './report-schema.ts';

/** One case in the report. `level` and `deviation` are there where values were compared. */
export type CaseReport = z.infer<typeof caseSchema>;

/** A deviation whose non-JSON numbers are strings. */
export type DeviationReport = z.infer<typeof deviation>;
export type ElementReport = z.infer<typeof element>;

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
    ...(finding.why !== undefined && { unsupported_why: finding.why }),
    ...(finding.level !== undefined && { level: finding.level }),
    call,
    ...(finding.deviation && { deviation: deviationReport(finding.deviation) }),
    message: cutText(finding.message ?? '', MESSAGE_LIMIT),
    duration_ms: roundedDuration(milliseconds),
    fact,
    aspect,
    profile,
    kind,
    part: partOf(suiteCase),
    mode,
    dtype,
    align_corners: alignCorners,
    antialias,
    ...(finding.cells && { cells: finding.cells.map(cellReport) }),
    ...(finding.errata && finding.errata.length > 0 && { errata: finding.errata }),
    ...(finding.path !== undefined && { path: finding.path }),
    ...(required && { required: true as const }),
  };
}

function cellReport(finding: CellFinding): NonNullable<CaseReport['cells']>[number] {
  const { cell, status, level, max_ulp, max_bound } = finding;
  return {
    mode: cell.mode,
    dtype: cell.dtype,
    align_corners: cell.alignCorners,
    antialias: cell.antialias,
    status,
    ...(level !== undefined && { level }),
    max_ulp: toWireNumber(max_ulp),
    max_bound: toWireNumber(max_bound),
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

/** Whether the case compares values with recorded ones, when it is run. */
export function hasValues({ kind }: Pick<CaseReport, 'kind'>): boolean {
  return !KINDS_WITHOUT_VALUES.has(kind);
}

/** The level of a case with values. One that ended without any value is as far off as can be. */
export function levelReached(one: Pick<CaseReport, 'level' | 'status' | 'required' | 'kind'>): Level | undefined {
  if (one.level !== undefined || !isFailing(one) || one.status === 'unsupported') return one.level;
  return hasValues(one) ? 'divergent' : undefined;
}

/** The options that divide the cases of a mode, as PyTorch spells them. */
export function optionsOn({ align_corners, antialias }: Pick<CaseReport, 'align_corners' | 'antialias'>): string[] {
  return [...(align_corners ? ['align_corners'] : []), ...(antialias ? ['antialias'] : [])];
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
