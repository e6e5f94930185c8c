import type { Browser } from 'playwright-core';
import { restartingImplementation } from '../calling/restarting-implementation.ts';
import { type Limits, LOAD_TIMEOUT_MS, type Session } from '../calling/session.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { startBrowser } from './chromium.ts';
import { linkedSession } from './linked-session.ts';
import { SCRIPT_TYPE } from './module-server.ts';
import { openPage, type Realm } from './page-link.ts';
import { installAdvice, pageFile, pageModule } from './page-module.ts';
import { pageScript } from './page-scripts.ts';
import { type Answer, pageServer } from './page-server.ts';

/** `browser:` is a worker of its own in a page, `browser-page:` the page itself, for what needs a document. */
const SPECIFIER = /^browser(-page)?:(.*)$/s;

const MEMORY_MEGABYTES = 1_024;

/** An implementation in a browser that is driven from here; a fresh page after each hang and crash. */
export async function browserImplementation(specifier: string, limits: Limits): Promise<OpenImplementation> {
  const [, page, name] = SPECIFIER.exec(specifier) ?? [];
  const realm: Realm = page === undefined ? 'worker' : 'page';
  const file = pageFile(name);
  const { memoryMegabytes = MEMORY_MEGABYTES } = limits;
  let module: Awaited<ReturnType<typeof pageModule>> | undefined;
  const server = await pageServer(async (_request, path) => (await module?.answer(path)) ?? ownAnswer(path));
  let browser: Browser | undefined;
  const end = async () => {
    await browser?.close().catch(() => {});
    await server.close();
  };
  try {
    module = await pageModule(name, file, new URL(server.address).pathname);
    const { address, trouble } = module;
    const opened = await restartingImplementation(async () => {
      if (browser?.isConnected() !== true) browser = await startBrowser(memoryMegabytes);
      try {
        const link = await openPage(browser, server, realm, memoryMegabytes);
        return inBrowser(browser, await linkedSession(link, address, limits.loadTimeout ?? LOAD_TIMEOUT_MS));
      } catch (error) {
        throw explained(error, name, trouble());
      }
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

function inBrowser(browser: Browser, session: Session): Session {
  const { description } = session;
  const name = `${browser.browserType().name()} ${browser.version()}`;
  return { ...session, description: { ...description, environment: { browser: name, ...description.environment } } };
}

/** The browser says only that it could not fetch a module; why is known here. */
function explained(error: unknown, name: string, trouble: string | undefined): unknown {
  if (!(error instanceof UsageError)) return error;
  const words = trouble === undefined ? error.message : `cannot be loaded: ${trouble}`;
  return new UsageError(`browser:${name}: ${words}${installAdvice(name, words)}`);
}

async function ownAnswer(path: string): Promise<Answer | undefined> {
  if (path === '/driven.js') return { type: SCRIPT_TYPE, body: await pageScript('driven') };
  if (path === '/worker') return { type: 'text/html; charset=utf-8', body: document(WORKER_START) };
  if (path === '/page') return { type: 'text/html; charset=utf-8', body: document('', 'driven.js') };
  return undefined;
}

const WORKER_START = `new Worker('driven.js' + location.hash, { type: 'module' });`;

function document(text: string, source?: string): string {
  const from = source === undefined ? '' : ` src="${source}"`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>interpolate-conformance</title><script type="module"${from}>${text}</script></html>\n`;
}
