import { fileURLToPath } from 'node:url';
import { fromSource, stripsTypes } from '../core/own-source.ts';

/** Where the child begins: where Node itself reads no TypeScript, a few lines of JavaScript bring in tsx first. */
export const CHILD_FILE = fileURLToPath(new URL(childName(), import.meta.url));

/** Nothing of our own command line or of a test runner's reaches the implementation. */
export const CHILD_FLAGS: readonly string[] = fromSource
  ? ['--conditions=source', ...(stripsTypes ? ['--disable-warning=ExperimentalWarning'] : [])]
  : [];

function childName(): string {
  if (!fromSource) return './child.js';
  return stripsTypes ? './child.ts' : './child-from-source.mjs';
}
