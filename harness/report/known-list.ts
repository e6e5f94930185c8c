import { z } from 'zod';
import { UsageError } from '../core/open-implementation.ts';
import { outsideData } from '../core/outside-data.ts';
import { count, counted } from '../core/printable.ts';
import { exactData } from '../core/schemas.ts';
import { STATUSES } from '../core/verdict.ts';
import type { KnownDeviation } from './known.ts';

const AN_ADDRESS = 'expected an http or https address where the deviation is tracked';

const knownSchema = z.array(
  exactData({
    pattern: z.string().min(1),
    diagnosis: z.string().min(1).exactOptional(),
    status: z.enum(STATUSES).exactOptional(),
    reason: z.string().min(1),
    link: z.string({ error: AN_ADDRESS }).refine((link) => link === '' || isWebAddress(link), { error: AN_ADDRESS }),
    expires: z.iso.date({ error: 'expected a day such as 2027-06-30' }).exactOptional(),
  }),
);

export function isWebAddress(text: string): boolean {
  return /^https?:/i.test(text) && URL.canParse(text);
}

/** The list of known deviations, checked; `readJson` brings it where a file is named. */
export async function loadKnown(
  source: string | readonly KnownDeviation[],
  readJson: (path: string) => Promise<unknown>,
): Promise<KnownDeviation[]> {
  const name = typeof source === 'string' ? source : 'known';
  const entries = outsideData(knownSchema, typeof source === 'string' ? await readJson(source) : source, name);
  const unfilled = entries.filter(({ link }) => link === '');
  if (unfilled.length > 0) throw new UsageError(unfilledText(name, unfilled));
  const isSame = (left: KnownDeviation, right: KnownDeviation) =>
    left.pattern === right.pattern && left.diagnosis === right.diagnosis;
  const twice = entries.find((entry, position) => entries.findIndex((one) => isSame(one, entry)) < position);
  if (twice) throw new UsageError(`${name}: pattern '${twice.pattern}' is listed twice; leave one of the two`);
  return entries;
}

const NAMED = 3;

/** `--update-known` leaves the link empty: nobody but the owners knows where a deviation is followed. */
function unfilledText(name: string, unfilled: readonly KnownDeviation[]): string {
  const patterns = unfilled.slice(0, NAMED).map(({ pattern }) => `'${pattern}'`);
  const rest = unfilled.length > NAMED ? ` and ${count(unfilled.length - NAMED)} more` : '';
  const what = `${counted(unfilled.length, 'known deviation')} with an empty link (${patterns.join(', ')}${rest})`;
  return `${name}: ${what}; fill in the http or https address where it is tracked, and a reason in your own words`;
}
