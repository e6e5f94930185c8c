import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { UsageError } from '../core/open-implementation.ts';

/** Names the browser: the path of a Chromium, Chrome or Edge. */
const BROWSER_VARIABLE = 'INTERPOLATE_CONFORMANCE_BROWSER';
/** More arguments for it, apart by spaces. */
const ARGUMENTS_VARIABLE = 'INTERPOLATE_CONFORMANCE_BROWSER_ARGS';

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
];

/** WebGPU on Linux too; a software adapter where there is no GPU, the real one where there is. */
const ARGUMENTS = ['--enable-unsafe-webgpu', '--enable-unsafe-swiftshader'];

/** Starts a browser without a window. What is missing on this machine is a `UsageError`. */
export async function startBrowser(memoryMegabytes: number): Promise<Browser> {
  const { chromium } = await playwright();
  const executablePath = browserPath(chromium.executablePath());
  const isRoot = process.getuid?.() === 0;
  const more = (process.env[ARGUMENTS_VARIABLE] ?? '').split(' ').filter((word) => word !== '');
  // The watch over its memory comes first; the limit of the heap is for what grows too fast for it.
  const heap = `--js-flags=--max-old-space-size=${2 * memoryMegabytes}`;
  const files = scratchFolder();
  try {
    const browser = await chromium.launch({
      executablePath,
      // The sandbox of Chromium refuses to run as root.
      chromiumSandbox: !isRoot,
      args: [...ARGUMENTS, heap, ...more],
      env: { ...process.env, XDG_CONFIG_HOME: files.path, XDG_CACHE_HOME: files.path },
      // A run that is interrupted ends the browser itself, after its reports.
      handleSIGHUP: false,
      handleSIGINT: false,
      handleSIGTERM: false,
    });
    browser.once('disconnected', files.remove);
    return browser;
  } catch (error) {
    files.remove();
    const [line] = (error as Error).message.split('\n');
    throw new UsageError(
      `browser: ${executablePath} cannot be started (${line}); name another with ${BROWSER_VARIABLE}=PATH, or where a container forbids its sandbox set ${ARGUMENTS_VARIABLE}=--no-sandbox`,
    );
  }
}

/** Where a browser keeps what it would leave in the folders of whoever runs it. */
function scratchFolder(): { path: string; remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'interpolate-conformance-browser-'));
  const remove = () => {
    process.off('exit', remove);
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  };
  process.once('exit', remove);
  return { path, remove };
}

/** The process that all others of a browser descend from; undefined where it does not tell. */
export async function processOf(browser: Browser): Promise<number | undefined> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.find(({ type }) => type === 'browser')?.id;
}

async function playwright(): Promise<typeof import('playwright-core')> {
  try {
    return await import('playwright-core');
  } catch {
    throw new UsageError(
      `browser: playwright-core, which drives the browser, is not installed; run: npm install playwright-core (the browser itself is found in its usual place, or named with ${BROWSER_VARIABLE}=PATH)`,
    );
  }
}

/** The browser that was named, the one that Playwright has downloaded, or one of the system. */
export function browserPath(downloaded: string): string {
  const named = process.env[BROWSER_VARIABLE];
  if (named !== undefined && named !== '') {
    if (existsSync(named)) return named;
    throw new UsageError(`${BROWSER_VARIABLE}: expected the path of a browser, got '${named}', which is not there`);
  }
  const found = [downloaded, ...USUAL_PLACES].find((path) => path !== '' && existsSync(path));
  if (found !== undefined) return found;
  throw new UsageError(
    `browser: no Chromium, Chrome or Edge in its usual place; run: npx playwright-core install chromium, or name one with ${BROWSER_VARIABLE}=PATH`,
  );
}
