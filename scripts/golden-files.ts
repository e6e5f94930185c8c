import { cpSync, existsSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';

/** What differs between a folder of goldens and a fresh recording. */
export interface Differences {
  changed: string[];
  missing: string[];
  extra: string[];
}

const PARTS = ['inputs', 'outputs'] as const;

/** Compares the `.npy` files bit for bit; the manifest is the caller's to compare. */
export function differences(golden: string, fresh: string): Differences {
  const kept = new Set(arrayFiles(golden));
  const made = arrayFiles(fresh);
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
  for (const file of [...changed, ...missing]) cpSync(join(fresh, file), join(golden, file));
  for (const file of extra) rmSync(join(golden, file));
}

/** Every file under `inputs` and `outputs`, in a fixed order. */
export function arrayFiles(folder: string): string[] {
  return PARTS.flatMap((part) => {
    const root = join(folder, part);
    if (!existsSync(root)) return [];
    return readdirSync(root, { recursive: true, encoding: 'utf8' })
      .map((name) => join(root, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => relative(folder, path).replaceAll('\\', '/'))
      .sort();
  });
}
