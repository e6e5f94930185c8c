import { readFile } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { SCRIPT_TYPE } from '../browser/module-server.ts';
import { installAdvice, pageFile, pageModule } from '../browser/page-module.ts';
import { pageScript } from '../browser/page-scripts.ts';
import { type Answer, pageServer } from '../browser/page-server.ts';
import { publishedGoldens } from '../goldens/golden-folder.ts';
import type { ServeConfig, ServeResult } from './serve-config.ts';
import { SERVE_PAGE } from './serve-page.ts';

/** Bytes of a result: several times what a report of all cases has. */
const LARGEST_RESULT = 2 ** 26;

/** Serves the suite and a module, or the reference, to any browser that opens the address; `result` is what it says in the end. */
export async function serve(specifier: string | undefined, options: ServeConfig['options'], host: string) {
  const name = specifier ?? 'reference';
  const file = pageFile(name);
  let module: Awaited<ReturnType<typeof pageModule>> | undefined;
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
      done('trouble' in said ? { trouble: withAdvice(name, module?.trouble() ?? said.trouble) } : said);
      return { body: 'thank you\n' };
    }
    if (path.startsWith('/goldens/')) return goldenFile(path.slice('/goldens/'.length));
    switch (path) {
      case '/':
        return { type: 'text/html; charset=utf-8', body: SERVE_PAGE };
      case '/serve.js':
        return { type: SCRIPT_TYPE, body: await pageScript('serve', import.meta.url) };
      case '/ported.js':
        return { type: SCRIPT_TYPE, body: await pageScript('ported') };
      case '/config.json': {
        const config: ServeConfig = { module: module?.address ?? '', name, options };
        return { type: 'application/json', body: JSON.stringify(config) };
      }
      default:
        return module?.answer(path);
    }
  }, host);
  module = await pageModule(name, file, new URL(server.address).pathname);
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
