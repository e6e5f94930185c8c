import type { Unsupport, Why } from '#spec/signature.ts';

/** Why an implementation does not support a call. */
export const WHYS = ['cannot-express', 'declined', 'refused'] as const satisfies readonly Why[];

/** Known to every copy of this package: an adapter may import another one than the suite that examines it. */
const MARK = Symbol.for('interpolate-conformance/unsupported');

/**
 * Thrown by `supports`, `interpolate` and the other members for a call that is not supported. The same class in every copy
 * of the package is recognised.
 */
export class Unsupported extends Error implements Unsupport {
  override readonly name = 'Unsupported';
  readonly [MARK] = true;
  readonly reason: string;
  declare readonly why?: Why;

  constructor(reason: string, why?: Why) {
    super(reason);
    const fault = whyFault(why);
    if (fault !== undefined) throw new TypeError(fault);
    this.reason = reason;
    if (why !== undefined) this.why = why;
  }
}

/** Whether an implementation has thrown an `Unsupported`; never throws itself. */
export function isUnsupported(thrown: unknown): thrown is object {
  try {
    return typeof thrown === 'object' && thrown !== null && (thrown as Record<symbol, unknown>)[MARK] === true;
  } catch {
    return false;
  }
}

/** What a value says of an unsupported call; undefined where it is not of that form. Never throws. */
export function unsupportOf(value: unknown): Unsupport | undefined {
  if (typeof value === 'string') return { reason: value };
  if (typeof value !== 'object' || value === null) return undefined;
  let why: unknown;
  let reason: unknown;
  try {
    ({ why, reason } = value as Record<string, unknown>);
  } catch {
    return undefined;
  }
  if (typeof reason !== 'string') return undefined;
  if (why === undefined) return { reason };
  return isWhy(why) ? { reason, why } : undefined;
}

/** By index: the implementation may have replaced the methods of arrays. */
function isWhy(value: unknown): value is Why {
  for (let at = 0; at < WHYS.length; at++) if (WHYS[at] === value) return true;
  return false;
}

const EXPECTED = WHYS.join(', ');

/** What is wrong with the `why` of an unsupported call, if anything; never throws. */
function whyFault(why: unknown): string | undefined {
  if (why === undefined || isWhy(why)) return undefined;
  const got = typeof why === 'string' ? `'${why}'` : why === null ? 'null' : `a value of type ${typeof why}`;
  return `why: expected one of ${EXPECTED}, got ${got}`;
}

/** The same of a value that gives a reason. */
export function unsupportFault(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  try {
    const { why, reason } = value as Record<string, unknown>;
    return typeof reason === 'string' ? whyFault(why) : undefined;
  } catch {
    return undefined;
  }
}
