import { z } from 'zod';
import { ENTRIES } from '#cases/case.ts';
import type { ObservedCall, ObservedReport } from './observed.ts';

const tensor = z.looseObject({
  dtype: z.enum(['float64', 'float32', 'float16', 'bfloat16', 'uint8']),
  shape: z.array(z.int().nonnegative()),
  data: z
    .string()
    .regex(/^[A-Za-z0-9+/]*={0,2}$/)
    .describe('Little-endian bits as the dtype stores them.'),
});

const outcome: z.ZodType<ObservedCall['outcome']> = z.union([
  z.looseObject({
    kind: z.literal('tensor'),
    tensor,
    inputChanged: z.boolean(),
    aliasesInput: z.boolean(),
    changedEarlierResult: z.boolean().exactOptional(),
    printed: z.string().exactOptional(),
  }),
  z.looseObject({
    kind: z.literal('threw'),
    name: z.string(),
    message: z.string(),
    failed: z.literal(true).exactOptional(),
  }),
  z.looseObject({ kind: z.literal('unsupported'), reason: z.string() }),
  z.looseObject({ kind: z.enum(['crash', 'invalid-output']), message: z.string() }),
  z.looseObject({ kind: z.literal('timeout'), milliseconds: z.number(), printed: z.string().exactOptional() }),
]);

export const observedSchema: z.ZodType<ObservedReport> = z.looseObject({
  series: z.literal(true).exactOptional(),
  calls: z.array(
    z.looseObject({
      entry: z.enum([...ENTRIES, 'interpolate.backward']),
      options: z.string().describe('JSON, in the spelling of PyTorch.'),
      input: tensor,
      input_shape: z.array(z.int().nonnegative()).exactOptional(),
      view: z.literal(true).exactOptional().describe('The input lay in the middle of a larger buffer.'),
      outcome,
    }),
  ),
});
