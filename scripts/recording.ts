import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import type { Design, InputDesign, ModelDesign } from '#cases/case.ts';
import { designs } from '#cases/designs.ts';
import { errataOf } from '#cases/errata-table.ts';
import { recipeName, tensorOf } from '#cases/fill.ts';
import { modelDesigns } from '#cases/models.ts';
import { type GradientDesign, gradientDesigns } from '#cases/recorded-gradients.ts';
import { interpolateOptions } from '#harness/core/entry-options.ts';
import { toJson } from '#harness/core/protocol.ts';
import { sha256 } from '#harness/goldens/golden-folder.ts';
import { MANIFEST_SCHEMA, type Manifest, type ManifestFile } from '#harness/goldens/manifest.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import type { Tensor } from '#spec/signature.ts';
import type { RecordedGradients } from './data-manifests.ts';
import { writeTensor } from './golden-files.ts';
import { writeIn } from './temporary-folder.ts';

/** A manifest whose text is still to be written, with its hash. */
export type Recording = Omit<Manifest, 'sha256'>;

type WithoutHash = Omit<ManifestFile, 'sha256'>;

interface Recorded {
  environment: Omit<Manifest['provenance'], 'date'>;
  cases: ({ output: WithoutHash } | { refused: { type: string; message: string } })[];
  models: { output: WithoutHash }[];
  gradients: { grad_input: WithoutHash }[];
}

/** Writes the inputs to `folder`, has PyTorch answer, and returns the manifests; the recording's date is the caller's. */
export async function record(
  python: string,
  folder: string,
  date: string,
): Promise<{ manifest: Recording; gradients: RecordedGradients }> {
  const inputs = writeInputs(folder);
  const input = (design: InputDesign) => existing(inputs, recipeName(design));
  const cases = designs.map((design) => ({
    ...head(design),
    aspect: design.aspect,
    entry: design.entry,
    options: toJson(design.options),
    input: input(design.input),
  }));
  const models = modelDesigns.map((design) => ({
    ...head(design),
    steps: design.steps.map((step) => ({ input: input(step.input), options: step.options && toJson(step.options) })),
    concatenate: design.concatenate,
  }));
  const gradientCalls = gradientDesigns();
  const gradients = gradientCalls.map((design) => ({
    ...head(design),
    probe: design.probe,
    options: toJson(design.call.options),
    input_shape: [...design.call.inputShape],
    grad_output: writeTensor(folder, design.call.input, gradientFile),
  }));
  const plan = {
    cases: cases.map((one) => ({ ...one, output: outputFile(one) })),
    models: models.map((one) => ({ ...one, output: outputFile(one) })),
    gradients: gradients.map((one) => ({ ...one, grad_input: outputFile(one) })),
  };
  await runScript(python, 'record.py', writeIn(folder, 'plan.json', JSON.stringify(plan)), folder);
  const recorded = JSON.parse(readFileSync(join(folder, 'recorded.json'), 'utf8')) as Recorded;
  const hashed = (file: WithoutHash): ManifestFile => ({
    ...file,
    sha256: sha256(readFileSync(join(folder, file.file))),
  });
  const provenance = { ...recorded.environment, date };
  return {
    manifest: {
      schema: MANIFEST_SCHEMA,
      provenance,
      cases: cases.map((one, index) => {
        const answer = recorded.cases[index];
        if ('refused' in answer) return { ...one, ...answer };
        return { ...one, ...errataMarks(designs[index]), output: hashed(answer.output) };
      }),
      models: models.map((one, index) => ({ ...one, output: hashed(recorded.models[index].output) })),
    },
    gradients: {
      provenance,
      gradients: gradients.map((one, index) => ({
        ...one,
        grad_input: hashed(recorded.gradients[index].grad_input),
        ...gradientErrata(gradientCalls[index]),
      })),
    },
  };
}

/** The errata that an answered call meets, if any. */
export function errataMarks({ entry, input, options }: Design): Pick<Manifest['cases'][number], 'errata'> {
  const met = errataOf(acceptedCall(input, interpolateOptions(entry, options)), input);
  return met.length === 0 ? {} : { errata: met.map(({ id }) => id) };
}

function gradientErrata({ call }: GradientDesign): { errata?: string[] } {
  const { input, inputShape, options } = call;
  const described = { dtype: input.dtype, shape: inputShape };
  const met = errataOf(acceptedGradient(input, inputShape, options), described, 'gradient');
  return met.length === 0 ? {} : { errata: met.map(({ id }) => id) };
}

/** Plain IEEE arithmetic in one fixed order, so that the bits are the same on every machine. */
const RECORDING_ENVIRONMENT = {
  ATEN_CPU_CAPABILITY: 'default',
  OMP_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  PYTHONDONTWRITEBYTECODE: '1',
};

/** Runs a program of this folder in the environment of the recording. */
export async function runScript(python: string, script: string, ...words: string[]): Promise<void> {
  await execa(python, [join(import.meta.dirname, script), ...words], {
    env: RECORDING_ENVIRONMENT,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

function writeInputs(folder: string): Map<string, ManifestFile> {
  const recipes = [...designs, ...modelDesigns.flatMap((design) => design.steps)].map(({ input }) => input);
  const files = new Map<string, ManifestFile>();
  for (const design of recipes) {
    const name = recipeName(design);
    if (!files.has(name))
      files.set(
        name,
        writeTensor(folder, tensorOf(design), () => `inputs/${name}.npy`),
      );
  }
  return files;
}

/** The same gradient of an output stands once, whatever asks for it. */
function gradientFile({ dtype, shape }: Tensor, hash: string): string {
  return `inputs/gradients/${dtype}-${shape.join('x')}-${hash.slice(0, 8)}.npy`;
}

function outputFile({ id }: { id: string }): string {
  return `outputs/${id}.npy`;
}

function head({ id, fact, clauses, profile }: Design | ModelDesign | GradientDesign) {
  return { id, fact, clauses: [...clauses], profile };
}

function existing<Value>(map: ReadonlyMap<string, Value>, key: string): Value {
  const value = map.get(key);
  if (value === undefined) throw new Error(`${key}: expected to have been written`);
  return value;
}
