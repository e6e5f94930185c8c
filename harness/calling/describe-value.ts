import { arrayClass, isArray, lengthOf, sliceText } from '../core/intrinsics.ts';

const LONGEST = 2000;
const TYPED_ARRAY_NAME = /\d(Clamped)?Array$/;

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
    if (typeof name !== 'string' || name === '' || name === 'Object') return 'an object';
    return `${TYPED_ARRAY_NAME.test(name) ? 'a proxy or imitation of a' : 'a'} ${shortened(name, 60)}`;
  } catch {
    return 'an object that cannot be looked at';
  }
}

/** Whatever was thrown, as a name and a message. */
export function describeThrown(thrown: unknown): { name: string; message: string } {
  if (typeof thrown === 'string') return { name: 'string', message: shortened(thrown, LONGEST) };
  if (typeof thrown !== 'object' || thrown === null)
    return { name: thrown === null ? 'null' : typeof thrown, message: describeValue(thrown) };
  return {
    name: textMember(thrown, 'name') || 'object',
    message: textMember(thrown, 'message') ?? describeValue(thrown),
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

function shortened(text: string, length: number): string {
  return text.length <= length ? text : `${sliceText(text, 0, length)} …`;
}
