import { suiteIdentity } from '../core/identity.ts';
import { goldensFrom } from './checked-goldens.ts';
import { goldenFolder } from './golden-folder.ts';
import type { Goldens } from './goldens.ts';

/** The golden files of a folder, by default those that are published, with a manifest that is checked in every detail. */
export function loadGoldens(folder?: string): Goldens {
  return goldensFrom(goldenFolder(folder), suiteIdentity().target);
}
