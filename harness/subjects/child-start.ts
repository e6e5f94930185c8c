import { fileURLToPath } from 'node:url';

const fromSource = import.meta.url.endsWith('.ts');

/** Where the child begins: Node 20 reads no TypeScript, so in a clone a few lines of JavaScript bring in tsx first. */
export const CHILD_FILE = fileURLToPath(
  new URL(fromSource ? './child-from-source.mjs' : './child.js', import.meta.url),
);

/** Nothing of our own command line or of a test runner's reaches the implementation. */
export const CHILD_FLAGS: readonly string[] = fromSource ? ['--conditions=source'] : [];

/** TypeScript modules of users: in a clone, and in every Node that strips types by itself. */
export const readsTypeScript = fromSource || Boolean((process.features as { typescript?: unknown }).typescript);
