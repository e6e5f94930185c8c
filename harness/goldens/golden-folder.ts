import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../core/package-root.ts';
import type { GoldenStore } from './goldens.ts';

/** The golden files as they are published. */
export function publishedGoldens(): string {
  return join(packageRoot(), 'cases', 'golden');
}

export function goldenFolder(folder: string = publishedGoldens()): GoldenStore {
  return { folder, read: (file) => readRegularFile(join(folder, file)), sha256 };
}

/** A pipe or a device would be read for ever. */
function readRegularFile(path: string): Uint8Array {
  if (!statSync(path).isFile()) throw new Error('it is no regular file');
  return readFileSync(path);
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
