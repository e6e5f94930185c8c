import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Implementation } from '#spec/signature.ts';
import { BUNDLED, bundledName } from '../adapters/bundled.ts';
import type { ModuleSource } from '../calling/child-messages.ts';
import { directImplementation } from '../calling/direct-implementation.ts';
import { fileUrl, moduleUrl, namesFile } from '../calling/module-file.ts';
import type { Limits } from '../calling/session.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { alternatives, didYouMean } from '../core/suggest.ts';

interface Kind {
  claims: (specifier: string) => boolean;
  open: (specifier: string, limits: Limits) => Promise<OpenImplementation>;
}

/** What a specifier may name; the first row that claims it opens it. */
const KINDS: readonly Kind[] = [
  {
    claims: (specifier) => bundledName(specifier) !== undefined,
    open: (specifier, limits) => isolated({ kind: 'bundled', name: bundledName(specifier) ?? specifier }, limits),
  },
  {
    claims: (specifier) => specifier.startsWith('exec:'),
    open: async (specifier, limits) =>
      (await import('../stdio/stdio-implementation.ts')).stdioImplementation(specifier, limits),
  },
  {
    claims: (specifier) => /^browser(-page)?:/.test(specifier),
    async open(specifier, limits) {
      const { browserImplementation } = await import('../browser/browser-implementation.ts');
      return browserImplementation(specifier, limits);
    },
  },
  {
    claims: (specifier) => specifier.endsWith('.wasm'),
    open: (specifier, limits) => isolated({ kind: 'wasm', url: fileUrl(specifier) }, limits),
  },
  {
    claims: namesFile,
    open: (specifier, limits) => isolated({ kind: 'file', url: moduleUrl(specifier) }, limits),
  },
];

async function isolated(source: ModuleSource, limits: Limits): Promise<OpenImplementation> {
  return (await import('./isolated-implementation.ts')).isolatedImplementation(source, limits);
}

/**
 * The SHA-256 of the file that a specifier names, with a browser or without; undefined where it names none. What the file imports
 * is not in it.
 */
export async function contentHash(specifier: string): Promise<string | undefined> {
  const name = specifier.replace(/^browser(-page)?:/, '');
  if (bundledName(name) !== undefined || !(namesFile(name) || name.endsWith('.wasm'))) return undefined;
  const content = await readFile(name.startsWith('file:') ? new URL(name) : name).catch(() => undefined);
  return content && createHash('sha256').update(content).digest('hex');
}

/** A string is opened in isolation; an `Implementation` runs in the caller's thread. */
export async function openImplementation(
  implementation: string | Implementation,
  limits: Limits,
): Promise<OpenImplementation> {
  if (typeof implementation !== 'string') return directImplementation(implementation, limits.timeout);
  const kind = KINDS.find(({ claims }) => claims(implementation));
  if (kind === undefined) throw unknownName(implementation);
  return kind.open(implementation, limits);
}

function unknownName(specifier: string): UsageError {
  const names = Object.keys(BUNDLED);
  return new UsageError(
    `'${specifier}': expected ${alternatives(names)}, or the path of an ES module such as ./mine.mjs or of a .wasm file, or exec:COMMAND for a program, or browser:./mine.mjs${didYouMean(specifier, names)}`,
  );
}
