import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suiteIdentity } from '../core/identity.ts';
import { packageRoot } from '../core/package-root.ts';
import { type GoldenStore, type Goldens, goldensFrom } from './goldens.ts';
import { hashedText, type Manifest } from './manifest.ts';

/** The golden files as they are published. */
export function publishedGoldens(): string {
  return join(packageRoot(), 'cases', 'golden');
}

export function loadGoldens(folder: string = publishedGoldens()): Goldens {
  return goldensFrom(goldenFolder(folder), suiteIdentity().target);
}

export function goldenFolder(folder: string): GoldenStore {
  return { folder, read: (file) => readFileSync(join(folder, file)), sha256 };
}

/** What the field `sha256` of a manifest has to be. */
export function contentHash(content: Omit<Manifest, 'schema' | 'sha256'>): string {
  return sha256(hashedText(content));
}

export function sha256(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}
