import type { z } from 'zod';
import type { Level, Status } from '../core/verdict.ts';
import { type CaseReport, isFailing } from './case-report.ts';
import { causesOf } from './causes.ts';
import { clauseTallies } from './clause-tally.ts';
import { errataSeen } from './errata-seen.ts';
import { type KnownTally, knownByDiagnosis, knownReports } from './known.ts';
import { matrixRows } from './matrix.ts';
import { modelTallies } from './model-tally.ts';
import type { diagnosis, reportSchema } from './report-schema.ts';
import { summaryOf } from './summary.ts';

/** The JSON report. Fields may be added; these keep their meaning. Only the `duration_ms` differ from run to run. */
export type Report = z.infer<typeof reportSchema>;
export type SuiteReport = Report['suite'];
export type ImplementationReport = Report['implementation'];

/** What the implementation seems to do instead. */
export type Diagnosis = z.infer<typeof diagnosis>;

/** What a report is built from; all else follows from it, so that merged shards give the report of one run. */
export interface RunResult {
  suite: SuiteReport;
  implementation: ImplementationReport;
  demanded: Level;
  /** How many cases were selected, examined or not. */
  selected: number;
  interrupted: boolean;
  /** The budget was spent before every selected case was examined. */
  isSpent?: boolean;
  /** The kinds of the selected cases that were not examined. */
  left?: readonly string[];
  /** Of the implementation's file, where the run ended early. */
  content?: string | undefined;
  known?: readonly KnownTally[];
  diagnoses: readonly Diagnosis[];
  isSearchIncomplete?: boolean;
  diagnosisError?: string;
  cases: readonly CaseReport[];
}

const MOST_CLAUSES = 20;

export function buildReport(result: RunResult): Report {
  const { suite, implementation, interrupted, isSpent, diagnoses, isSearchIncomplete, diagnosisError } = result;
  const cases = knownByDiagnosis(result.known ?? [], result.cases);
  const known = result.known && knownReports(result.known, cases);
  const undiagnosed = undiagnosedCases(cases, diagnoses);
  const models = modelTallies(cases);
  return {
    schema: 'interpolate-conformance/report@1',
    suite,
    implementation,
    ...(interrupted && { interrupted: true as const }),
    ...(isSpent && { budget_spent: true as const, left: tallyOf(result.left ?? []) }),
    ...(result.content !== undefined && { content_sha256: result.content }),
    summary: summaryOf({ ...result, cases }, known ?? []),
    matrix: matrixRows(cases),
    ...(models.length > 0 && { models }),
    clauses: clauseTallies(cases, diagnoses).slice(0, MOST_CLAUSES),
    diagnoses: [...diagnoses],
    ...(undiagnosed.cases > 0 && { undiagnosed }),
    ...(isSearchIncomplete && { search_incomplete: true as const }),
    ...(diagnosisError !== undefined && { diagnosis_error: diagnosisError }),
    errata: errataSeen(cases),
    ...(known && { known }),
    cases: [...cases],
  };
}

function tallyOf(kinds: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(kinds)].map((kind) => [kind, kinds.filter((one) => one === kind).length]));
}

function undiagnosedCases(
  cases: readonly CaseReport[],
  diagnoses: readonly Diagnosis[],
): NonNullable<Report['undiagnosed']> {
  const failing = cases.filter((one) => isFailing(one) && !SAYING_SO.includes(one.status));
  return { cases: failing.filter((one) => causesOf(one, diagnoses).length === 0).length, of: failing.length };
}

/** Who hangs or crashes has given no answer to explain. */
const SAYING_SO: readonly Status[] = ['timeout', 'crash'];

/** Pretty above, one line for each case below: small, and readable in a diff. */
export function reportText(report: Report): string {
  const { cases, ...head } = report;
  const opened = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  if (cases.length === 0) return `${opened},\n  "cases": []\n}\n`;
  return `${opened},\n  "cases": [\n${cases.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]\n}\n`;
}
