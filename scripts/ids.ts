import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '#harness/core/package-root.ts';

const FILE = join(packageRoot(), 'cases', 'ids.txt');

/** Every id that a case has ever had. A line leaves this file by hand only, and never after a release. */
export function readIds(): string[] {
  return existsSync(FILE) ? readFileSync(FILE, 'utf8').split('\n').filter(Boolean) : [];
}

export function noteIds(ids: readonly string[]): void {
  const all = [...new Set([...readIds(), ...ids])].sort();
  writeFileSync(FILE, `${all.join('\n')}\n`);
}
