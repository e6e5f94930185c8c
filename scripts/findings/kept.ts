import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#harness/core/package-root.ts';

/** What came of a program when it was run last. */
export interface Kept {
  readonly date: string;
  /** Whether the answer was another one than the clauses accept. */
  readonly shows: boolean;
  readonly expected: string;
  readonly got: string;
  readonly versions: Readonly<Record<string, string>>;
}

export const FOLDER = join(packageRoot(), 'spec', 'matrix', 'findings');

export function readKept(name: string): Kept | undefined {
  const file = join(FOLDER, `${name}.json`);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Kept) : undefined;
}

export function writeKept(name: string, kept: Kept): void {
  writeFileSync(join(FOLDER, `${name}.json`), `${JSON.stringify(kept, null, 2)}\n`);
}
