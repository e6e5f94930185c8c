import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { UsageError } from '../core/open-implementation.ts';
import { fromSource, stripsTypes } from '../core/own-source.ts';
import { alternatives, didYouMean } from '../core/suggest.ts';

const JAVASCRIPT = ['.mjs', '.js', '.cjs'];
const TYPESCRIPT = ['.ts', '.mts', '.cts'];

/** Of programs that people name as if they were modules. */
const INTERPRETERS: Readonly<Record<string, string>> = { '.py': 'python3', '.rb': 'ruby', '.sh': 'sh' };

/** In a clone tsx reads it. */
const readsTypeScript = fromSource || stripsTypes;

/** A path, or a word that ends like a module or lies in the working directory. */
export function namesFile(specifier: string): boolean {
  return (
    /^(\.{1,2}([\\/]|$)|[\\/]|file:|[A-Za-z]:[\\/])/.test(specifier) ||
    [...JAVASCRIPT, ...TYPESCRIPT].includes(extname(specifier)) ||
    existsSync(specifier)
  );
}

/** The URL of a module that is there and that this Node can read; else a `UsageError`. */
export function moduleUrl(specifier: string): string {
  const path = existingFile(specifier);
  const extension = extname(path);
  if (TYPESCRIPT.includes(extension) && !readsTypeScript)
    throw new UsageError(
      `${specifier}: this Node reads no TypeScript; compile it to .mjs first, or use Node 22.18 or later`,
    );
  const interpreter = INTERPRETERS[extension];
  if (interpreter !== undefined)
    throw new UsageError(
      `${specifier}: expected an ES module; to run a program: run 'exec:${interpreter} ${specifier}'`,
    );
  if (![...JAVASCRIPT, ...TYPESCRIPT].includes(extension))
    throw new UsageError(`${specifier}: expected an ES module (${alternatives(JAVASCRIPT)}), got '${basename(path)}'`);
  return pathToFileURL(path).href;
}

/** The URL of a file that is there; else a `UsageError`. */
export function fileUrl(specifier: string): string {
  return pathToFileURL(existingFile(specifier)).href;
}

function existingFile(specifier: string): string {
  const path = specifier.startsWith('file:') ? fileURLToPath(specifier) : resolve(specifier);
  // Also where the path is longer than any can be.
  const found = existsSync(path) ? statSync(path) : undefined;
  if (found === undefined)
    throw new UsageError(`${specifier}: no such file (${path})${didYouMean(...neighbours(path))}`);
  if (!found.isFile())
    throw new UsageError(`${specifier}: expected a file, got a folder; give the path of the module in it`);
  return path;
}

function neighbours(path: string): [string, string[]] {
  const folder = dirname(path);
  const names = existsSync(folder) && statSync(folder).isDirectory() ? readdirSync(folder) : [];
  return [basename(path), names];
}
