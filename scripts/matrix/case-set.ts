import { createHash } from 'node:crypto';
import type { Aspect, Layout, Profile } from '#cases/case.ts';
import { count } from '#harness/core/printable.ts';
import type { Report } from '#harness/report/report.ts';
import { selectedCases } from '#harness/suite/selection.ts';
import type { SuiteEntry } from '#harness/suite/suite.ts';

/** The cases of a run, as far as a later suite can tell whether it has the same. */
export interface CaseSet {
  /** What the implementation claims, by which the suite selects its cases. */
  readonly aspects: readonly Aspect[];
  readonly layouts: readonly Layout[];
  /** SHA-256 of the ids. */
  readonly digest: string;
}

export function caseSetOf({ suite, cases }: Report, entries: readonly SuiteEntry[]): CaseSet {
  const ids = cases.map(({ id }) => id);
  const asked = new Set(ids);
  const layouts = entries.flatMap(({ id, layout }) => (layout !== undefined && asked.has(id) ? [layout] : []));
  return { aspects: suite.aspects, layouts: [...new Set(layouts)], digest: digestOf(ids) };
}

interface Asked {
  readonly suite: { readonly profile: Profile };
  readonly cases: number;
  readonly caseSet: CaseSet;
}

/** What is to be said of a result whose cases are not those that the suite has today. */
export function staleness(
  { suite: { profile }, cases, caseSet }: Asked,
  entries: readonly SuiteEntry[],
): string | undefined {
  const { aspects, layouts, digest } = caseSet;
  const ids = selectedCases(entries, { profile, aspects, filter: [], layouts }).map(({ id }) => id);
  if (digestOf(ids) === digest) return undefined;
  const made = `made with another set of ${count(cases)} cases`;
  return `${made}; today the profile ${profile} has ${cases === ids.length ? 'others' : count(ids.length)}`;
}

function digestOf(ids: readonly string[]): string {
  return createHash('sha256')
    .update([...ids].sort().join('\n'))
    .digest('hex')
    .slice(0, 16);
}
