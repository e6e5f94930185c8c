import { always, and, type Concerns, modes } from '#harness/mistakes/calls.ts';
import type { AxisScope } from '#harness/mistakes/resizer/axis-scope.ts';
import type { Mode } from '#spec/signature.ts';
import type { FaultDetails, FaultRow } from './fault.ts';

type Rows<Row> = Readonly<Record<string, Row>>;

/** Faults whose ids follow from the ids of their mistakes: the name of a row stands for `*` in both. */
export function named(id: string, mistake: string, rows: Rows<FaultDetails>): Rows<FaultRow> {
  const entries = Object.entries(rows).map(([name, details]): [string, FaultRow] => [
    id.replace('*', name),
    [mistake.replace('*', name), ...details],
  ]);
  return Object.fromEntries(entries);
}

/** Mistakes that are made along some axes only, or at one end of them. */
export function along(scope: AxisScope, rows: Rows<FaultDetails>): Rows<FaultRow> {
  const scoped = Object.entries(rows).map(([mistake, details]) => [mistake, [...details, { along: scope }]] as const);
  return named(`along/${scope}-*`, '*', Object.fromEntries(scoped));
}

/** The same mistake in one mode after the other. */
export function inModes(
  id: string,
  mistake: string,
  some: readonly Mode[],
  report?: `${string}#${number}`,
  concerns: Concerns = always,
): Rows<FaultRow> {
  const details = report === undefined ? [] : [report];
  return Object.fromEntries(
    some.map((mode): [string, FaultRow] => [`${id}-${mode}`, [mistake, and(modes(mode), concerns), ...details]]),
  );
}
