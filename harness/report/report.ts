import type { Aspect, Profile } from '#cases/case.ts';
import type { Level, Status } from '../core/verdict.ts';
import { type CaseReport, isFailing } from './case-report.ts';
import { type ClauseTally, clauseTallies } from './clause-tally.ts';
import { type ErratumSeen, errataSeen } from './errata-seen.ts';
import { type KnownReport, type KnownTally, knownByDiagnosis, knownReports } from './known.ts';
import { type MatrixRow, matrixRows } from './matrix.ts';
import { type ModelTally, modelTallies } from './model-tally.ts';
import { type Summary, summaryOf } from './summary.ts';

export const REPORT_SCHEMA = 'interpolate-conformance/report@1';

/** The JSON report. Fields may be added; these keep their meaning. Only the `duration_ms` differ from run to run. */
export interface Report {
  schema: typeof REPORT_SCHEMA;
  suite: SuiteReport;
  implementation: ImplementationReport;
  /** The run was ended from outside: the cases that were examined until then are here. */
  interrupted?: true;
  summary: Summary;
  matrix: MatrixRow[];
  /** The networks whose calls were examined, where there are any. */
  models?: ModelTally[];
  /** The clauses most broken, those with the largest share of failing cases first. */
  clauses: ClauseTally[];
  diagnoses: Diagnosis[];
  /** Failing cases that none of the diagnoses explains, where there are any. */
  undiagnosed?: Undiagnosed;
  /** The budget of the diagnosis was used up before every failing case was searched. */
  search_incomplete?: true;
  /** What went wrong in the diagnosis; the verdict is the same without it. */
  diagnosis_error?: string;
  errata: ErratumSeen[];
  /** What the list of known deviations said, entry by entry. */
  known?: KnownReport[];
  cases: CaseReport[];
}

export interface ImplementationReport {
  name: string;
  /** How the command named it; absent for an object. */
  specifier?: string;
  version?: string;
  /** What it ran on, in its own words: a runtime, an adapter, a device. */
  environment?: Readonly<Record<string, string>>;
}

export interface SuiteReport {
  version: string;
  target: string;
  profile: Profile;
  seed: number;
  aspects: readonly Aspect[];
  /** Recorded calls were asked with their elements in an order that the seed gives. */
  fresh?: true;
  filter?: readonly string[];
  modes?: readonly string[];
  dtypes?: readonly string[];
  /** `2/3`: every third case of the selection, from the second. */
  shard?: string;
  /** How often every case was examined, when more than once. */
  repeat?: number;
}

/** What the implementation seems to do instead. */
export interface Diagnosis {
  hypothesis: string;
  /** As `hypotheses` of the cases names it, with its number: `bicubic.coefficient=-0.5`. */
  claim: string;
  sentence: string;
  /** What PyTorch does, where the sentence of the clause does not say it plainly. */
  due?: string;
  /** Failing cases that it predicts, of those of its modes and dtypes. */
  explains: number;
  of: number;
  /** The modes and dtypes where these are few: `uint8 bilinear`. */
  scope: string;
  /** The clause that it breaks. */
  clause: string;
  /** Who else makes the mistake, the implementation itself among them. */
  also?: string;
  /** Other mistakes that predict the same in these very cases, and that nothing else tells from it. */
  equally?: readonly OtherDiagnosis[];
  /** No known mistake: what the weights of so many operator probes look like. */
  measured?: true;
  /** Some of the cases that it explains. */
  cases: readonly string[];
}

export interface OtherDiagnosis {
  hypothesis: string;
  sentence: string;
}

export interface Undiagnosed {
  cases: number;
  /** All failing cases but those that hang or crash, which say so themselves. */
  of: number;
}

/** What a report is built from; all else follows from it, so that merged shards give the report of one run. */
export interface RunResult {
  suite: SuiteReport;
  implementation: ImplementationReport;
  demanded: Level;
  /** How many cases were selected, examined or not. */
  selected: number;
  interrupted: boolean;
  known?: readonly KnownTally[];
  diagnoses: readonly Diagnosis[];
  isSearchIncomplete?: boolean;
  diagnosisError?: string;
  cases: readonly CaseReport[];
}

const MOST_CLAUSES = 20;

export function buildReport(result: RunResult): Report {
  const { suite, implementation, interrupted, diagnoses, isSearchIncomplete, diagnosisError } = result;
  const cases = knownByDiagnosis(result.known ?? [], result.cases);
  const known = result.known && knownReports(result.known, cases);
  const undiagnosed = undiagnosedCases(cases, diagnoses);
  const models = modelTallies(cases);
  return {
    schema: REPORT_SCHEMA,
    suite,
    implementation,
    ...(interrupted && { interrupted: true as const }),
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

function undiagnosedCases(cases: readonly CaseReport[], diagnoses: readonly Diagnosis[]): Undiagnosed {
  const failing = cases.filter((one) => isFailing(one) && !SAYING_SO.includes(one.status));
  return { cases: failing.filter((one) => isUnexplained(one, diagnoses)).length, of: failing.length };
}

/** Who hangs or crashes has given no answer to explain. */
const SAYING_SO: readonly Status[] = ['timeout', 'crash'];

/** Whether no diagnosis is among the claims of a case. */
function isUnexplained({ hypotheses = [] }: CaseReport, diagnoses: readonly Diagnosis[]): boolean {
  return !diagnoses.some(({ claim }) => hypotheses.includes(claim));
}

/** Pretty above, one line for each case below: small, and readable in a diff. */
export function reportText(report: Report): string {
  const { cases, ...head } = report;
  const opened = JSON.stringify(head, null, 2).replace(/\n\}$/, '');
  if (cases.length === 0) return `${opened},\n  "cases": []\n}\n`;
  return `${opened},\n  "cases": [\n${cases.map((one) => `    ${JSON.stringify(one)}`).join(',\n')}\n  ]\n}\n`;
}
