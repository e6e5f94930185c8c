import type { z } from 'zod';
import { UsageError } from './open-implementation.ts';
import { printableLine } from './printable.ts';
import { alternatives } from './suggest.ts';

/** Data from outside, checked; else one line that says where it is wrong. The data keeps fields that we do not know. */
export function outsideData<T>(schema: z.ZodType<T>, data: unknown, name: string): T {
  const { error } = schema.safeParse(data);
  if (!error) return data as T;
  const [issue] = error.issues;
  throw new UsageError(`${name}: ${missingText(issue, data) ?? `${placeText(issue.path)}: ${issueText(issue, data)}`}`);
}

/** `entry 1 has no 'link' (an http address)`; undefined where something is there. */
function missingText(issue: z.core.$ZodIssue, data: unknown): string | undefined {
  const member = issue.path.at(-1);
  if (typeof issue.path[0] !== 'number' || typeof member !== 'string') return undefined;
  if (valueAt(issue.path, data) !== undefined) return undefined;
  return `${placeText(issue.path.slice(0, -1))} has no '${member}' (${expectedText(issue).replace(/^expected /, '')})`;
}

/** An entry of a list that is a file counts from 1, as its reader does. */
function placeText([first, ...rest]: readonly PropertyKey[]): string {
  if (first === undefined) return 'the whole';
  const start = typeof first === 'number' ? [`entry ${first + 1}`] : [];
  const members = typeof first === 'number' ? rest : [first, ...rest];
  const path = members.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return [...start, ...(path === '' ? [] : [path.replace(/^\./, '')])].join(', ');
}

function valueAt(path: readonly PropertyKey[], data: unknown): unknown {
  return path.reduce((inner: unknown, step) => (inner as Record<PropertyKey, unknown>)[step], data);
}

function issueText(issue: z.core.$ZodIssue, data: unknown): string {
  if (issue.code === 'unrecognized_keys') {
    if (issue.message.startsWith('expected')) return issue.message;
    return `expected no field ${alternatives(issue.keys.map((key) => `'${printableLine(key, 100)}'`))}; remove it`;
  }
  return `${expectedText(issue)}, got ${shortText(valueAt(issue.path, data))}`;
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
