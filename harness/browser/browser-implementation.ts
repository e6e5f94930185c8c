import type { Browser } from 'playwright-core';
import { bundledName } from '../adapters/bundled.ts';
import { restartingImplementation } from '../calling/restarting-implementation.ts';
import { type Limits, LOAD_TIMEOUT_MS, type Session } from '../calling/session.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { startBrowser } from './chromium.ts';
import { linkedSession } from './linked-session.ts';
import { type ModuleServer, moduleServer, SCRIPT_TYPE } from './module-server.ts';
import { openPage, type Realm } from './page-link.ts';
import { installAdvice, pageModule } from './page-module.ts';
import { pageScript } from './page-scripts.ts';
import { type Answer, type PageServer, pageServer } from './page-server.ts';
import { ownFile, referenceModule } from './reference-module.ts';

/** `browser:` is a worker of its own in a page, `browser-page:` the page itself, for what needs a document. */
const SPECIFIER = /^browser(-page)?:(.*)$/s;

const MEMORY_MEGABYTES = 1_024;

/** An implementation in a browser that is driven from here; a fresh page after each hang and crash. */
export async function browserImplementation(specifier: string, limits: Limits): Promise<OpenImplementation> {
  const [, page, name] = SPECIFIER.exec(specifier) ?? [];
  const realm: Realm = page === undefined ? 'worker' : 'page';
  const isReference = bundledName(name) === 'reference';
  const file = pageModule(name);
  const { memoryMegabytes = MEMORY_MEGABYTES } = limits;
  const scripts = new Map<string, Promise<string>>();
  const script = (wanted: string) => {
    const text = scripts.get(wanted) ?? pageScript(wanted);
    scripts.set(wanted, text);
    return text;
  };
  let modules: ModuleServer | undefined;
  const server = await pageServer(async (_request, path) => answerTo(path, modules, script));
  let browser: Browser | undefined;
  const end = async () => {
    await browser?.close().catch(() => {});
    await server.close();
  };
  try {
    modules = await moduleServer(file, `${new URL(server.address).pathname}files`);
    const address = isReference ? `${new URL(server.address).pathname}reference.js` : modules.pathOf(file);
    const opened = await restartingImplementation(async () => {
      if (browser?.isConnected() !== true) browser = await startBrowser(memoryMegabytes);
      return startSession({ browser, server, modules, realm, address, limits, memoryMegabytes }).catch(
        (error: unknown) => {
          throw explained(error, name, modules);
        },
      );
    }, limits);
    return {
      ...opened,
      // A browser takes seconds to start and hundreds of megabytes.
      exclusive: true,
      async close() {
        await opened.close();
        await end();
      },
    };
  } catch (error) {
    await end();
    throw error;
  }
}

interface Start {
  browser: Browser;
  server: PageServer;
  modules: ModuleServer | undefined;
  realm: Realm;
  address: string;
  limits: Limits;
  memoryMegabytes: number;
}

async function startSession({ browser, server, realm, address, limits, memoryMegabytes }: Start): Promise<Session> {
  const link = await openPage(browser, server, realm, memoryMegabytes);
  const session = await linkedSession(link, address, limits.loadTimeout ?? LOAD_TIMEOUT_MS);
  const { description } = session;
  const name = `${browser.browserType().name()} ${browser.version()}`;
  return { ...session, description: { ...description, environment: { browser: name, ...description.environment } } };
}

/** The browser says only that it could not fetch a module; why is known here. */
function explained(error: unknown, name: string, modules: ModuleServer | undefined): unknown {
  if (!(error instanceof UsageError)) return error;
  const [trouble] = modules?.takeTroubles() ?? [];
  const words = trouble === undefined ? error.message : `cannot be loaded: ${trouble}`;
  return new UsageError(`browser:${name}: ${words}${installAdvice(name, words)}`);
}

async function answerTo(
  path: string,
  modules: ModuleServer | undefined,
  script: (name: string) => Promise<string>,
): Promise<Answer | undefined> {
  if (path.startsWith('/files/')) return modules?.answer(path.slice('/files'.length));
  if (path === '/driven.js') return { type: SCRIPT_TYPE, body: await script('driven') };
  if (path === '/reference.js')
    return { type: SCRIPT_TYPE, body: referenceModule(modules?.pathOf(ownFile('../../reference/index')) ?? '') };
  if (path === '/worker') return { type: 'text/html; charset=utf-8', body: document(WORKER_START) };
  if (path === '/page') return { type: 'text/html; charset=utf-8', body: document('', 'driven.js') };
  return undefined;
}

const WORKER_START = `new Worker('driven.js' + location.hash, { type: 'module' });`;

function document(text: string, source?: string): string {
  const from = source === undefined ? '' : ` src="${source}"`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>interpolate-conformance</title><script type="module"${from}>${text}</script></html>\n`;
}
