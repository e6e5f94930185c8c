import type { WorkerOptions } from 'node:worker_threads';

const fromSource = import.meta.url.endsWith('.ts');

/** Where the worker begins: Node 20 reads no TypeScript, so in a clone a few lines of JavaScript bring in tsx first. */
export const WORKER_FILE = new URL(fromSource ? './worker-from-source.mjs' : './worker.js', import.meta.url);

/** Nothing of our own command line or of a test runner's reaches the implementation. */
export const WORKER_OPTIONS: WorkerOptions = { argv: [], execArgv: fromSource ? ['--conditions=source'] : [] };

/** TypeScript modules of users: in a clone, and in every Node that strips types by itself. */
export const readsTypeScript = fromSource || Boolean((process.features as { typescript?: unknown }).typescript);
