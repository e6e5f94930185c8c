import { z } from 'zod';
import { type Arrangement, ENTRIES, LAYOUT_OF } from '#cases/case.ts';
import { data, list, tensorSchema } from '../core/schemas.ts';

export const outcomeSchema = z.union([
  data({
    kind: z.literal('tensor'),
    tensor: tensorSchema,
    inputChanged: z.boolean(),
    aliasesInput: z.boolean(),
    changedEarlierResult: z.boolean().exactOptional(),
    printed: z.string().exactOptional(),
  }),
  data({
    kind: z.literal('threw'),
    name: z.string(),
    message: z.string(),
    failed: z.literal(true).exactOptional(),
  }),
  data({ kind: z.literal('unsupported'), reason: z.string() }),
  data({ kind: z.enum(['crash', 'invalid-output']), message: z.string() }),
  data({
    kind: z.literal('timeout'),
    milliseconds: z.number(),
    first: z.literal(true).exactOptional(),
    printed: z.string().exactOptional(),
  }),
]);

export const observedSchema = data({
  series: z.literal(true).exactOptional(),
  calls: list(
    data({
      entry: z.enum([...ENTRIES, 'interpolate.backward']),
      options: z.string().describe('JSON, in the spelling of PyTorch.'),
      input: tensorSchema,
      input_shape: list(z.int().nonnegative()).exactOptional(),
      view: z.literal(true).exactOptional().describe('The input lay in the middle of a larger buffer.'),
      arrangement: z
        .enum(Object.keys(LAYOUT_OF) as Arrangement[])
        .exactOptional()
        .describe('The input did not lie row by row.'),
      outcome: outcomeSchema,
    }),
  ),
});
