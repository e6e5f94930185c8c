import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { type Cluster, decided, type Fault } from './fault.ts';
import type { Scope } from './scope.ts';

/** Last, in any order: the calls that it concerns, where it is not all, and the report that it is modelled on. */
type Said = readonly [
  clause: ClauseId,
  sentence: string,
  decisions: Partial<Decisions>,
  ...scopeAndReport: readonly (Scope | string)[],
];

/** A table of other decisions about one concern. */
export function rowsOf(
  concern: string,
  cluster: Cluster,
  rows: readonly (readonly [name: string, ...Said])[],
): readonly Fault[] {
  return rows.map(([name, ...row]) => rowOf(`${concern}/${name}`, cluster, row));
}

/** A table of other decisions about several concerns. */
export function mixedRows(rows: readonly (readonly [id: string, cluster: Cluster, ...Said])[]): readonly Fault[] {
  return rows.map(([id, cluster, ...row]) => rowOf(id, cluster, row));
}

function rowOf(id: string, cluster: Cluster, [clause, sentence, decisions, ...more]: Said): Fault {
  const when = more.find((one) => typeof one === 'function');
  const report = more.find((one) => typeof one === 'string');
  return decided({
    id,
    sentence,
    cluster,
    ...(report !== undefined && { report }),
    clause,
    decisions,
    ...(when && { when }),
  });
}
