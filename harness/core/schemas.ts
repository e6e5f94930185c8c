import { z } from 'zod';
import { ASPECTS, LAYOUTS } from '#cases/case.ts';
import type { ImplementationDescription } from './open-implementation.ts';
import { printableLine } from './printable.ts';
import { DTYPES, type WireNumber } from './protocol.ts';
import { alternatives, didYouMean } from './suggest.ts';
import type { TensorJson } from './tensor-json.ts';

export const dtypeSchema = z.enum(DTYPES);
export const wireNumberSchema: z.ZodType<WireNumber> = z.union([
  z.number(),
  z.enum(['NaN', 'Infinity', '-Infinity', '-0']),
]);

export function perAxis<Item extends z.ZodType>(number: Item) {
  return z.union([number, z.array(number)]);
}

/** The options in PyTorch's own spelling, with sizes and factors as they stand there. */
export function optionsShape<Numbers extends z.ZodType>(numbers: Numbers) {
  return {
    size: numbers.exactOptional(),
    scale_factor: numbers.exactOptional(),
    mode: z.string().exactOptional(),
    align_corners: z.boolean().exactOptional(),
    recompute_scale_factor: z.boolean().exactOptional(),
    antialias: z.boolean().exactOptional(),
  };
}

export const tensorSchema: z.ZodType<TensorJson> = data({
  dtype: dtypeSchema,
  shape: list(z.int().nonnegative()),
  data: z
    .string()
    .regex(/^[A-Za-z0-9+/]*={0,2}$/)
    .describe('Little-endian bits as the dtype stores them.'),
});

/** What an implementation says of itself. */
export const descriptionShape = {
  name: z.string().min(1),
  has: z.object({ upsample: z.boolean(), createUpsample: z.boolean(), interpolateBackward: z.boolean() }),
  version: z.string().exactOptional(),
  aspects: list(z.enum(ASPECTS)).exactOptional(),
  exclusive: z.boolean().exactOptional(),
  environment: z.record(z.string(), z.string()).exactOptional(),
  mapping: z.record(z.string(), z.string()).exactOptional(),
  compiles: z.boolean().exactOptional(),
  layouts: list(z.enum(LAYOUTS)).exactOptional(),
} satisfies Record<keyof ImplementationDescription, z.ZodType>;

/** Data whose readers let further fields pass; its type has the named ones. */
export function data<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape> {
  return z.looseObject(shape) as unknown as z.ZodObject<Shape>;
}

/** Data that people write: a field that is not known may be a typing mistake. */
export function exactData<Shape extends z.ZodRawShape>(shape: Shape): z.ZodObject<Shape, z.core.$strict> {
  const names = Object.keys(shape);
  return z.strictObject(shape, {
    error: ({ code, keys }) => (code === 'unrecognized_keys' ? unknownFields(keys as string[], names) : undefined),
  });
}

function unknownFields(fields: readonly string[], names: readonly string[]): string {
  const unknown = fields.map((field) => printableLine(field, 100));
  const hint = fields.length === 1 ? didYouMean(unknown[0], names) : '';
  return `expected no field ${alternatives(unknown.map((field) => `'${field}'`))}${hint || '; remove it'}`;
}

/** A list whose type cannot be written to. */
export function list<Item extends z.ZodType>(item: Item): z.ZodType<readonly z.infer<Item>[]> {
  return z.array(item);
}
