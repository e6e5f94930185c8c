import { z } from 'zod';
import { ASPECTS, ENTRIES, LAYOUTS } from '#cases/case.ts';
import { isMappingName, MAPPING_NAMES } from '../core/mapping.ts';
import { MOST_AXES } from '../core/protocol.ts';
import { dtypeSchema, optionsShape, perAxis, wireNumberSchema } from '../core/schemas.ts';
import { WHYS } from '../core/unsupported.ts';

/** What every program speaks: the hello of the suite is of this version. */
export const PROTOCOL_1 = 'interpolate-conformance/stdio@1';
/** It adds gradients and inputs that are not row-major, for programs that answer the hello with it. */
export const PROTOCOL_2 = 'interpolate-conformance/stdio@2';
export const PROTOCOLS = [PROTOCOL_1, PROTOCOL_2] as const;

const id = z.int().nonnegative().describe('The number of the call; the answer repeats it.');
const dtype = dtypeSchema.describe(
  'The payload holds the elements, little-endian; float16 and bfloat16 as their 16 bits.',
);
const shape = z.array(z.int().nonnegative()).max(MOST_AXES).describe('The sizes of a dense row-major tensor.');
const reason = z.string().describe('In words for the author: the report shows it.');
const why = z
  .enum(WHYS)
  .describe(
    'Where it says so: the library has no call that expresses it, the implementation declines it, or the library was called and refused it.',
  );
const number = wireNumberSchema.describe('Numbers that JSON lacks are strings.');

const options = z
  .looseObject(optionsShape(perAxis(number)))
  .describe('The keyword arguments as PyTorch spells them. An absent one is left out, which is not the same as false.');

/** What the suite says. */
export const FROM_SUITE = {
  hello: z.looseObject({
    kind: z.literal('hello'),
    protocol: z.literal(PROTOCOL_1),
    protocols: z
      .array(z.enum(PROTOCOLS))
      .describe('All versions that the suite speaks; the program answers with one of them.')
      .exactOptional(),
    suite: z.string().describe('The version of the suite.'),
    target: z.string().describe('The PyTorch that it describes.'),
  }),
  run: z
    .looseObject({
      kind: z.literal('run'),
      id,
      entry: z
        .enum([...ENTRIES, 'interpolate.backward'])
        .describe(
          'What is called; the modules are made from the options and called with the input. interpolate.backward asks for the gradient of the input, and the payload is the gradient of the output.',
        ),
      options,
      dtype,
      shape,
      input_shape: shape
        .describe('Of interpolate.backward: the shape of what was resized, which is that of the answer.')
        .exactOptional(),
      strides: z
        .array(z.int().nonnegative())
        .describe(
          'Only for programs with layouts: how many elements lie from one index of each axis to the next. Left out, the payload is dense and row-major.',
        )
        .exactOptional(),
      offset: z
        .int()
        .nonnegative()
        .describe('With strides: how many elements of the payload lie before the first of the tensor.')
        .exactOptional(),
    })
    .describe('One call; the payload is its input. It may be one that must be refused.'),
  bye: z.looseObject({ kind: z.literal('bye') }).describe('The last frame: the program exits.'),
} as const;

/** What a program says. */
export const FROM_PROGRAM = {
  hello: z.looseObject({
    kind: z.literal('hello'),
    protocol: z.enum(PROTOCOLS).describe('The version that it speaks, one of those in the hello of the suite.'),
    name: z.string().min(1).describe('Of the implementation, for the report.'),
    version: z.string().exactOptional(),
    aspects: z
      .array(z.enum(ASPECTS))
      .min(1)
      .describe('The aspects to examine; by default all. A bare kernel claims some.')
      .exactOptional(),
    entries: z
      .array(z.enum(['interpolate', 'upsample', 'nn.Upsample', 'interpolate.backward']))
      .describe(
        'The entries that it has beside interpolate, which every program has. nn.Upsample stands for the three modules; interpolate.backward needs stdio@2. Calls of other entries are not sent.',
      )
      .exactOptional(),
    exclusive: z
      .boolean()
      .describe('Whether only one process of the program may run at a time; by default several do.')
      .exactOptional(),
    layouts: z
      .array(z.enum(LAYOUTS))
      .describe('stdio@2: what it takes besides dense row-major inputs. Such calls have strides.')
      .exactOptional(),
    mapping: z
      .record(z.string(), z.string())
      .refine((mapping) => Object.keys(mapping).every(isMappingName), `expected names out of ${MAPPING_NAMES}`)
      .describe(
        'Which call of its library answers, in a few words, by mode: a mode alone, or with align_corners, antialias or both after it.',
      )
      .exactOptional(),
    compiles: z
      .boolean()
      .describe(
        'Whether each new shape costs it much, for it compiles: such shapes are few in the probes that it is asked.',
      )
      .exactOptional(),
    environment: z.record(z.string(), z.string()).describe('What it runs on: a runtime, a device.').exactOptional(),
  }),
  result: z
    .looseObject({
      kind: z.literal('result'),
      id,
      dtype,
      shape,
      input_changed: z.boolean().describe('The call has changed its input.').exactOptional(),
      aliases_input: z.boolean().describe('The result shares memory with the input.').exactOptional(),
    })
    .describe('The answer to a call; the payload holds its elements.'),
  unsupported: z
    .looseObject({ kind: z.literal('unsupported'), id, reason, why: why.exactOptional() })
    .describe('The implementation does not support the call.'),
  refused: z
    .looseObject({ kind: z.literal('refused'), id, reason })
    .describe('The call is invalid: PyTorch raises an error here.'),
  error: z.looseObject({ kind: z.literal('error'), id, reason }).describe('The implementation failed.'),
} as const;

export type SuiteMessage = {
  [Kind in keyof typeof FROM_SUITE]: z.infer<(typeof FROM_SUITE)[Kind]>;
}[keyof typeof FROM_SUITE];
export type ProgramMessage = {
  [Kind in keyof typeof FROM_PROGRAM]: z.infer<(typeof FROM_PROGRAM)[Kind]>;
}[keyof typeof FROM_PROGRAM];

/** The JSON Schema of every message, by the name of its file. */
export function messageSchemas(): Readonly<Record<string, object>> {
  return { ...schemasOf('suite', FROM_SUITE), ...schemasOf('program', FROM_PROGRAM) };
}

function schemasOf(side: string, messages: Readonly<Record<string, z.ZodType>>): Record<string, object> {
  return Object.fromEntries(
    Object.entries(messages).map(([kind, schema]) => [
      `${side}-${kind}.schema.json`,
      { title: `${PROTOCOL_2}: ${kind}, from the ${side}`, ...plainData(z.toJSONSchema(schema)) },
    ]),
  );
}

/** zod hangs functions on its schemas, which are no part of the data. */
function plainData(schema: object): object {
  return JSON.parse(JSON.stringify(schema)) as object;
}
