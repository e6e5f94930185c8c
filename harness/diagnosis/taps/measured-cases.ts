import type { MeasuredTaps } from '../../report/measured-taps.ts';
import type { ObservedCase } from '../observed-case.ts';
import { measuredTaps } from './measured-taps.ts';

/** Probes of a cell that are measured: more of them say the same. */
const MEASURED_OF_A_CELL = 4;

/** What the weights look like in failing operator probes that no known mistake explains, by the id of the case. */
export function measuredCases(open: readonly ObservedCase[]): Map<string, MeasuredTaps> {
  const counts = new Map<string, number>();
  const measured = new Map<string, MeasuredTaps>();
  for (const { report, cell, isSeries, failing } of open) {
    const count = counts.get(cell) ?? 0;
    if (report.kind !== 'probe' || isSeries || count >= MEASURED_OF_A_CELL) continue;
    const taps = measuredTaps(failing[failing.length - 1].exchange);
    if (taps === undefined) continue;
    counts.set(cell, count + 1);
    measured.set(report.id, taps);
  }
  return measured;
}
