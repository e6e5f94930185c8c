import { always, and, type Concerns, modes } from '#harness/mistakes/calls.ts';
import type { Mode } from '#spec/signature.ts';
import type { FaultDetails, FaultTable, Report } from './fault.ts';

/** Faults whose ids follow a pattern: the name of a row stands for `*`, in the id of the mistake too where that has one. */
export function named(id: string, mistake: string, rows: Readonly<Record<string, FaultDetails>>): FaultTable {
  return Object.fromEntries(
    Object.entries(rows).map(([name, details]) => [id.replace('*', name), [mistake.replace('*', name), ...details]]),
  );
}

/** The same mistake in one mode after the other. */
export function inModes(some: readonly Mode[], report?: Report, concerns: Concerns = always) {
  const rows = some.map((mode) => [mode, [and(modes(mode), concerns), ...(report ? [report] : [])]] as const);
  return Object.fromEntries<FaultDetails>(rows);
}
