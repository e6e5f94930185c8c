import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
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
import { STORED_AS } from '#harness/goldens/goldens.ts';
import { MANIFEST_SCHEMA, type Manifest, type ManifestFile } from '#harness/goldens/manifest.ts';
import { writeNpy } from '#harness/goldens/npy.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import type { RecordedGradients } from './data-manifests.ts';
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
  const gradients = gradientDesigns().map((design) => ({ design, grad_output: writeGradOutput(folder, design) }));
  const input = (design: InputDesign) => existing(inputs, recipeName(design));
  const plan = writeIn(
    folder,
    'plan.json',
    JSON.stringify({ ...planOf(input), gradients: gradients.map(gradientPlan) }),
  );
  await runScript(python, 'record.py', plan, folder);
  const recorded = JSON.parse(readFileSync(join(folder, 'recorded.json'), 'utf8')) as Recorded;
  const hashed = (file: WithoutHash): ManifestFile => ({
    ...file,
    sha256: sha256(readFileSync(join(folder, file.file))),
  });
  const provenance = { ...recorded.environment, date };
  const manifest: Recording = {
    schema: MANIFEST_SCHEMA,
    provenance,
    cases: designs.map((design, index) => {
      const answer = recorded.cases[index];
      return {
        ...head(design),
        aspect: design.aspect,
        entry: design.entry,
        options: toJson(design.options),
        input: input(design.input),
        ...('output' in answer ? { ...errataMarks(design), output: hashed(answer.output) } : answer),
      };
    }),
    models: modelDesigns.map((design, index) => ({
      ...head(design),
      steps: design.steps.map((step) => ({ input: input(step.input), options: step.options && toJson(step.options) })),
      concatenate: design.concatenate,
      output: hashed(recorded.models[index].output),
    })),
  };
  return {
    manifest,
    gradients: {
      provenance,
      gradients: gradients.map(({ design, grad_output }, index) => ({
        ...head(design),
        probe: design.probe,
        options: toJson(design.call.options),
        input_shape: [...design.call.inputShape],
        grad_output,
        grad_input: hashed(recorded.gradients[index].grad_input),
        ...gradientErrata(design),
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
    if (files.has(name)) continue;
    const { dtype, shape, data } = tensorOf(design);
    const bytes = writeNpy({ dtype: STORED_AS[dtype], shape, data });
    const file = `inputs/${name}.npy`;
    writeFile(join(folder, file), bytes);
    files.set(name, { file, dtype, shape: [...shape], sha256: sha256(bytes) });
  }
  return files;
}

/** The same gradient of an output stands once, whatever asks for it. */
function writeGradOutput(folder: string, { call: { input } }: GradientDesign): ManifestFile {
  const { dtype, shape, data } = input;
  const bytes = writeNpy({ dtype: STORED_AS[dtype], shape, data });
  const hash = sha256(bytes);
  const file = `inputs/gradients/${dtype}-${shape.join('x')}-${hash.slice(0, 8)}.npy`;
  writeFile(join(folder, file), bytes);
  return { file, dtype, shape: [...shape], sha256: hash };
}

function gradientPlan({ design, grad_output }: { design: GradientDesign; grad_output: ManifestFile }) {
  const { inputShape, options } = design.call;
  return { grad_output, input_shape: inputShape, options: toJson(options), grad_input: outputFile(design) };
}

function planOf(input: (design: InputDesign) => ManifestFile) {
  return {
    cases: designs.map((design) => ({
      entry: design.entry,
      input: input(design.input),
      options: toJson(design.options),
      output: outputFile(design),
    })),
    models: modelDesigns.map((design) => ({
      steps: design.steps.map((step) => ({ input: input(step.input), options: step.options && toJson(step.options) })),
      concatenate: design.concatenate,
      output: outputFile(design),
    })),
  };
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

export function writeFile(path: string, bytes: Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, bytes);
}
