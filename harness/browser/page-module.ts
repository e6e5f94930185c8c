import { fileURLToPath } from 'node:url';
import { BUNDLED, bundledName } from '../adapters/bundled.ts';
import { fileUrl, moduleUrl } from '../calling/module-file.ts';
import { suiteIdentity } from '../core/identity.ts';
import { UsageError } from '../core/open-implementation.ts';
import { fromSource } from '../core/own-source.ts';
import { moduleServer, SCRIPT_TYPE } from './module-server.ts';
import type { Answer } from './page-server.ts';

/** The file that a page loads, with what it imports, as a server has it below a path. */
export async function pageModule(name: string, file: string, base: string) {
  const modules = await moduleServer(file, `${base}files`);
  return {
    address: bundledName(name) === 'reference' ? `${base}reference.js` : modules.pathOf(file),
    async answer(path: string): Promise<Answer | undefined> {
      if (path.startsWith('/files/')) return modules.answer(path.slice('/files'.length));
      return path === '/reference.js' ? { type: SCRIPT_TYPE, body: referenceModule(modules.pathOf(file)) } : undefined;
    },
    /** Why a file of it could not be given, which a page does not hear; forgotten with this call. */
    trouble: (): string | undefined => modules.takeTroubles()[0],
  };
}

/** The adapter of the reference asks Node for its version; this one is told. */
function referenceModule(address: string): string {
  const { version } = suiteIdentity();
  return `import { createUpsample, interpolate, upsample } from '${address}';
export default { name: 'reference', version: '${version}', interpolate, upsample, createUpsample };
`;
}

/** The file that a page loads: a module, a `.wasm` file, or that of a bundled adapter; else a `UsageError`. */
export function pageFile(name: string): string {
  if (name.trim() === '')
    throw new UsageError(`browser: expected a module after the colon, as in browser:./mine.mjs, got none`);
  const bundled = bundledName(name);
  if (bundled !== undefined)
    return fileURLToPath(new URL(`../adapters/${BUNDLED[bundled].page}${fromSource ? '.ts' : '.js'}`, import.meta.url));
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
