import { ASPECTS, type Aspect, LAYOUTS, type Layout } from '#cases/case.ts';
import type { Implementation } from '#spec/signature.ts';
import { isArray, sliceArray } from '../core/intrinsics.ts';
import { isMappingName, MAPPING_NAMES } from '../core/mapping.ts';
import { type ImplementationDescription, UsageError } from '../core/open-implementation.ts';
import { describeThrown, describeValue } from './describe-value.ts';

const { keys } = Object;
const OPTIONAL = ['supports', 'interpolateBackward', 'upsample', 'createUpsample'] as const;

/** The default export of a loaded module, which has to be there. */
export function defaultExportOf(loaded: object): unknown {
  if ('default' in loaded) return loaded.default;
  const names = Object.keys(loaded);
  const exported = names.length === 0 ? 'nothing' : `only ${names.join(', ')}`;
  throw new UsageError(
    `export default: expected an implementation, or a function that returns one; the module exports ${exported}`,
  );
}

/** What a module exports, or what a caller hands over: the implementation itself or a function that makes one. */
export async function implementationFrom(exported: unknown, where: string): Promise<Implementation> {
  if (typeof exported !== 'function') return checkedImplementation(exported, where);
  let made: unknown;
  try {
    made = await (exported as () => unknown)();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { name, message } = describeThrown(error);
    const code = codeOf(error);
    throw Object.assign(new UsageError(`${where}: making the implementation threw ${name}: ${message}`), { code });
  }
  return checkedImplementation(made, `${where}()`);
}

/** The implementation as it is, once every member is what the contract says. */
export function checkedImplementation(value: unknown, where: string): Implementation {
  descriptionOf(value, where);
  return value as Implementation;
}

/**
 * A copy without the code, which may be sent anywhere. Every member is read once: what a getter gives is checked, and no code
 * of the implementation stays in the copy.
 */
export function descriptionOf(value: unknown, where = 'the implementation'): ImplementationDescription {
  const fail = (member: string, what: string, got: unknown): never => {
    throw new UsageError(`${where}${member}: expected ${what}, got ${describeValue(got)}`);
  };
  if (typeof value !== 'object' || value === null)
    return fail('', 'an implementation { name, interpolate(input, options) }, or a function that returns one', value);
  try {
    return describedMembers(value as Record<string, unknown>, fail);
  } catch (error) {
    if (error instanceof UsageError) throw error;
    const { name, message } = describeThrown(error);
    throw new UsageError(`${where}: reading its members threw ${name}: ${message}`);
  }
}

type Fail = (member: string, what: string, got: unknown) => never;

function describedMembers(members: Record<string, unknown>, fail: Fail): ImplementationDescription {
  const { name, version, interpolate } = members;
  if (typeof name !== 'string' || name === '') return fail('.name', 'a name', name);
  if (version !== undefined && typeof version !== 'string') return fail('.version', 'a string, or nothing', version);
  if (typeof interpolate !== 'function') fail('.interpolate', 'a function (input, options) => tensor', interpolate);
  const { supports, interpolateBackward, upsample, createUpsample } = members;
  const optional: Record<string, unknown> = { supports, interpolateBackward, upsample, createUpsample };
  // By name and by own keys, here and below: the implementation may have added to Object.prototype.
  for (let at = 0; at < OPTIONAL.length; at++) {
    const member = OPTIONAL[at];
    const got = optional[member];
    if (got !== undefined && typeof got !== 'function') fail(`.${member}`, 'a function, or nothing', got);
  }
  const exclusive = flag('exclusive', members.exclusive, fail);
  const compiles = flag('compiles', members.compiles, fail);
  const aspects = someOf<Aspect>(ASPECTS, 'aspects', members.aspects, fail);
  const environment = stringsOf('environment', members.environment, fail);
  const mapping = stringsOf('mapping', members.mapping, fail);
  requireMappingNames(mapping, fail);
  const layouts = someOf<Layout>(LAYOUTS, 'layouts', members.layouts, fail);
  return {
    name,
    ...(version !== undefined && { version }),
    ...(aspects !== undefined && { aspects }),
    ...(exclusive !== undefined && { exclusive }),
    ...(environment !== undefined && { environment }),
    ...(mapping !== undefined && { mapping }),
    ...(compiles !== undefined && { compiles }),
    ...(layouts !== undefined && { layouts }),
    has: {
      upsample: upsample !== undefined,
      createUpsample: createUpsample !== undefined,
      interpolateBackward: interpolateBackward !== undefined,
    },
  };
}

function someOf<T extends string>(
  all: readonly T[],
  member: string,
  some: unknown,
  fail: Fail,
): readonly T[] | undefined {
  if (some === undefined) return undefined;
  if (!isArray(some)) return fail(`.${member}`, `an array of ${all.join(', ')}, or nothing`, some);
  // By index, here as in all that runs after the implementation was loaded: it may have replaced the iterators.
  const named = sliceArray<unknown>(some);
  for (let index = 0; index < named.length; index++)
    if (!isAmong(all, named[index])) fail(`.${member}`, `some of ${all.join(', ')}`, named[index]);
  return named as T[];
}

function flag(member: string, value: unknown, fail: Fail): boolean | undefined {
  if (value !== undefined && typeof value !== 'boolean') return fail(`.${member}`, 'true or false, or nothing', value);
  return value;
}

function stringsOf(member: string, strings: unknown, fail: Fail): Record<string, string> | undefined {
  if (strings === undefined) return undefined;
  if (typeof strings !== 'object' || strings === null) return fail(`.${member}`, 'an object of strings', strings);
  const facts = { ...strings } as Record<string, unknown>;
  const names = keys(facts);
  for (let at = 0; at < names.length; at++) {
    const key = names[at];
    if (typeof facts[key] !== 'string') fail(`.${member}.${key}`, 'a string', facts[key]);
  }
  return facts as Record<string, string>;
}

function requireMappingNames(mapping: Record<string, string> | undefined, fail: Fail): void {
  const names = mapping === undefined ? [] : keys(mapping);
  for (let at = 0; at < names.length; at++)
    if (!isMappingName(names[at])) fail('.mapping', `names out of ${MAPPING_NAMES}`, names[at]);
}

function isAmong(all: readonly string[], value: unknown): boolean {
  for (let index = 0; index < all.length; index++) if (all[index] === value) return true;
  return false;
}

/** The `code` of a Node error, such as `ERR_MODULE_NOT_FOUND`. */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
