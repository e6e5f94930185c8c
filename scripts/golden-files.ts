import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { sha256 } from '#harness/goldens/golden-folder.ts';
import { STORED_AS } from '#harness/goldens/goldens.ts';
import type { ManifestFile } from '#harness/goldens/manifest.ts';
import { writeNpy } from '#harness/goldens/npy.ts';
import type { Tensor } from '#spec/signature.ts';

/** What differs between a folder of goldens and a fresh recording. */
export interface Differences {
  changed: string[];
  missing: string[];
  extra: string[];
}

const PARTS = ['accepted', 'inputs', 'outputs'] as const;
type Part = (typeof PARTS)[number];

/** Compares the `.npy` files bit for bit; the manifest is the caller's to compare. */
export function differences(golden: string, fresh: string, parts: readonly Part[] = PARTS): Differences {
  const kept = new Set(arrayFiles(golden, parts));
  const made = arrayFiles(fresh, parts);
  return {
    changed: made.filter(
      (file) => kept.has(file) && !readFileSync(join(golden, file)).equals(readFileSync(join(fresh, file))),
    ),
    missing: made.filter((file) => !kept.has(file)),
    extra: [...kept].filter((file) => !made.includes(file)),
  };
}

/** Makes the goldens equal to the recording: files that are the same stay untouched, stale ones go. */
export function replace(golden: string, fresh: string, { changed, missing, extra }: Differences): void {
  for (const file of [...changed, ...missing]) cpSync(join(fresh, file), join(golden, file), { recursive: true });
  for (const file of extra) rmSync(join(golden, file));
}

/** Every array file, in a fixed order. */
export function arrayFiles(folder: string, parts: readonly Part[] = PARTS): string[] {
  return parts.flatMap((part) => {
    const root = join(folder, part);
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => join(root, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => relative(folder, path).replaceAll('\\', '/'))
      .sort();
  });
}

/** Writes a tensor into a folder, by a name that may depend on its hash. */
export function writeTensor(
  folder: string,
  tensor: Tensor,
  fileOf: (tensor: Tensor, hash: string) => string,
): ManifestFile {
  const { dtype, shape, data } = tensor;
  const bytes = writeNpy({ dtype: STORED_AS[dtype], shape, data });
  const hash = sha256(bytes);
  const file = fileOf(tensor, hash);
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), bytes);
  return { file, dtype, shape: [...shape], sha256: hash };
}
