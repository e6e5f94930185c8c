import type { z } from 'zod';
import { UsageError } from './subject.ts';
import { printableLine } from './terminal/printable.ts';

/** Data from outside, checked; else one line that says where it is wrong. The data keeps fields that we do not know. */
export function outsideData<T>(schema: z.ZodType<T>, data: unknown, name: string): T {
  const { error } = schema.safeParse(data);
  if (!error) return data as T;
  const [{ path, message }] = error.issues;
  const where = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  throw new UsageError(`${name}: ${where.replace(/^\./, '') || 'the whole'}: ${printableLine(message, 300)}`);
}
