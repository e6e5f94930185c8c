import { z } from 'zod';
import { printableLine } from './printable.ts';
import { alternatives, didYouMean } from './suggest.ts';

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
