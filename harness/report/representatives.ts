import type { CaseReport } from './case-report.ts';

/** The first failure of every mode with its options and status, the largest groups first; then the rest as it comes. */
export function representatives(failing: readonly CaseReport[], limit: number): CaseReport[] {
  const groups = new Map<string, CaseReport[]>();
  for (const one of failing) {
    const kind = `${one.mode} ${one.align_corners} ${one.antialias} ${one.status}`;
    const group = groups.get(kind);
    if (group) group.push(one);
    else groups.set(kind, [one]);
  }
  const firsts = [...groups.values()].sort((left, right) => right.length - left.length).map(([first]) => first);
  return [...new Set([...firsts, ...failing])].slice(0, limit);
}
