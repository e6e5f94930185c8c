import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform } from 'node:os';
import { join } from 'node:path';
import { PROFILES } from '#cases/case.ts';
import { grouped } from '#harness/core/grouped.ts';
import { packageRoot } from '#harness/core/package-root.ts';
import { fromWireNumber, toWireNumber, type WireNumber } from '#harness/core/protocol.ts';
import { type CaseReport, isFailing } from '#harness/report/case-report.ts';
import type { MatrixRow } from '#harness/report/matrix.ts';
import type { ModelTally } from '#harness/report/model-tally.ts';
import type { Diagnosis, Report } from '#harness/report/report.ts';
import type { SuiteEntry } from '#harness/suite/suite.ts';
import { formatted } from '../tools.ts';
import { type CaseSet, caseSetOf } from './case-set.ts';
import { CannotRun, type Runnable } from './environment.ts';
import type { Row } from './rows.ts';

/** What is kept of the members of a report. */
const SUITE = ['version', 'target', 'profile', 'seed'] as const;
const CAUSE = ['claim', 'sentence', 'clause', 'explains'] as const;
const MODEL = ['name', 'title', 'cases', 'pass', 'unsupported', 'conforms'] as const;
const PLACE = ['mode', 'dtype', 'align_corners', 'antialias'] as const;

function picked<T extends object, const Key extends keyof T>(whole: T, keys: readonly Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.map((key) => [key, whole[key]])) as Pick<T, Key>;
}

/** What the pages need of a row's last report, and why it could not be run since. */
export interface KeptRow {
  readonly result?: Result;
  readonly notRun?: { readonly date: string; readonly reason: string };
}

export interface Result {
  readonly date: string;
  readonly name: string;
  readonly version?: string;
  readonly packages: readonly string[];
  readonly engine: string;
  /** `capability`: the widest vectors that it has, in the words of PyTorch. */
  readonly machine: { readonly cpu: string; readonly capability: string; readonly system: string };
  /** What it runs on, as it says. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Which call of its library answers, by mode with its options, as it says. */
  readonly mapping?: Readonly<Record<string, string>>;
  readonly suite: Pick<Report['suite'], (typeof SUITE)[number]>;
  readonly seconds: number;
  readonly cases: number;
  readonly caseSet: CaseSet;
  readonly supported: number;
  readonly passed: number;
  /** The mistakes that explain failing cases. */
  readonly causes: readonly Pick<Diagnosis, (typeof CAUSE)[number]>[];
  /** The networks whose calls were examined. */
  readonly models: readonly Pick<ModelTally, (typeof MODEL)[number]>[];
  /** Where something was answered. */
  readonly cells: readonly Cell[];
  /** The other cells of the suite, by the reason that is given most often. */
  readonly declined: readonly Declined[];
}

/** A row of the report's matrix, and what is known of the cases that fail in it. */
export interface Cell extends MatrixRow {
  /** Of failing cases: where an erratum or a tie has two answers, the other one is no deviation. */
  readonly max_abs?: WireNumber;
  /** The claims of causes, the one that explains most first. */
  readonly causes?: readonly string[];
}

type Place = Pick<MatrixRow, (typeof PLACE)[number]>;

export interface Declined {
  readonly reason: string;
  readonly cells: readonly Place[];
}

/**
 * @throws CannotRun for a report that says nothing of the implementation as a whole: only one of a whole profile, in which
 * something was answered, stands in the matrix.
 */
export function requireWhole({ suite, summary, interrupted }: Report): void {
  const { filter, modes, dtypes, shard, repeat } = suite;
  const isPart = [filter, modes, dtypes, shard, repeat, interrupted].some((limit) => limit !== undefined);
  if (isPart || summary.cases !== summary.selected)
    throw new CannotRun('the run was one of a part of the profile only');
  if (summary.pass + summary.fail > 0) return;
  const { cases, unsupported, error, crash, timeout } = summary;
  throw new CannotRun(
    `no call was answered: of ${cases} cases ${unsupported} unsupported, ${error} error, ${crash} crash, ${timeout} timeout`,
  );
}

export function resultOf(
  report: Report,
  suiteEntries: readonly SuiteEntry[],
  { packages, engine }: Pick<Row, 'packages'> & Pick<Runnable, 'engine'>,
): Result {
  const { suite, implementation, summary, matrix, models = [], diagnoses } = report;
  return {
    date: today(),
    name: implementation.name,
    ...(implementation.version !== undefined && { version: implementation.version }),
    packages,
    engine,
    machine: machine(),
    ...(implementation.environment && { environment: implementation.environment }),
    ...(implementation.mapping && { mapping: implementation.mapping }),
    suite: picked(suite, SUITE),
    seconds: Math.round(summary.duration_ms / 1000),
    cases: summary.cases,
    caseSet: caseSetOf(report, suiteEntries),
    supported: summary.cases - summary.unsupported,
    passed: summary.pass,
    causes: diagnoses.map((one) => picked(one, CAUSE)),
    models: models.map((one) => picked(one, MODEL)),
    cells: matrix.filter((row) => !isDeclined(row)).map((row) => cellOf(row, casesIn(row, report.cases))),
    declined: declinedCells(matrix.filter(isDeclined), report.cases),
  };
}

/** Whether it has been asked less than the other one. */
export function isNarrower({ suite }: Result, other: Result): boolean {
  return PROFILES.indexOf(suite.profile) < PROFILES.indexOf(other.suite.profile);
}

export const today = (): string => new Date().toISOString().slice(0, 10);

const isDeclined = ({ cases, unsupported }: MatrixRow): boolean => cases === unsupported;

/** The cases with a call in the cell; of a series, as its calls there ended. */
function casesIn(place: Place, all: readonly CaseReport[]): CaseReport[] {
  return all
    .filter(({ kind }) => kind !== 'refusal')
    .flatMap((one) => {
      const own = (one.cells ?? [one]).find((cell) => placeText(cell) === placeText(place));
      return own === undefined ? [] : [{ ...one, status: own.status }];
    });
}

const placeText = (place: Place): string => JSON.stringify(picked(place, PLACE));

function cellOf({ parts, ...row }: MatrixRow, cases: readonly CaseReport[]): Cell {
  const failing = cases.filter(isFailing);
  const causes = byFrequency(failing.flatMap(({ hypotheses = [] }) => hypotheses));
  // A series has one largest deviation, of whichever cell.
  const deviations = failing.flatMap(({ deviation, cells }) =>
    deviation && cells === undefined ? fromWireNumber(deviation.max_abs) : [],
  );
  return {
    ...row,
    ...(failing.length > 0 && parts && { parts }),
    ...(deviations.length > 0 && { max_abs: toWireNumber(Math.max(...deviations)) }),
    ...(causes.length > 0 && { causes }),
  };
}

function declinedCells(rows: readonly MatrixRow[], cases: readonly CaseReport[]): Declined[] {
  const places = rows.map((row) => picked(row, PLACE));
  const reasonOf = (place: Place) => byFrequency(casesIn(place, cases).map(({ message }) => message))[0];
  return [...grouped(places, reasonOf)].map(([reason, cells]) => ({ reason, cells }));
}

function byFrequency(words: readonly string[]): string[] {
  const all = [...grouped(words, (word) => word)];
  return all.sort(([, one], [, other]) => other.length - one.length).map(([word]) => word);
}

function machine(): Result['machine'] {
  return { cpu: cpus()[0]?.model.trim() ?? 'unknown', capability: capability(), system: `${platform()} ${arch()}` };
}

/** What Linux says of the processor; elsewhere the architecture has to do. */
function capability(): string {
  const information = '/proc/cpuinfo';
  const flags = existsSync(information) ? readFileSync(information, 'utf8') : '';
  if (/\bavx512f\b/.test(flags)) return 'AVX512';
  if (/\bavx2\b/.test(flags)) return 'AVX2';
  return arch() === 'arm64' ? 'NEON' : 'DEFAULT';
}

const KEPT = join(packageRoot(), 'spec', 'matrix', 'rows');
const keptFile = (name: string): string => join(KEPT, `${name}.json`);

/** The names of all kept rows, also of those that the table no longer has. */
export const keptNames = (): string[] => readdirSync(KEPT).map((file) => file.replace(/\.json$/, ''));

export function readKept(name: string): KeptRow | undefined {
  return existsSync(keptFile(name)) ? (JSON.parse(readFileSync(keptFile(name), 'utf8')) as KeptRow) : undefined;
}

export async function writeKept(name: string, kept: KeptRow): Promise<void> {
  writeFileSync(keptFile(name), await formatted(keptFile(name), JSON.stringify(kept)));
}
