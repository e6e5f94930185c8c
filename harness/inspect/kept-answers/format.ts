import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ASPECTS, type Call, LAYOUTS, PROFILES } from '#cases/case.ts';
import { elementCount } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { bytesOf, elementsAt, ITEM_BYTES } from '../../core/intrinsics.ts';
import type { ImplementationDescription, Outcome } from '../../core/open-implementation.ts';
import { toWire, toWireNumber } from '../../core/protocol.ts';
import { data, list } from '../../core/schemas.ts';
import { DEMANDS } from '../../core/verdict.ts';
import { outcomeSchema } from '../../report/observed-schema.ts';

/** The first line of a file of answers: whose they are, and what was asked. The lines after it are answers, the last one an end. */
export const headSchema = data({
  schema: z.literal('interpolate-conformance/answers@1'),
  suite: data({ version: z.string(), target: z.string() }),
  specifier: z.string().exactOptional(),
  description: data({
    name: z.string().min(1),
    version: z.string().exactOptional(),
    has: data({ upsample: z.boolean(), createUpsample: z.boolean(), interpolateBackward: z.boolean() }),
    aspects: list(z.enum(ASPECTS)).exactOptional(),
    exclusive: z.boolean().exactOptional(),
    environment: z.record(z.string(), z.string()).exactOptional(),
    mapping: z.record(z.string(), z.string()).exactOptional(),
    compiles: z.boolean().exactOptional(),
    layouts: list(z.enum(LAYOUTS)).exactOptional(),
  }),
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

export type WrittenOutcome = z.infer<typeof outcomeSchema>;

export function descriptionIn({ has, ...rest }: ImplementationDescription): Head['description'] {
  const { name, version, aspects, exclusive, environment, mapping, compiles, layouts } = rest;
  const facts = { version, aspects, exclusive, environment, mapping, compiles, layouts };
  const stated = Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined));
  return { name, has, ...stated } as Head['description'];
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

export function writtenOutcome(outcome: Outcome): WrittenOutcome {
  if (outcome.kind !== 'tensor') return outcome;
  const { dtype, shape, data: elements } = outcome.tensor;
  const text = Buffer.from(bytesOf(elements)).toString('base64');
  return { ...outcome, tensor: { dtype, shape: [...shape], data: text } };
}

/** Undefined where its bytes are not as many as its shape says. */
export function outcomeFrom(written: WrittenOutcome): Outcome | undefined {
  if (written.kind !== 'tensor') return written;
  const { dtype, shape, data: text } = written.tensor;
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'));
  if (bytes.length !== elementCount(shape) * ITEM_BYTES[dtype]) return undefined;
  const tensor: Tensor = { dtype, shape, data: elementsAt(dtype, bytes.buffer) };
  return { ...written, tensor };
}
