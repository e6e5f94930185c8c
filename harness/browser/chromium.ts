import { existsSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { UsageError } from '../core/subject.ts';

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
  const heap = `--js-flags=--max-old-space-size=${memoryMegabytes}`;
  try {
    // The sandbox of Chromium refuses to run as root.
    return await chromium.launch({ executablePath, chromiumSandbox: !isRoot, args: [...ARGUMENTS, heap, ...more] });
  } catch (error) {
    const [line] = (error as Error).message.split('\n');
    throw new UsageError(
      `browser: ${executablePath} cannot be started (${line}); name another with ${BROWSER_VARIABLE}=PATH, or where a container forbids its sandbox set ${ARGUMENTS_VARIABLE}=--no-sandbox`,
    );
  }
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
