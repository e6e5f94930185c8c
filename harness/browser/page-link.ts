import { setTimeout as later } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { keptOutput } from '../calling/kept-output.ts';
import { watchMemory } from '../calling/memory.ts';
import { UsageError } from '../core/open-implementation.ts';
import { processOf } from './chromium.ts';
import type { Link } from './link.ts';
import type { PageServer } from './page-server.ts';

/** Where in the browser an implementation lives. */
export type Realm = 'worker' | 'page';

/** Milliseconds for the reason of an end, which comes on another way than the end. */
const REASON_TIMEOUT_MS = 300;

let pages = 0;

/** A fresh page with a socket to it. Its end is told in words as exact as the browser's own. */
export async function openPage(
  browser: Browser,
  server: PageServer,
  realm: Realm,
  memoryMegabytes: number,
): Promise<Link> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const output = keptOutput();
  let reason: string | undefined;
  page.on('console', (message) => output.add(Buffer.from(`${message.text()}\n`)));
  page.on('crash', () => {
    reason ??= 'its page crashed: out of memory, or a fault of the browser';
  });
  browser.on('disconnected', () => {
    reason ??= 'the browser ended';
  });
  const path = `/socket/${++pages}`;
  const opened = server.socketAt(path);
  const address = `${server.address}${realm}#${new URL(server.address).pathname.slice(0, -1)}${path}`;
  await page.goto(address).catch((error: Error) => {
    const [line] = error.message.split('\n');
    throw new UsageError(
      `browser: it cannot open a page of the suite on this machine (${line.replace(/ at http.*/, '')}); the loopback interface must be up, and no proxy in between`,
    );
  });
  page.on('framenavigated', (frame) => {
    if (frame === page.mainFrame()) reason ??= 'it left its page (a navigation or a reload)';
  });
  const socket = await opened;
  const stopWatching = watchMemory(await processOf(browser), memoryMegabytes, () => {
    reason ??= `it took more than ${memoryMegabytes} MB of memory`;
    socket.close();
    void context.close().catch(() => {});
  });
  return {
    send(bytes) {
      output.clear();
      socket.send(bytes);
    },
    hear({ message, end }) {
      socket.hear({
        message,
        end() {
          void later(reason === undefined ? REASON_TIMEOUT_MS : 0).then(() => {
            const closed = realm === 'worker' ? 'it ended its worker (close())' : 'it closed its page';
            end(`${reason ?? closed}${output.note()}`);
          });
        },
      });
    },
    printed: () => output.note(),
    async stop() {
      stopWatching();
      reason ??= 'it was stopped';
      socket.close();
      await context.close().catch(() => {});
    },
  };
}
