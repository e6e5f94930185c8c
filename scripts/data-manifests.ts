import { z } from 'zod';
import { sha256 } from '#harness/goldens/golden-folder.ts';
import { manifestFile, recordedHead, recordedOptions, recordedProvenance } from '#harness/goldens/manifest.ts';
import target from '../spec/target.json' with { type: 'json' };

// The manifests of what no case of the suite reads: recorded gradients, and what is accepted for every recorded answer.

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const gradientsManifest = z.strictObject({
  schema: z.literal('interpolate-conformance/gradients@1'),
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

export function gradientsText({ provenance, gradients }: RecordedGradients): string {
  return textOf(
    'gradients',
    provenance,
    { gradients },
    `[\n${lines(gradients.map((row) => JSON.stringify(row)))}\n  ]`,
  );
}

export function acceptedText(accepted: AcceptedFiles): string {
  const provenance = { target: `torch ${target.torch}`, level: 'faithful', made_by: 'npm run accepted' };
  const rows = Object.entries(accepted).map(([id, file]) => `${JSON.stringify(id)}: ${JSON.stringify(file)}`);
  return textOf('accepted', provenance, { accepted }, `{\n${lines(rows)}\n  }`);
}

/** One entry a line: a change of the data changes the lines of what changed. */
function textOf(name: string, provenance: object, content: object, rows: string): string {
  return [
    '{',
    `  "schema": "interpolate-conformance/${name}@1",`,
    `  "sha256": "${sha256(JSON.stringify({ provenance, ...content }))}",`,
    `  "provenance": ${JSON.stringify(provenance)},`,
    `  "${name}": ${rows}`,
    '}\n',
  ].join('\n');
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `    ${row}`).join(',\n');
}

/** The JSON Schemas that are published beside the manifests, by file. */
export function dataSchemaTexts(): Record<string, string> {
  return {
    'gradients.schema.json': schemaText('Recorded gradients of interpolate-conformance', gradientsManifest),
    'accepted.schema.json': schemaText('What interpolate-conformance accepts', acceptedManifest),
  };
}

function schemaText(title: string, schema: z.ZodType): string {
  return `${JSON.stringify({ title, ...z.toJSONSchema(schema) }, null, 2)}\n`;
}
