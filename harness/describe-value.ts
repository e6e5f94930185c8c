import { arrayClass, isArray, lengthOf, sliceText } from './intrinsics.ts';

const LONGEST = 2000;

/** What a value from outside is, in a few words; never runs its code twice, never throws. */
export function describeValue(value: unknown): string {
  if (value === null || value === undefined) return `${value}`;
  switch (typeof value) {
    case 'string':
      return `the string '${shortened(value, 60)}'`;
    case 'number':
    case 'boolean':
    case 'bigint':
      return `the ${typeof value} ${value}`;
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    default:
      return describeObject(value);
  }
}

function describeObject(value: object): string {
  const typed = arrayClass(value);
  if (typed !== undefined) return `a ${typed} of length ${lengthOf(value as Uint8Array)}`;
  try {
    if (isArray(value)) return `an array of length ${value.length}`;
    const name: unknown = value.constructor?.name;
    return typeof name === 'string' && name !== '' && name !== 'Object' ? `a ${shortened(name, 60)}` : 'an object';
  } catch {
    return 'an object that cannot be looked at';
  }
}

/** Whatever was thrown, as a name and a message. */
export function describeThrown(thrown: unknown): { name: string; message: string } {
  if (typeof thrown !== 'object' || thrown === null) return { name: typeof thrown, message: plainText(thrown) };
  const message = textMember(thrown, 'message');
  return {
    name: textMember(thrown, 'name') || 'object',
    message: message ?? `it threw ${describeValue(thrown)} that has no message`,
  };
}

function textMember(value: object, member: 'name' | 'message'): string | undefined {
  try {
    const text = (value as Record<string, unknown>)[member];
    return typeof text === 'string' ? shortened(text, LONGEST) : undefined;
  } catch {
    return undefined;
  }
}

function plainText(value: unknown): string {
  return typeof value === 'string' ? shortened(value, LONGEST) : describeValue(value);
}

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${sliceText(text, 0, length)} …`;
}
