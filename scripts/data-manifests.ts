import { z } from 'zod';
import { sha256 } from '#harness/goldens/golden-folder.ts';
import {
  manifestFile,
  manifestSchema,
  recordedHead,
  recordedOptions,
  recordedProvenance,
} from '#harness/goldens/manifest.ts';
import target from '../spec/target.json' with { type: 'json' };

// The manifests of what no case of the suite reads: recorded gradients, and what is accepted for every recorded answer.

const hash = z.string().regex(/^[0-9a-f]{64}$/);

export const GRADIENTS_SCHEMA = 'interpolate-conformance/gradients@1';

const gradientsManifest = z.strictObject({
  schema: z.literal(GRADIENTS_SCHEMA),
  sha256: hash.describe('Of the compact JSON text of { provenance, gradients }, each as it stands in this file.'),
  provenance: recordedProvenance,
  gradients: z.array(
    z.strictObject({
      ...recordedHead,
      probe: z.string().describe('The case of the suite whose series the gradient belongs to.'),
      options: recordedOptions,
      input_shape: z.array(z.int().nonnegative()).describe('Of the input that is resized; its values do not matter.'),
      grad_output: manifestFile.describe('The gradient of the output: what `backward` is given.'),
      grad_input: manifestFile.describe('The gradient of the input that PyTorch gave.'),
      errata: z.array(z.string()).min(1).optional().describe('Errata of the target that the answer may show.'),
    }),
  ),
});

const acceptedFile = manifestFile.extend({
  file: z.string().regex(/^accepted\/[a-z0-9-]+\/[a-z0-9-]+\.npy$/),
  refused_by: z
    .string()
    .optional()
    .describe(
      'The erratum by which the target itself ends the call with an error on some machines: refusing is accepted.',
    ),
});

const acceptedManifest = z.strictObject({
  schema: z.literal('interpolate-conformance/accepted@1'),
  sha256: hash.describe('Of the compact JSON text of { provenance, accepted }, each as it stands in this file.'),
  provenance: z.strictObject({
    target: z.string(),
    level: z.literal('faithful').describe('The level that the suite demands by default.'),
    made_by: z.literal('npm run accepted').describe('The command that has the judge of the suite compute the files.'),
  }),
  accepted: z
    .record(z.string(), acceptedFile)
    .describe(
      'By the id of the case, model or gradient. Of shape [ranges, 2, ...shape of the answer]: per element the lowest and the ' +
        'highest number of each range that is accepted. -0 is lower than +0, a pair of NaN accepts NaN, and an element with ' +
        'fewer ranges than another repeats its first.',
    ),
});

export type RecordedGradients = Pick<z.infer<typeof gradientsManifest>, 'provenance' | 'gradients'>;
export type AcceptedFiles = z.infer<typeof acceptedManifest>['accepted'];

export function acceptedText(accepted: AcceptedFiles): string {
  const provenance = { target: `torch ${target.torch}`, level: 'faithful', made_by: 'npm run accepted' };
  return linesText('interpolate-conformance/accepted@1', provenance, { accepted });
}

/** The text of a manifest with its hash, one entry a line: a change of the data changes the lines of what changed. */
export function linesText(
  schema: string,
  provenance: object,
  content: Readonly<Record<string, readonly unknown[] | Readonly<Record<string, unknown>>>>,
): string {
  const members = {
    schema: JSON.stringify(schema),
    sha256: JSON.stringify(sha256(JSON.stringify({ provenance, ...content }))),
    provenance: JSON.stringify(provenance),
    ...Object.fromEntries(Object.entries(content).map(([name, entries]) => [name, linesOf(entries)])),
  };
  const lines = Object.entries(members).map(([name, text]) => `  ${JSON.stringify(name)}: ${text}`);
  return `{\n${lines.join(',\n')}\n}\n`;
}

function linesOf(entries: readonly unknown[] | Readonly<Record<string, unknown>>): string {
  const isList = Array.isArray(entries);
  const lines = Object.entries(entries).map(
    ([name, entry]) => `    ${isList ? '' : `${JSON.stringify(name)}: `}${JSON.stringify(entry)}`,
  );
  return `${isList ? '[' : '{'}\n${lines.join(',\n')}\n  ${isList ? ']' : '}'}`;
}

/** The JSON Schemas that are published beside the manifests, by file. */
export function schemaTexts(): Record<string, string> {
  return {
    'manifest.schema.json': schemaText('Golden cases of interpolate-conformance', manifestSchema),
    'gradients.schema.json': schemaText('Recorded gradients of interpolate-conformance', gradientsManifest),
    'accepted.schema.json': schemaText('What interpolate-conformance accepts', acceptedManifest),
  };
}

function schemaText(title: string, schema: z.ZodType): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`;
}
