/**
 * What a page can hold, in a real Chromium: the bundled adapters, the kits, and `serve`; and how a page, a GPU device or
 * an adapter goes away. Where there is no Chromium it says so, and passes.
 */

import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Browser, chromium } from 'playwright-core';
import { BUNDLED } from '#harness/adapters/bundled.ts';
import { startBrowser } from '#harness/browser/chromium.ts';
import { type Outcome, UsageError } from '#harness/core/open-implementation.ts';
import { behaving, call, WELL } from '#harness/implementations/fakes.ts';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import type { Report } from '#harness/report/report.ts';
import { runConformance } from '#harness/run/run.ts';
import { assembled } from '#harness/wasm/fakes.ts';
import { chromiumCheck } from './chromium-check.ts';

const LIMITS = { timeout: 30_000, loadTimeout: 60_000 };
const SOME = { profile: 'quick', filter: ['linear/*'] } as const;
const HEAP_MEGABYTES = 512;
/** Chromium without any GPU, not even one in software. */
const WITHOUT_GPU = '--disable-gpu --disable-software-rasterizer';
const ARGUMENTS_VARIABLE = 'INTERPOLATE_CONFORMANCE_BROWSER_ARGS';

/** It waits during a call until somebody takes its page or its device away. */
const WAITING = behaving(
  `
const adapter = await navigator.gpu?.requestAdapter();
const device = await adapter?.requestDevice();`,
  `
  waits: () => new Promise(() => {}),
  uses(input) { if (device === undefined) throw new Error('no device'); device.queue.submit([]); return copy(input); },
`,
);

const { check, folder, write, run } = chromiumCheck('check-pages');

/** The implementation and what it conforms to, or why it cannot be used. */
async function examined(specifier: string): Promise<Report | string> {
  try {
    return await runConformance(specifier, SOME);
  } catch (error) {
    if (error instanceof UsageError) return error.message;
    throw error;
  }
}

async function checkImplementations(): Promise<void> {
  const wasm = write('resize.wasm', await assembled('resize.ts'));
  const names = [...Object.keys(BUNDLED), 'harness/kits/webgpu/resize.mjs', wasm];
  for (const name of names) {
    const report = await examined(`browser:${name}`);
    const summary = typeof report === 'string' ? undefined : report.summary;
    const isAnswered = summary !== undefined && summary.pass > 0 && summary.crash + summary.timeout === 0;
    check(`${name} answers in a worker`, isAnswered, summary ?? report);
    if (EXACT.includes(name) || name === wasm) check(`${name} conforms there`, summary?.conforms === true, summary);
  }
}

/** Ours: others have deviations that the suite finds in Node as well. */
const EXACT = ['reference', 'webgpu', 'harness/kits/webgpu/resize.mjs'];

type Harm = (browser: Browser) => Promise<unknown>;

const HARMS: readonly { name: string; harm: Harm; words: string }[] = [
  {
    name: 'a page that crashes',
    async harm(browser) {
      const [page] = browser.contexts().at(-1)?.pages() ?? [];
      await (await page.context().newCDPSession(page)).send('Page.crash');
    },
    words: 'its page crashed',
  },
  {
    name: 'a GPU process that crashes',
    async harm(browser) {
      const session = await browser.newBrowserCDPSession();
      const { processInfo } = await session.send('SystemInfo.getProcessInfo');
      for (const { type, id } of processInfo) if (type === 'GPU') process.kill(id, 'SIGKILL');
    },
    words: 'its GPU device was lost',
  },
  { name: 'a browser that ends', harm: (browser) => browser.close(), words: 'the browser ended' },
];

/** One call is under way when the harm is done: it bears it, and the next ones are answered again. */
async function checkHarms(): Promise<void> {
  let browser: Browser | undefined;
  const launch = chromium.launch.bind(chromium);
  chromium.launch = async (options) => {
    browser = await launch(options);
    return browser;
  };
  const specifier = `browser:${write('waiting.mjs', WAITING)}`;
  for (const { name, harm, words } of HARMS) {
    const opened = await openImplementation(specifier, LIMITS);
    const asked = opened.ask(call('waits'));
    harm(browser as Browser).catch(() => {});
    const outcome: Outcome = await asked;
    check(name, outcome.kind === 'crash' && outcome.message.startsWith(words), outcome);
    const after = await opened.ask(call('uses'));
    check(`a good call after ${name}`, after.kind === WELL.kind, after);
    await opened.close();
  }
  chromium.launch = launch;
}

async function checkWithoutGpu(): Promise<void> {
  const given = process.env[ARGUMENTS_VARIABLE];
  process.env[ARGUMENTS_VARIABLE] = `${given ?? ''} ${WITHOUT_GPU}`;
  const trouble = await examined('browser:webgpu');
  check(
    'no adapter',
    typeof trouble === 'string' && /this browser has no (GPU adapter for )?WebGPU/.test(trouble),
    trouble,
  );
  const report = await examined('browser:reference');
  check('what needs no adapter', typeof report !== 'string' && report.summary.conforms, report);
  if (given === undefined) delete process.env[ARGUMENTS_VARIABLE];
  else process.env[ARGUMENTS_VARIABLE] = given;
}

const SERVED: readonly { args: readonly string[]; exitCode: number; words: string }[] = [
  { args: [], exitCode: 0, words: 'conforms' },
  { args: [write('wrong.mjs', behaving('', 'linear: copy'))], exitCode: 1, words: 'does not conform' },
  { args: [write('broken.mjs', "import 'not-there';")], exitCode: 2, words: 'run: npm install not-there' },
];

/** As a user: the command prints an address, a browser opens it, and the command ends with the report. */
async function checkServe(): Promise<void> {
  const browser = await startBrowser(HEAP_MEGABYTES);
  for (const { args, exitCode, words } of SERVED) {
    const json = join(folder, 'report.json');
    rmSync(json, { force: true });
    const options = ['--profile', 'quick', '--filter', 'linear/*', '--timeout', '30000', '--json', json];
    const command = ['-C', 'source', 'harness/cli.ts', 'serve', ...args, ...options];
    const serving = execa('tsx', command, { preferLocal: true, reject: false, all: true, stdin: 'ignore' });
    const page = await browser.newPage();
    for await (const line of serving.iterable({ from: 'stderr' })) {
      const address = /http:\S+/.exec(line)?.[0];
      if (address !== undefined) await page.goto(address);
    }
    const result = await serving;
    const name = `serve ${args.join(' ')}`;
    check(`${name}: its exit code`, result.exitCode === exitCode, result.all);
    check(`${name}: what it prints`, result.all.includes(words), result.all);
    if (exitCode < 2)
      check(`${name}: its report`, (JSON.parse(readFileSync(json, 'utf8')) as Report).cases.length > 0, json);
    await page.close();
  }
  await browser.close();
}

/** Whoever ends a run keeps what was examined until then, and the browser leaves nothing behind. */
async function checkInterruptions(): Promise<void> {
  const module = write('slow.mjs', behaving('', 'linear: (input) => later(50, () => copy(input))'));
  for (const [signal, exitCode] of [
    ['SIGINT', 130],
    ['SIGHUP', 129],
    ['SIGTERM', 143],
  ] as const) {
    const json = join(folder, `${signal}.json`);
    const command = ['--import', 'tsx', '-C', 'source', 'harness/cli.ts', 'run', `browser:${module}`, '--json', json];
    const running = execa('node', [...command, '--verbose', '--filter', 'linear/*'], {
      reject: false,
      stdin: 'ignore',
    });
    await once(running.stdout, 'data');
    running.kill(signal);
    const result = await running;
    check(`${signal}: its exit code`, result.exitCode === exitCode, result.stderr);
    const report = existsSync(json) ? (JSON.parse(readFileSync(json, 'utf8')) as Report) : undefined;
    check(`${signal}: its report`, report?.interrupted === true && report.summary.crash === 0, report?.summary);
  }
}

await run(async () => {
  await checkHarms();
  await checkInterruptions();
  await checkWithoutGpu();
  await checkServe();
  await checkImplementations();
});
