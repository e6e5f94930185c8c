import { join } from 'node:path';
import { packageRoot } from '../../core/package-root.ts';
import type { ClientFiles } from './html-report.ts';

/** From source the client is bundled when it is used; `npm run build` puts the bundle in the place of this module. */
export async function clientFiles(): Promise<ClientFiles> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [
      join(packageRoot(), 'harness/present/html/client/main.ts'),
      join(packageRoot(), 'harness/present/html/client/style.css'),
    ],
    outdir: 'client',
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    platform: 'browser',
    target: ['chrome123', 'firefox121', 'safari17.5'],
    conditions: ['source'],
    charset: 'ascii',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js').trim(), style: textOf('.css').trim() };
}
