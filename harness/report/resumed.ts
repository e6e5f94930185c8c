import { UsageError } from '../core/open-implementation.ts';
import { outsideData } from '../core/outside-data.ts';
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
}

/**
 * The cases of an earlier report of the same run. A failing one of which the report keeps no answer is left out, for without it
 * the failure cannot be diagnosed.
 * @throws UsageError where it is the report of another run.
 */
export function resumedCases(data: unknown, name: string, run: SameRun): EarlierCase[] {
  const report: Report = outsideData(reportSchema, data, name);
  checkSame(name, partsOf({ ...report, demanded: report.summary.demanded }), partsOf(run));
  return report.cases
    .filter((one) => !isFailing(one) || one.observed !== undefined)
    .map(({ observed, ...one }) => ({
      report: asExamined(one),
      ...(observed && { observation: observationFrom(one.id, observed) }),
    }));
}

/** Without what follows from all cases together. */
function asExamined({ known: _, hypotheses: __, taps: ___, afresh: ____, ...one }: CaseReport): CaseReport {
  return one;
}

function partsOf({ suite, implementation, demanded }: SameRun): Record<string, unknown> {
  const { name, version, environment, mapping, compiles } = implementation;
  return {
    ...suite,
    implementation: name,
    'implementation version': version,
    environment,
    mapping,
    compiles,
    level: demanded,
  };
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
