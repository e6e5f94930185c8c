import { fileURLToPath } from 'node:url';
import { BUNDLED, bundledName } from '../adapters/bundled.ts';
import { fileUrl, moduleUrl } from '../calling/module-file.ts';
import { UsageError } from '../core/open-implementation.ts';
import { ownFile } from './reference-module.ts';

/** The file that a page loads: a module, a `.wasm` file, or that of a bundled adapter; else a `UsageError`. */
export function pageModule(name: string): string {
  if (name.trim() === '')
    throw new UsageError(`browser: expected a module after the colon, as in browser:./mine.mjs, got none`);
  const bundled = bundledName(name);
  if (bundled !== undefined) return ownFile(`../adapters/${BUNDLED[bundled].page}`);
  return fileURLToPath(name.endsWith('.wasm') ? fileUrl(name) : moduleUrl(name));
}

/** What to install when a page could not find a package; '' where nothing is known to help. */
export function installAdvice(name: string, trouble: string): string {
  const missing = /Could not resolve "([^"]+)"/.exec(trouble)?.[1];
  if (missing !== undefined && !/^[./#]/.test(missing)) {
    const bundled = bundledName(name);
    return `; run: npm install ${bundled === undefined ? missing : BUNDLED[bundled].packages.join(' ')}`;
  }
  if (/Failed to resolve module specifier/.test(trouble))
    return '; packages are found by esbuild, which is not installed; run: npm install esbuild';
  return '';
}
