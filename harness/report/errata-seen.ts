import type { CaseReport } from './case-report.ts';
import type { Report } from './report.ts';

/** In how many cases an implementation gave the target's value, or the rule's, where the target breaks its own rule. */
export type ErratumSeen = Report['errata'][number];

export function errataSeen(cases: readonly CaseReport[]): ErratumSeen[] {
  const seen = new Map<string, ErratumSeen>();
  for (const { id, seen: side } of cases.flatMap(({ errata }) => errata ?? [])) {
    const erratum = seen.get(id) ?? { id, target: 0, rule: 0 };
    erratum[side] += 1;
    seen.set(id, erratum);
  }
  return [...seen.values()].sort((left, right) => (left.id < right.id ? -1 : 1));
}
