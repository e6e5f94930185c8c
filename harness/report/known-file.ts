import { readFile } from 'node:fs/promises';
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

/** The list of known deviations, from its file or as the caller holds it. */
export async function loadKnown(source: string | readonly KnownDeviation[]): Promise<KnownDeviation[]> {
  const name = typeof source === 'string' ? source : 'known';
  const entries = outsideData(knownSchema, typeof source === 'string' ? await readJson(source) : source, name);
  const twice = entries.find(({ pattern }, position) => entries.findIndex((one) => one.pattern === pattern) < position);
  if (twice) throw new UsageError(`${name}: pattern '${twice.pattern}' is listed twice; leave one of the two`);
  return entries;
}

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'this file does not exist',
  EISDIR: 'expected a file, got a folder',
  EACCES: 'this file may not be read by this user',
};

function unreadable({ code = '', message }: NodeJS.ErrnoException): string {
  return UNREADABLE[code] ?? `cannot be read (${code || message})`;
}

export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: ${unreadable(error)}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(`${path}: expected JSON, got something else (${(error as Error).message})`);
  }
}
