import type { z } from 'zod';
import { modelDesigns } from '#cases/models.ts';
import { NETWORKS, networkDesigns, networkOf } from '#cases/networks/networks.ts';
import { grouped } from '../core/grouped.ts';
import { type CaseReport, failsRun } from './case-report.ts';
import type { model } from './report-schema.ts';
import { countsOf, worstLevel } from './summary.ts';

/** Whether a network may run on the implementation: the calls that it makes, and how they ended. */
export type ModelTally = z.infer<typeof model>;

/** The networks of which cases were examined, in the order of the suite. */
export function modelTallies(cases: readonly CaseReport[]): ModelTally[] {
  const groups = grouped(cases, ({ id }) => networkOf(id)?.name);
  return NETWORKS.flatMap(({ name, title, source }) => {
    const own = groups.get(name);
    if (own === undefined) return [];
    const of = MADE.filter((one) => one === name).length;
    return [{ name, title, source, ...(own.length < of && { of }), ...tallyOf(own) }];
  });
}

/** The network of each call, in all profiles. */
const MADE = [...modelDesigns, ...networkDesigns].map(({ id }) => networkOf(id)?.name);

function tallyOf(cases: readonly CaseReport[]): Omit<ModelTally, 'name' | 'title' | 'source' | 'of'> {
  const level = worstLevel(cases);
  const conforms = cases.every((one) => one.status === 'pass' && !failsRun(one));
  return { ...countsOf(cases), ...(level !== undefined && { level }), conforms };
}
