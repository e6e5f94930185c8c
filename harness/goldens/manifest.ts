import { z } from 'zod';
import { ASPECTS, ENTRIES, PROFILES } from '#cases/case.ts';
import { dtypeSchema, optionsShape, perAxis, wireNumberSchema } from '../core/schemas.ts';

export const MANIFEST_SCHEMA = 'interpolate-conformance/goldens@1';

export const recordedOptions = z
  .strictObject(optionsShape(perAxis(wireNumberSchema)))
  .describe("The keyword arguments in PyTorch's spelling; what is absent is left out of the call.");

export const manifestFile = z
  .strictObject({
    file: z.string().regex(/^(inputs|outputs)\/[a-z0-9.-]+(\/[a-z0-9.-]+)?\.npy$/),
    dtype: dtypeSchema,
    shape: z.array(z.int().nonnegative()),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
  })
  .describe(
    'A .npy file beside the manifest; bfloat16 is stored as its bits in uint16. The hash is of the whole file.',
  );

export const recordedHead = {
  id: z
    .string()
    .regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)
    .describe('Permanent.'),
  fact: z.string().min(1).describe('What is true of every conforming implementation.'),
  clauses: z.array(z.string()).min(1).describe('The rules of the spec that the case asks about.'),
  profile: z.enum(PROFILES).describe('The cheapest profile that contains the case.'),
};

const asked = {
  ...recordedHead,
  aspect: z.enum(ASPECTS),
  entry: z.enum(ENTRIES).describe('The function or module that was called.'),
  options: recordedOptions,
  input: manifestFile,
  errata: z.array(z.string()).min(1).optional().describe('Errata of the target that the answer may show.'),
};

const answered = z.strictObject({ ...asked, output: manifestFile });
const refused = z.strictObject({
  ...asked,
  refused: z.strictObject({ type: z.string(), message: z.string() }).describe('The exception that PyTorch raised.'),
});

const model = z.strictObject({
  ...recordedHead,
  steps: z.array(
    z.strictObject({
      input: manifestFile,
      options: recordedOptions.nullable().describe('null: the map enters as it is.'),
    }),
  ),
  concatenate: z.int().describe('The axis on which the maps are concatenated.'),
  output: manifestFile,
});

export const recordedProvenance = z.strictObject({
  torch: z.string(),
  torch_git_version: z.string(),
  numpy: z.string(),
  python: z.string(),
  cpu_capability: z.string(),
  threads: z.int(),
  memory_format: z.string(),
  machine: z.string(),
  system: z.string(),
  date: z.iso.date(),
});

export const manifestSchema = z.strictObject({
  schema: z.literal(MANIFEST_SCHEMA),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .describe('Of the compact JSON text of { provenance, cases, models }, each as it stands in this file.'),
  provenance: recordedProvenance,
  cases: z.array(z.union([answered, refused])).min(1),
  models: z.array(model),
});

export type Manifest = z.infer<typeof manifestSchema>;
export type ManifestCase = Manifest['cases'][number];
export type ManifestFile = z.infer<typeof manifestFile>;

/** What the hash of the manifest is of, as it was parsed: a schema's check would bring the keys into another order. */
export function hashedText({ provenance, cases, models }: Omit<Manifest, 'schema' | 'sha256'>): string {
  return JSON.stringify({ provenance, cases, models });
}
