import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fromSource } from '../core/own-source.ts';

/** The script of this name in the folder `page` beside a module: built with the package, or bundled from a clone. */
export async function pageScript(name: string, beside = import.meta.url): Promise<string> {
  const built = fileURLToPath(new URL(`./page/${name}${fromSource ? '.ts' : '.js'}`, beside));
  if (!fromSource) return readFile(built, 'utf8');
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [built],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    conditions: ['source'],
    logLevel: 'silent',
    external: [fileURLToPath(new URL('../run/run-parts.ts', import.meta.url))],
  });
  return outputFiles[0].text;
}
