import { ASPECTS } from '#cases/case.ts';
import type { Implementation } from '#spec/signature.ts';
import { describeThrown, describeValue } from './describe-value.ts';
import { type SubjectDescription, UsageError } from './subject.ts';

const MEMBERS = ['supports', 'interpolateBackward', 'upsample', 'createUpsample'] as const;

/** What a module exports, or what a caller hands over: the implementation itself or a function that makes one. */
export async function implementationFrom(exported: unknown, where: string): Promise<Implementation> {
  if (typeof exported !== 'function') return checkedImplementation(exported, where);
  let made: unknown;
  try {
    made = await exported();
  } catch (error) {
    const { name, message } = describeThrown(error);
    const code = codeOf(error);
    throw Object.assign(new UsageError(`${where}: making the implementation threw ${name}: ${message}`), { code });
  }
  return checkedImplementation(made, `${where}()`);
}

/** The implementation as it is, once every member is what the contract says. */
export function checkedImplementation(value: unknown, where: string): Implementation {
  const fail = (what: string, got: unknown, member?: string): never => {
    throw new UsageError(`${where}${member ? `.${member}` : ''}: expected ${what}, got ${describeValue(got)}`);
  };
  if (typeof value !== 'object' || value === null)
    return fail('an implementation { name, interpolate(input, options) }, or a function that returns one', value);
  const { name, version, aspects, interpolate } = value as Record<string, unknown>;
  if (typeof name !== 'string' || name.trim() === '') fail('a name', name, 'name');
  if (version !== undefined && typeof version !== 'string') fail('a string, or nothing', version, 'version');
  if (typeof interpolate !== 'function') fail('a function (input, options) => tensor', interpolate, 'interpolate');
  for (const member of MEMBERS) {
    const got = (value as Record<string, unknown>)[member];
    if (got !== undefined && typeof got !== 'function') fail('a function, or nothing', got, member);
  }
  if (aspects !== undefined && !Array.isArray(aspects))
    fail(`an array of ${ASPECTS.join(', ')}, or nothing`, aspects, 'aspects');
  for (const aspect of (aspects ?? []) as unknown[])
    if (!ASPECTS.some((known) => known === aspect)) fail(`some of ${ASPECTS.join(', ')}`, aspect, 'aspects');
  return value as unknown as Implementation;
}

/** A copy without the code, which may be sent anywhere. */
export function descriptionOf(implementation: Implementation): SubjectDescription {
  const { name, version, aspects, upsample, createUpsample, interpolateBackward } = implementation;
  return {
    name,
    ...(version !== undefined && { version }),
    ...(aspects !== undefined && { aspects: [...aspects] }),
    has: {
      upsample: typeof upsample === 'function',
      createUpsample: typeof createUpsample === 'function',
      interpolateBackward: typeof interpolateBackward === 'function',
    },
  };
}

/** The `code` of a Node error, such as `ERR_MODULE_NOT_FOUND`. */
export function codeOf(error: unknown): string | undefined {
  const code: unknown = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}
