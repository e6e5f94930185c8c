import type { z } from 'zod';
import { NETWORKS, networkOf } from '#cases/networks/networks.ts';
import { type CaseReport, failsRun } from './case-report.ts';
import type { model } from './report-schema.ts';
import { countsOf, worstLevel } from './summary.ts';

/** Whether a network may run on the implementation: the calls that it makes, and how they ended. */
export type ModelTally = z.infer<typeof model>;

/** The networks of which cases were examined, in the order of the suite. */
export function modelTallies(cases: readonly CaseReport[]): ModelTally[] {
  const groups = new Map<string, CaseReport[]>();
  for (const one of cases) {
    const name = networkOf(one.id)?.name;
    if (name !== undefined) groups.set(name, [...(groups.get(name) ?? []), one]);
  }
  return NETWORKS.flatMap(({ name, title, source }) => {
    const own = groups.get(name);
    return own === undefined ? [] : [{ name, title, source, ...tallyOf(own) }];
  });
}

function tallyOf(cases: readonly CaseReport[]): Omit<ModelTally, 'name' | 'title' | 'source'> {
  const level = worstLevel(cases);
  const conforms = cases.every((one) => one.status === 'pass' && !failsRun(one));
  return { ...countsOf(cases), ...(level !== undefined && { level }), conforms };
}
