import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { bundledName } from '../adapters/bundled.ts';
import { type ModuleServer, moduleServer, SCRIPT_TYPE } from '../browser/module-server.ts';
import { installAdvice, pageModule } from '../browser/page-module.ts';
import { pageScript } from '../browser/page-scripts.ts';
import { type Answer, pageServer } from '../browser/page-server.ts';
import { referenceModule } from '../browser/reference-module.ts';
import { publishedGoldens } from '../goldens/golden-folder.ts';
import type { ServeConfig, ServeResult } from './serve-config.ts';
import { SERVE_PAGE } from './serve-page.ts';

/** Bytes of a result: several times what a report of all cases has. */
const LARGEST_RESULT = 2 ** 26;

/** Serves the suite and a module, or the reference, to any browser that opens the address; `result` is what it says in the end. */
export async function serve(specifier: string | undefined, options: ServeConfig['options'], host: string) {
  const name = specifier ?? 'reference';
  const isReference = bundledName(name) === 'reference';
  const file = pageModule(name);
  let modules: ModuleServer | undefined;
  let base = '';
  let done: (result: ServeResult) => void = () => {};
  const result = new Promise<ServeResult>((resolve) => {
    done = resolve;
  });
  const server = await pageServer(async (request, path): Promise<Answer | undefined> => {
    if (request.method === 'POST') {
      if (path !== '/result') return undefined;
      const text = await textOf(request);
      if (text === undefined) return { status: 413, body: `expected a result of at most ${LARGEST_RESULT} bytes\n` };
      const said = resultFrom(text);
      if (said === undefined)
        return { status: 400, body: 'expected a result as JSON, { "report": … } or { "trouble": "…" }\n' };
      const [trouble] = modules?.takeTroubles() ?? [];
      done('trouble' in said ? { trouble: withAdvice(name, trouble ?? said.trouble) } : said);
      return { body: 'thank you\n' };
    }
    if (path.startsWith('/files/')) return modules?.answer(path.slice('/files'.length));
    if (path.startsWith('/goldens/')) return goldenFile(path.slice('/goldens/'.length));
    switch (path) {
      case '/':
        return { type: 'text/html; charset=utf-8', body: SERVE_PAGE };
      case '/serve.js':
        return { type: SCRIPT_TYPE, body: await pageScript('serve', import.meta.url) };
      case '/ported.js':
        return { type: SCRIPT_TYPE, body: await pageScript('ported') };
      case '/reference.js':
        return { type: SCRIPT_TYPE, body: referenceModule(modules?.pathOf(file) ?? '') };
      case '/config.json':
        return { type: 'application/json', body: JSON.stringify(config()) };
      default:
        return undefined;
    }
  }, host);
  base = new URL(server.address).pathname;
  modules = await moduleServer(file, `${base}files`);
  const config = (): ServeConfig => ({
    module: isReference ? `${base}reference.js` : (modules?.pathOf(file) ?? ''),
    name,
    options,
  });
  return { address: server.address, result, close: server.close };
}

function withAdvice(name: string, trouble: string): string {
  return `${trouble}${installAdvice(name, trouble)}`;
}

async function goldenFile(path: string): Promise<Answer | undefined> {
  if (normalize(path).startsWith('..') || !/\.(npy|json)$/.test(path)) return undefined;
  return { type: 'application/octet-stream', body: await readFile(join(publishedGoldens(), path)) };
}

/** What the page says; whether its report is one is found out later. */
function resultFrom(text: string): ServeResult | undefined {
  try {
    const said: unknown = JSON.parse(text);
    if (typeof said !== 'object' || said === null) return undefined;
    return 'report' in said || ('trouble' in said && typeof said.trouble === 'string')
      ? (said as ServeResult)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Undefined where it is too long; the rest is not kept then. */
async function textOf(request: AsyncIterable<unknown>): Promise<string | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += (piece as Buffer).length;
    if (size <= LARGEST_RESULT) pieces.push(piece as Buffer);
  }
  return size > LARGEST_RESULT ? undefined : Buffer.concat(pieces).toString('utf8');
}
