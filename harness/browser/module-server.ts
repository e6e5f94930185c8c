import { existsSync, realpathSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { dirname, extname, join, relative, resolve, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuildFailure, ImportKind, OnResolveArgs, PluginBuild } from 'esbuild';
import { fromSource } from '../core/own-source.ts';

const SCRIPTS = ['.mjs', '.js', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx'];
const TYPES: Readonly<Record<string, string>> = {
  '.wasm': 'application/wasm',
  '.json': 'application/json',
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wgsl': 'text/plain; charset=utf-8',
};
export const SCRIPT_TYPE = 'text/javascript; charset=utf-8';
const IMPORTS: readonly ImportKind[] = ['import-statement', 'dynamic-import'];

type Esbuild = typeof import('esbuild');

/**
 * Serves the package that a module lies in, and the packages that it imports, file by file: each keeps its own address,
 * so that what it looks for beside itself (a `.wasm` file) is found. Where esbuild is installed it finds the imported
 * packages and reads TypeScript; without it files are served as they are.
 */
export async function moduleServer(entry: string, prefix: string) {
  const esbuild = await installedEsbuild();
  const roots = new Set([packageFolder(realpathSync(entry))]);
  const troubles: string[] = [];
  const scripts = new Map<string, Promise<string | undefined>>();

  const pathOf = (file: string) => `${prefix}${pathToFileURL(file).pathname}`;

  async function script(file: string): Promise<string | undefined> {
    if (esbuild === undefined) return readFile(file, 'utf8');
    try {
      return await rewritten(esbuild, file, (found) => {
        roots.add(packageFolder(found));
        return pathOf(found);
      });
    } catch (error) {
      for (const { text, location } of (error as BuildFailure).errors ?? [{ text: String(error), location: null }]) {
        const place = location === null ? '' : `:${location.line}:${location.column + 1}`;
        troubles.push(`${location === null ? file : resolve(location.file)}${place}: ${text}`);
      }
      return undefined;
    }
  }

  return {
    /** The path below our address where this file is. */
    pathOf,
    /** The answer to a request for that path, the prefix left out; undefined where there is nothing to give. */
    async answer(path: string): Promise<{ type: string; body: Uint8Array | string } | undefined> {
      const file = fileAt(path, roots);
      if (file === undefined) {
        troubles.push(`${decodeURI(path)}: no such file, or outside the packages that are served`);
        return undefined;
      }
      const extension = extname(file);
      if (!SCRIPTS.includes(extension))
        return { type: TYPES[extension] ?? 'application/octet-stream', body: await readFile(file) };
      const known = scripts.get(file) ?? script(file);
      scripts.set(file, known);
      const body = await known;
      return body === undefined ? undefined : { type: SCRIPT_TYPE, body };
    },
    /** What went wrong with files that were asked for, in words, and forgotten with this call. */
    takeTroubles: () => troubles.splice(0),
  };
}

async function installedEsbuild(): Promise<Esbuild | undefined> {
  try {
    return await import('esbuild');
  } catch {
    return undefined;
  }
}

/** One file as an ES module whose imports name addresses of ours. CommonJS is bundled: a browser has no `require`. */
async function rewritten(esbuild: Esbuild, file: string, addressOf: (file: string) => string): Promise<string> {
  const resolving = Symbol('resolving');
  const setup = (build: PluginBuild) => {
    build.onResolve({ filter: /.*/ }, async ({ path, kind, resolveDir, importer, pluginData }: OnResolveArgs) => {
      if (pluginData === resolving || !IMPORTS.includes(kind)) return undefined;
      if (/^(https?:|data:|blob:)/.test(path)) return { path, external: true };
      const found = await build.resolve(path, { kind, resolveDir, importer, pluginData: resolving });
      if (found.errors.length === 0 && !found.external) return { path: addressOf(found.path), external: true };
      if (isBuiltin(path)) return { errors: [{ text: `'${path}' is a module of Node, which no browser has` }] };
      return { errors: found.errors };
    });
  };
  const { outputFiles } = await esbuild.build({
    entryPoints: [file],
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'esnext',
    // In a clone our own adapters are TypeScript.
    conditions: fromSource ? ['source'] : [],
    logLevel: 'silent',
    plugins: [{ name: 'addresses', setup }],
  });
  return outputFiles[0].text;
}

/** Within the packages that are served, and nothing hidden. */
function fileAt(path: string, roots: ReadonlySet<string>): string | undefined {
  const [bare] = path.split(/[?#]/);
  const decoded = decodeURIComponent(bare).replace(/^\/([A-Za-z]:\/)/, '$1');
  if (!existsSync(decoded) || !statSync(decoded).isFile()) return undefined;
  const file = realpathSync(decoded);
  const inside = [...roots].map((root) => relative(root, file)).filter((rest) => !/^\.\.([\\/]|$)/.test(rest));
  return inside.some((rest) => !rest.split(sep).some((name) => name.startsWith('.'))) ? file : undefined;
}

/** The folder of the nearest package.json, or that of the file. */
function packageFolder(file: string): string {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder;
    if (dirname(folder) === folder) return dirname(file);
  }
}
