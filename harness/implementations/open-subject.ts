import type { Implementation } from '#spec/signature.ts';
import { BUNDLED, bundledName } from '../adapters/bundled.ts';
import { directSubject } from '../calling/direct-subject.ts';
import { fileUrl, moduleUrl, namesFile } from '../calling/module-file.ts';
import type { Limits } from '../calling/session.ts';
import { type Subject, UsageError } from '../core/subject.ts';
import { alternatives, didYouMean } from '../core/suggest.ts';
import { isolatedSubject } from './isolated-subject.ts';

interface Kind {
  claims: (specifier: string) => boolean;
  open: (specifier: string, limits: Limits) => Promise<Subject>;
}

/** What a specifier may name; the first row that claims it opens it. */
const KINDS: readonly Kind[] = [
  {
    claims: (specifier) => bundledName(specifier) !== undefined,
    open: (specifier, limits) =>
      isolatedSubject({ kind: 'bundled', name: bundledName(specifier) ?? specifier }, limits),
  },
  {
    claims: (specifier) => specifier.startsWith('exec:'),
    open: async (specifier, limits) => (await import('../stdio/stdio-subject.ts')).stdioSubject(specifier, limits),
  },
  {
    claims: (specifier) => /^browser(-page)?:/.test(specifier),
    async open(specifier, limits) {
      const { browserSubject } = await import('../browser/browser-subject.ts');
      return browserSubject(specifier, limits);
    },
  },
  {
    claims: (specifier) => specifier.endsWith('.wasm'),
    open: (specifier, limits) => isolatedSubject({ kind: 'wasm', url: fileUrl(specifier) }, limits),
  },
  {
    claims: namesFile,
    open: (specifier, limits) => isolatedSubject({ kind: 'file', url: moduleUrl(specifier) }, limits),
  },
];

/** A string is opened in isolation; an `Implementation` runs in the caller's thread. */
export async function openSubject(implementation: string | Implementation, limits: Limits): Promise<Subject> {
  if (typeof implementation !== 'string') return directSubject(implementation, limits.timeout);
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
