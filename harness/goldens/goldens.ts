import type { CaseHead, Entry } from '#cases/case.ts';
import { CLAUSES, type ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { fromJson } from '../core/protocol.ts';
import { SuiteError } from '../core/suite-error.ts';
import type { Manifest, ManifestCase, ManifestFile } from './manifest.ts';
import { type NpyDType, readNpy } from './npy.ts';

export type GoldenFile = ManifestFile;

/** A recorded call: exactly one of `output` and `refused` is present. */
export interface GoldenCase extends CaseHead {
  entry: Entry;
  options: InterpolateOptions;
  input: GoldenFile;
  output?: GoldenFile;
  refused?: { type: string; message: string };
  errata: readonly ClauseId[];
}

export interface GoldenModel extends Omit<CaseHead, 'aspect'> {
  /** `options: null` lets the map in as it is. */
  steps: readonly { input: GoldenFile; options: InterpolateOptions | null }[];
  concatenate: number;
  output: GoldenFile;
}

/** Where golden files are: a folder, or what was fetched. */
export interface GoldenStore {
  /** For messages, and the start of every path in them. */
  folder: string;
  /** @throws whatever says why the file cannot be read. */
  read(file: string): Uint8Array;
  sha256(bytes: Uint8Array): string;
}

export interface Goldens extends GoldenStore {
  provenance: Manifest['provenance'];
  cases: readonly GoldenCase[];
  models: readonly GoldenModel[];
}

/** The file that names all others. */
export const MANIFEST = 'manifest.json';

/** What to do about a fault in the goldens. */
export const HINT = 'restore it from the repository, or record again with npm run goldens';

/** What a manifest names, which has been checked. */
export function goldensOf(
  store: GoldenStore,
  { provenance, cases, models }: Omit<Manifest, 'schema' | 'sha256'>,
): Goldens {
  return {
    ...store,
    provenance,
    cases: cases.map(goldenCase),
    models: models.map((model) => ({
      ...model,
      clauses: model.clauses.map(knownClause),
      steps: model.steps.map(({ input, options }) => ({ input, options: options && fromJson(options) })),
    })),
  };
}

/** The tensor of a golden file, whose bytes, dtype and shape are what the manifest says. */
export function loadTensor(store: GoldenStore, { file, dtype, shape, sha256 }: GoldenFile): Tensor {
  const path = `${store.folder}/${file}`;
  const bytes = readBytes(store, file);
  const found = store.sha256(bytes);
  if (found !== sha256) throw new SuiteError(`${path}: expected SHA-256 ${sha256}, got ${found}; ${HINT}`);
  const array = readNpy(bytes, path);
  if (array.dtype !== STORED_AS[dtype]) {
    throw new SuiteError(`${path}: expected ${STORED_AS[dtype]} for ${dtype}, got ${array.dtype}; ${HINT}`);
  }
  if (array.shape.join() !== shape.join()) {
    throw new SuiteError(`${path}: expected shape (${shape.join(', ')}), got (${array.shape.join(', ')}); ${HINT}`);
  }
  return { dtype, shape, data: array.data };
}

/** How a dtype is stored in a `.npy` file. */
export const STORED_AS: Readonly<Record<DType, NpyDType>> = {
  float64: 'f8',
  float32: 'f4',
  float16: 'f2',
  bfloat16: 'u2',
  uint8: 'u1',
};

/** @throws SuiteError with what to do. */
export function readBytes({ folder, read }: GoldenStore, file: string): Uint8Array {
  try {
    return read(file);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SuiteError(`${folder}/${file}: cannot be read (${reason}); ${HINT}`, { cause: error });
  }
}

function goldenCase({ options, clauses, errata = [], ...rest }: ManifestCase): GoldenCase {
  return {
    ...rest,
    clauses: clauses.map(knownClause),
    options: fromJson(options),
    errata: errata.map(knownClause),
  };
}

function knownClause(id: string): ClauseId {
  if (Object.hasOwn(CLAUSES, id)) return id as ClauseId;
  throw new SuiteError(`manifest.json: expected a clause of the spec, got ${id}; ${HINT}`);
}
