import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ASPECTS, type Call, PROFILES } from '#cases/case.ts';
import { bytesOf } from '../../core/intrinsics.ts';
import type { ImplementationDescription } from '../../core/open-implementation.ts';
import { toWire, toWireNumber } from '../../core/protocol.ts';
import { data, descriptionShape, list } from '../../core/schemas.ts';
import { DEMANDS } from '../../core/verdict.ts';
import { outcomeSchema } from '../../report/observed-schema.ts';

/** The first line of a file of answers: whose they are, and what was asked. The lines after it are answers, the last one an end. */
export const headSchema = data({
  schema: z.literal('interpolate-conformance/answers@1'),
  suite: data({ version: z.string(), target: z.string() }),
  specifier: z.string().exactOptional(),
  description: data(descriptionShape),
  /** Whether it can be asked several calls before the first has its answer. */
  together: z.boolean(),
  options: data({
    profile: z.enum(PROFILES),
    level: z.enum(DEMANDS),
    seed: z.int().nonnegative(),
    fresh: z.literal(true).exactOptional(),
    aspects: list(z.enum(ASPECTS)).exactOptional(),
    filter: list(z.string()).exactOptional(),
    mode: list(z.string()).exactOptional(),
    dtype: list(z.string()).exactOptional(),
  }),
});
export type Head = z.infer<typeof headSchema>;

/** An answer to a call of the n-th session with the implementation. */
export const answerSchema = data({ session: z.int().nonnegative(), call: z.string(), outcome: outcomeSchema });
export const endSchema = data({ answers: z.int().nonnegative(), interrupted: z.literal(true).exactOptional() });

/** Without the members that ask and close. */
export function descriptionIn(opened: ImplementationDescription): Head['description'] {
  return z.object(descriptionShape).parse(opened);
}

/** What is asked, in a few characters: two calls with the same have the same right answers. */
export function callName(call: Call): string {
  const { entry, options, input, view, arrangement } = call;
  const said = {
    entry,
    options: toWire(options),
    dtype: input.dtype,
    shape: input.shape,
    ...(call.entry === 'interpolate.backward' && { input_shape: call.inputShape }),
    ...(view && { view }),
    ...(arrangement !== undefined && { arrangement }),
  };
  const text = JSON.stringify(said, (_, value: unknown) => (typeof value === 'number' ? toWireNumber(value) : value));
  return createHash('sha256').update(text).update(bytesOf(input.data)).digest('base64url').slice(0, LETTERS);
}

/** 132 bits. */
const LETTERS = 22;
