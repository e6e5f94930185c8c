import { isDeepStrictEqual } from 'node:util';
import { UsageError } from '../core/open-implementation.ts';
import { parseShard } from '../suite/selection.ts';
import { asRunAgainOnce } from './chosen-again.ts';
import type { Diagnose } from './diagnosed.ts';
import { guardedDiagnosis } from './diagnosed.ts';
import { observationFrom } from './observed.ts';
import { buildReport, type Report } from './report.ts';

export interface ReportFile {
  name: string;
  report: Report;
}

/** The shards of one run become its report, in the order of the suite. */
export async function mergedReport(files: readonly ReportFile[], diagnose: Diagnose): Promise<Report> {
  const shards = files.map(({ name, report }) => ({ name, report, ...shardNamed(name, report) }));
  const [first] = shards;
  for (const { name, report } of shards) checkSameRun(first, { name, report });
  const ordered = Array.from({ length: first.count }, (_, position) => {
    const own = shards.filter(({ index }) => index === position + 1);
    if (own.length === 1) return own[0].report;
    const shard = `${position + 1}/${first.count}`;
    if (own.length === 0)
      throw new UsageError(`shard ${shard}: expected among the reports, found none; add its report`);
    throw new UsageError(
      `shard ${shard}: expected once, got ${own.map(({ name }) => name).join(' and ')}; leave one out`,
    );
  });
  const { shard: _, ...suite } = first.report.suite;
  const observed = asRunAgainOnce(interleaved(ordered.map((report) => report.cases)));
  const observations = observed.flatMap((one) => (one.observed ? [observationFrom(one.id, one.observed)] : []));
  const { cases, diagnoses, isIncomplete, error } = await guardedDiagnosis(
    observed.map(({ observed: _, ...one }) => one),
    observations,
    diagnose,
  );
  return buildReport({
    suite,
    implementation: first.report.implementation,
    demanded: first.report.summary.demanded,
    selected: ordered.reduce((total, { summary }) => total + summary.selected, 0),
    interrupted: ordered.some(({ interrupted }) => interrupted),
    isSpent: ordered.some((report) => report.budget_spent),
    left: ordered.flatMap(({ left = {} }) =>
      Object.entries(left).flatMap(([kind, cases]) => Array.from({ length: cases }, () => kind)),
    ),
    ...(first.report.known && {
      known: first.report.known.map(({ examined, failing, passing, changed, stale, ...entry }) => entry),
    }),
    diagnoses,
    isSearchIncomplete: isIncomplete,
    ...(error !== undefined && { diagnosisError: error }),
    cases,
  });
}

function shardNamed(name: string, { suite }: Report): { index: number; count: number } {
  if (suite.shard !== undefined) return parseShard(suite.shard);
  throw new UsageError(`${name}: expected the report of a shard (run --shard i/n), got that of a whole run`);
}

/** What has to be the same in all shards, by the name that the report gives it. */
function runOf({ suite, implementation, summary, known }: Report): Record<string, unknown> {
  const { shard, ...rest } = suite;
  const { specifier: _, ...named } = implementation;
  const entries = known?.map(({ examined, failing, passing, changed, stale, ...entry }) => entry);
  const shards = shard?.split('/')[1];
  return { ...rest, shards, implementation: named, demanded: summary.demanded, known: entries };
}

function checkSameRun(first: ReportFile, other: ReportFile): void {
  const [left, right] = [runOf(first.report), runOf(other.report)];
  const differing = Object.keys({ ...left, ...right }).find((key) => !isDeepStrictEqual(left[key], right[key]));
  if (differing === undefined) return;
  const [was, is] = [left, right].map((run) => JSON.stringify(run[differing]) ?? 'none');
  throw new UsageError(
    `${other.name}: expected ${differing} ${was} as in ${first.name}, got ${is}; merge shards of one run`,
  );
}

/** Shards hold every n-th case: the first of each, the second of each … */
function interleaved<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map((list) => list.length));
  return Array.from({ length: longest }, (_, row) => lists.flatMap((list) => list.slice(row, row + 1))).flat();
}
