import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromSource } from '../core/own-source.ts';
import { goldenFolder } from '../goldens/golden-folder.ts';
import { MANIFEST } from '../goldens/goldens.ts';
import type { SuiteCase, SuiteEntry } from './suite.ts';

/** The entries of all cases, which `npm run build` writes, so that a command need not derive them. */
export interface SuiteIndex {
  /** SHA-256 of the manifest that they are of. It was checked in every detail then. */
  readonly manifest: string;
  readonly entries: readonly SuiteEntry[];
}

const FILE = fileURLToPath(new URL('suite-index.json', import.meta.url));

/** A case without what it asks. */
export function entryOf(suiteCase: SuiteCase): SuiteEntry {
  const { golden: _, goldens: __, model: ___, probe: ____, property: _____, ...entry } = suiteCase as AnyContent;
  return entry;
}

/** With the contents of every kind, most of which are absent. */
type AnyContent = SuiteEntry & Partial<Record<'golden' | 'goldens' | 'model' | 'probe' | 'property', unknown>>;

/** None in a clone, whose cases may change, and for another manifest, which is checked anew. */
export function readIndex(): SuiteIndex | undefined {
  if (fromSource || !existsSync(FILE)) return undefined;
  const index = JSON.parse(readFileSync(FILE, 'utf8')) as SuiteIndex;
  return index.manifest === manifestHash() ? index : undefined;
}

/** Undefined where there is none to be read. */
export function manifestHash(): string | undefined {
  const { read, sha256 } = goldenFolder();
  try {
    return sha256(read(MANIFEST));
  } catch {
    return undefined;
  }
}
