import { PROFILES } from '#cases/case.ts';
import type { SuiteEntry } from '../suite/suite.ts';

/** From the one that tells most for its calls. */
const KINDS: readonly SuiteEntry['kind'][] = ['golden', 'refusal', 'model', 'probe', 'property'];

/**
 * The cases in the order in which a run on a budget asks them: one of each cell of the matrix, then another of each. In a cell the
 * cheaper profiles and kinds come first, and the first case of each clause before the others of its kind.
 */
export function tellingOrder<T extends SuiteEntry>(cases: readonly T[]): T[] {
  const cells = new Map<string, T[]>();
  for (const one of cases) {
    const { aspect, mode, alignCorners, antialias, dtype } = one;
    const name = JSON.stringify(aspect === 'rejections' ? [aspect] : [aspect, mode, alignCorners, antialias, dtype]);
    const cell = cells.get(name);
    if (cell) cell.push(one);
    else cells.set(name, [one]);
  }
  const queues = [...cells.values()].map(inCell);
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  return Array.from({ length: longest }, (_, place) => queues.flatMap((queue) => queue.slice(place, place + 1))).flat();
}

function inCell<T extends SuiteEntry>(cases: readonly T[]): T[] {
  const told = new Set<string>();
  const tells = new Map<T, boolean>();
  const ordered = cases.toSorted((left, right) => costOf(left) - costOf(right));
  for (const one of ordered) {
    tells.set(
      one,
      one.clauses.some((clause) => !told.has(clause)),
    );
    for (const clause of one.clauses) told.add(clause);
  }
  const rank = (one: T) => 2 * costOf(one) + (tells.get(one) ? 0 : 1);
  return ordered.toSorted((left, right) => rank(left) - rank(right));
}

function costOf({ profile, kind }: SuiteEntry): number {
  return PROFILES.indexOf(profile) * KINDS.length + KINDS.indexOf(kind);
}
