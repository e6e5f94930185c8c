import type { z } from 'zod';
import { printableLine } from './printable.ts';
import { UsageError } from './subject.ts';
import { alternatives } from './suggest.ts';

/** Data from outside, checked; else one line that says where it is wrong. The data keeps fields that we do not know. */
export function outsideData<T>(schema: z.ZodType<T>, data: unknown, name: string): T {
  const { error } = schema.safeParse(data);
  if (!error) return data as T;
  const [issue] = error.issues;
  const where = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  throw new UsageError(`${name}: ${where.replace(/^\./, '') || 'the whole'}: ${issueText(issue, data)}`);
}

function issueText(issue: z.core.$ZodIssue, data: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    return `expected no field ${alternatives(issue.keys.map((key) => `'${printableLine(key, 100)}'`))}; remove it`;
  }
  const value = issue.path.reduce((inner: unknown, step) => (inner as Record<PropertyKey, unknown>)[step], data);
  return `${expectedText(issue)}, got ${shortText(value)}`;
}

/** The words of the schema where it has its own. */
function expectedText(issue: z.core.$ZodIssue): string {
  if (issue.message.startsWith('expected')) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${TYPE_WORDS[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return `expected ${alternatives(issue.values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value))))}`;
    case 'too_small':
      return issue.origin === 'string' ? 'expected some text' : `expected a number from ${issue.minimum}`;
    case 'too_big':
      return `expected a number up to ${issue.maximum}`;
    default:
      return 'expected another value';
  }
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  array: 'an array',
  object: 'an object',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function shortText(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  return printableLine(
    typeof value === 'string' ? `'${value}'` : String(value as number | boolean | null | undefined),
    100,
  );
}
