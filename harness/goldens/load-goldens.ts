import { suiteIdentity } from '../core/identity.ts';
import { goldensFrom } from './checked-goldens.ts';
import { goldenFolder, sha256 } from './golden-folder.ts';
import type { Goldens } from './goldens.ts';
import { hashedText, type Manifest } from './manifest.ts';

/** The golden files of a folder, by default those that are published, with a manifest that is checked in every detail. */
export function loadGoldens(folder?: string): Goldens {
  return goldensFrom(goldenFolder(folder), suiteIdentity().target);
}

/** What the field `sha256` of a manifest has to be. */
export function contentHash(content: Omit<Manifest, 'schema' | 'sha256'>): string {
  return sha256(hashedText(content));
}
