import { once } from 'node:events';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { type Browser, chromium } from 'playwright-core';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { BUNDLED } from '#harness/adapters/bundled.ts';
import { startBrowser } from '#harness/browser/chromium.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { behaving, call, WELL } from '#harness/implementations/fakes.ts';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import type { Report } from '#harness/report/report.ts';
import { runConformance } from '#harness/run/run.ts';
import { assembled } from '#harness/wasm/fakes.ts';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { skip } from '../tools.ts';
import { hasChromium } from './chromium.ts';

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

const folder = temporaryFolder('check-pages');
const isThere = hasChromium();
if (!isThere) skip('no Chromium here');

const reportIn = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Report;

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** One call is under way when the harm is done: it bears it, and the next ones are answered again. */
describe.runIf(isThere)('what takes a page or a device away ends one call', () => {
  test.each<[string, string, (browser: Browser) => Promise<unknown>]>([
    [
      'a page that crashes',
      'its page crashed',
      async (browser) => {
        const [page] = browser.contexts().at(-1)?.pages() ?? [];
        await (await page.context().newCDPSession(page)).send('Page.crash');
      },
    ],
    [
      'a GPU process that crashes',
      'its GPU device was lost',
      async (browser) => {
        const session = await browser.newBrowserCDPSession();
        const { processInfo } = await session.send('SystemInfo.getProcessInfo');
        for (const { type, id } of processInfo) if (type === 'GPU') process.kill(id, 'SIGKILL');
      },
    ],
    ['a browser that ends', 'the browser ended', (browser) => browser.close()],
  ])('%s', async (_, words, harm) => {
    const launch = vi.spyOn(chromium, 'launch');
    const opened = await openImplementation(`browser:${writeIn(folder, 'waiting.mjs', WAITING)}`, LIMITS);
    onTestFinished(() => opened.close());
    const asked = opened.ask(call('waits'));
    harm(await (launch.mock.results[0].value as Promise<Browser>)).catch(() => {});
    expect(await asked).toMatchObject({ kind: 'crash', message: expect.stringMatching(`^${words}`) as string });
    expect(await opened.ask(call('uses'))).toMatchObject({ kind: WELL.kind });
  });
});

/** Whoever ends a run keeps what was examined until then, and the browser leaves nothing behind. */
describe.runIf(isThere)('a run that is interrupted keeps its report', () => {
  test.each([
    ['SIGINT', 130],
    ['SIGHUP', 129],
    ['SIGTERM', 143],
  ] as const)('%s', async (signal, exitCode) => {
    const module = writeIn(folder, 'slow.mjs', behaving('', 'linear: (input) => later(50, () => copy(input))'));
    const json = join(folder, `${signal}.json`);
    const command = ['--import', 'tsx', '-C', 'source', 'harness/cli.ts', 'run', `browser:${module}`, '--json', json];
    const running = execa('node', [...command, '--verbose', '--filter', 'linear/*'], {
      reject: false,
      stdin: 'ignore',
    });
    await once(running.stdout, 'data');
    running.kill(signal);
    const result = await running;
    expect(result.exitCode, result.stderr).toBe(exitCode);
    expect(existsSync(json)).toBe(true);
    expect(reportIn(json)).toMatchObject({ interrupted: true, summary: { crash: 0 } });
  });
});

test.runIf(isThere)('without a GPU only what needs one is refused', async () => {
  vi.stubEnv(ARGUMENTS_VARIABLE, `${process.env[ARGUMENTS_VARIABLE] ?? ''} ${WITHOUT_GPU}`);
  const refused = runConformance('browser:webgpu', SOME);
  await expect(refused).rejects.toThrow(UsageError);
  await expect(refused).rejects.toThrow(/this browser has no (GPU adapter for )?WebGPU/);
  expect((await runConformance('browser:reference', SOME)).summary).toMatchObject({ conforms: true });
});

/** As a user: the command prints an address, a browser opens it, and the command ends with the report. */
test.runIf(isThere).each([
  ['the reference', '', 0, 'conforms'],
  ['a wrong module', behaving('', 'linear: copy'), 1, 'does not conform'],
  ['a module that lacks a package', "import 'not-there';", 2, 'run: npm install not-there'],
])('serve %s', async (_, text, exitCode, words) => {
  const browser = await startBrowser(HEAP_MEGABYTES);
  onTestFinished(() => browser.close());
  const json = join(folder, 'report.json');
  rmSync(json, { force: true });
  const options = ['--profile', 'quick', '--filter', 'linear/*', '--timeout', '30000', '--json', json];
  const module = text === '' ? [] : [writeIn(folder, 'served.mjs', text)];
  const command = ['-C', 'source', 'harness/cli.ts', 'serve', ...module, ...options];
  const serving = execa('tsx', command, { preferLocal: true, reject: false, all: true, stdin: 'ignore' });
  const page = await browser.newPage();
  for await (const line of serving.iterable({ from: 'stderr' })) {
    const address = /http:\S+/.exec(line)?.[0];
    if (address !== undefined) await page.goto(address);
  }
  const result = await serving;
  expect(result.exitCode, result.all).toBe(exitCode);
  expect(result.all).toContain(words);
  if (exitCode < 2) expect(reportIn(json).cases.length).toBeGreaterThan(0);
});

/** Ours: others have deviations that the suite finds in Node as well. */
const EXACT = ['reference', 'webgpu', 'harness/kits/webgpu/resize.mjs', 'resize.wasm'];

test.runIf(isThere).each([...Object.keys(BUNDLED), 'harness/kits/webgpu/resize.mjs', 'resize.wasm'])(
  '%s answers in a worker',
  async (name) => {
    const file = name === 'resize.wasm' ? writeIn(folder, name, await assembled('resize.ts')) : name;
    const { summary } = await runConformance(`browser:${file}`, SOME);
    expect(summary).toMatchObject({ crash: 0, timeout: 0 });
    expect(summary.pass).toBeGreaterThan(0);
    if (EXACT.includes(name)) expect(summary).toMatchObject({ conforms: true });
  },
);
