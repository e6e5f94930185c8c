import { z } from 'zod';
import { outsideData } from '../outside-data.ts';
import { UsageError } from '../subject.ts';
import { STATUSES } from '../verdict.ts';
import type { KnownDeviation } from './known.ts';

const knownSchema = z.array(
  z.strictObject({
    pattern: z.string().min(1),
    status: z.enum(STATUSES).exactOptional(),
    reason: z.string().min(1),
    link: z.url({ protocol: /^https?$/, error: 'expected an http or https address where the deviation is followed' }),
    expires: z.iso.date({ error: 'expected a day such as 2027-06-30' }).exactOptional(),
  }),
);

/** The list of known deviations, checked; `readJson` brings it where a file is named. */
export async function loadKnown(
  source: string | readonly KnownDeviation[],
  readJson: (path: string) => Promise<unknown>,
): Promise<KnownDeviation[]> {
  const name = typeof source === 'string' ? source : 'known';
  const entries = outsideData(knownSchema, typeof source === 'string' ? await readJson(source) : source, name);
  const twice = entries.find(({ pattern }, position) => entries.findIndex((one) => one.pattern === pattern) < position);
  if (twice) throw new UsageError(`${name}: pattern '${twice.pattern}' is listed twice; leave one of the two`);
  return entries;
}
