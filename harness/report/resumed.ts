import { UsageError } from '../core/open-implementation.ts';
import { outsideData } from '../core/outside-data.ts';
import { printableLine } from '../core/printable.ts';
import type { Observation } from '../suite/observation.ts';
import { type CaseReport, isFailing } from './case-report.ts';
import { observationFrom } from './observed.ts';
import type { Report } from './report.ts';
import { reportSchema } from './report-schema.ts';

/** A case of an earlier run, with what it is diagnosed by where it failed. */
export interface EarlierCase {
  readonly report: CaseReport;
  readonly observation?: Observation;
}

/** What has to be the same in both runs. */
export interface SameRun {
  readonly suite: Report['suite'];
  readonly implementation: Report['implementation'];
  readonly demanded: string;
  /** Of the implementation's file, where it is one. */
  readonly content?: string | undefined;
  /** Of the cases that the run selects. */
  readonly ids: ReadonlySet<string>;
}

/** What is kept of an earlier run. */
export interface Resumed {
  readonly cases: readonly EarlierCase[];
  /** The implementation's file has the content that it had then; where either is not known, false. */
  readonly isSameFile: boolean;
}

/**
 * The cases of an earlier report of the same run. A failing one of which the report keeps no answer is left out, for without it
 * the failure cannot be diagnosed.
 * @throws UsageError where it is the report of another run, or of one that has examined every case.
 */
export function resumedCases(data: unknown, name: string, run: SameRun): Resumed {
  const report: Report = outsideData(reportSchema, data, name);
  const { content_sha256: content } = report;
  checkSame(name, partsOf({ ...report, demanded: report.summary.demanded }), partsOf(run));
  if (content !== undefined && run.content !== undefined && content !== run.content)
    throw new UsageError(`${name}: the module has changed since that report; run it anew, without --resume`);
  checkIds(name, report, run.ids);
  if (report.cases.length === run.ids.size && report.interrupted !== true)
    throw new UsageError(
      `${name}: expected the report of a run that ended early, got one of all ${report.cases.length} cases: nothing is left to ask; run it anew, without --resume`,
    );
  const cases = report.cases
    .filter((one) => !isFailing(one) || one.observed !== undefined)
    .map(({ observed, ...one }) => ({
      report: asExamined(one),
      ...(observed && { observation: observationFrom(one.id, observed) }),
    }));
  return { cases, isSameFile: content !== undefined && content === run.content };
}

function checkIds(name: string, { cases }: Report, ids: ReadonlySet<string>): void {
  const met = new Set<string>();
  for (const { id } of cases) {
    const fault = met.has(id)
      ? 'expected each case once, got a second'
      : ids.has(id)
        ? undefined
        : `expected cases of this run, got`;
    if (fault !== undefined)
      throw new UsageError(`${name}: ${fault} '${printableLine(id, 200)}'; run it anew, without --resume`);
    met.add(id);
  }
}

/** Without what follows from all cases together. */
function asExamined({ known: _, hypotheses: __, taps: ___, afresh: ____, ...one }: CaseReport): CaseReport {
  return one;
}

function partsOf(run: Pick<SameRun, 'suite' | 'implementation' | 'demanded'>): Record<string, unknown> {
  const { name, version, environment, mapping, compiles } = run.implementation;
  const named = { implementation: name, 'implementation version': version, environment, mapping, compiles };
  return { ...run.suite, ...named, level: run.demanded };
}

function checkSame(name: string, earlier: Record<string, unknown>, now: Record<string, unknown>): void {
  const differing = Object.keys({ ...now, ...earlier }).find((key) => textOf(earlier[key]) !== textOf(now[key]));
  if (differing === undefined) return;
  const [was, is] = [earlier, now].map((run) => textOf(run[differing]));
  throw new UsageError(
    `${name}: expected the report of a run with ${differing} ${is}, got ${was}; resume it with the options and the implementation that it was made with`,
  );
}

/** As JSON, whatever the order of its members; without `node:util`, for a page has none. */
function textOf(value: unknown): string {
  const ordered = (_: string, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([left], [right]) => (left < right ? -1 : 1)))
      : inner;
  return value === undefined ? 'none' : JSON.stringify(value, ordered);
}
