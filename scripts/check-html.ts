/**
 * The HTML report in a real Chromium: hostile names are inert and nothing is requested; the keyboard, the address and
 * 10,000 cases work; everything has a name and enough contrast. Where there is no Chromium it says so, and passes.
 */

import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { startBrowser } from '#harness/browser/chromium.ts';
import { clientFiles } from '#harness/present/html/client-files.ts';
import { htmlReport } from '#harness/present/html/html-report.ts';
import { pictureCollector } from '#harness/present/html/pictures.ts';
import type { Report } from '#harness/report/report.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeParts } from '#harness/run/fakes.ts';
import { examineImplementation, runConformance } from '#harness/run/run.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { chromiumCheck } from './chromium-check.ts';

const HOSTILE = `</script><script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(2)">'"\u2028`;
const client = await clientFiles();
const { check, settles, write, run } = chromiumCheck('check-html');

/** The address of a page. */
function addressOf(name: string, text: string): string {
  return pathToFileURL(write(`${name}.html`, text)).href;
}

/** The reference, but every value of bilinear is an eighth too large. */
const SHIFTED: Implementation = {
  name: 'an eighth more',
  interpolate(input, options) {
    const answer = interpolate(input, options);
    if (options.mode !== 'bilinear' || input.dtype !== 'float32') return answer;
    return { ...answer, data: Float32Array.from(answer.data, (value) => value + 0.125) };
  },
};

async function shiftedPage(): Promise<string> {
  const collector = pictureCollector();
  const filter = ['linear/*', 'nearest/*', 'area/*'];
  const report = await runConformance(SHIFTED, { profile: 'quick', filter, onEvidence: collector.note });
  return addressOf(
    'shifted',
    htmlReport(report, { again: ({ id }) => `again ${id}`, pictures: collector.pictures, client }),
  );
}

async function hostilePage(): Promise<string> {
  const suite = [HOSTILE, 'linear/"><svg onload=alert(3)>'].map((id) => fakeCase(id, { fact: HOSTILE, call: HOSTILE }));
  const findings = Object.fromEntries(suite.map(({ id }) => [id, { ...DIVERGENT, message: HOSTILE }]));
  const report = await examineImplementation({ name: HOSTILE, interpolate }, {}, fakeParts(suite, findings));
  const link = 'javascript:alert(4)';
  const entry = {
    pattern: HOSTILE,
    reason: HOSTILE,
    link,
    cases: 1,
    examined: 1,
    failing: 1,
    passing: 0,
    changed: 0,
    stale: false,
  };
  const worse: Report = {
    ...report,
    implementation: { name: HOSTILE, version: HOSTILE, environment: { [HOSTILE]: HOSTILE } },
    diagnoses: [
      {
        hypothesis: HOSTILE,
        claim: HOSTILE,
        sentence: HOSTILE,
        explains: 1,
        of: 2,
        scope: HOSTILE,
        clause: HOSTILE,
        cases: [HOSTILE],
      },
    ],
    known: [entry],
    clauses: [{ id: HOSTILE, failed: 1, asked: 2 }],
    errata: [{ id: '__proto__', target: 1, rule: 0 }],
  };
  return addressOf('hostile', htmlReport(worse, { again: () => HOSTILE, client }));
}

async function largePage(): Promise<string> {
  const suite = Array.from({ length: 10_000 }, (_, at) => fakeCase(`linear/case-${at}`));
  const findings = Object.fromEntries(suite.map(({ id }, at) => [id, at % 7 === 0 ? DIVERGENT : FAITHFUL]));
  const report = await examineImplementation({ name: 'large', interpolate }, {}, fakeParts(suite, findings));
  return addressOf('large', htmlReport(report, { again: ({ id }) => id, client }));
}

/** Opens a page and notes all that it must not do. */
async function opened(browser: Browser, address: string, scheme: 'light' | 'dark' = 'light', width = 1280) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme });
  const misdeeds: string[] = [];
  page.on('dialog', (dialog) => {
    misdeeds.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (!request.url().startsWith('file:')) misdeeds.push(`request ${request.url()}`);
  });
  page.on('pageerror', (error) => misdeeds.push(`error ${error.message}`));
  page.on('console', (message) => misdeeds.push(`console ${message.text()}`));
  await page.goto(address);
  return { page, misdeeds };
}

/** How many cases the list says that it has. */
function told(page: Page): () => Promise<string> {
  return () => page.locator('.told').innerText();
}

async function checkHostile(browser: Browser): Promise<void> {
  const { page, misdeeds } = await opened(browser, await hostilePage());
  const heading = () => page.locator('h1').innerText();
  await settles(
    'the title holds the name',
    () => page.title(),
    (title) => title.startsWith('</script><script>alert(1)'),
  );
  await page.locator('.cases a').first().click();
  await settles('the page of a hostile case', heading, (text) => text.startsWith('</script>'));
  await page.reload();
  await page.locator('.trail a', { hasText: 'next' }).click();
  await settles('the page of the next one', heading, (text) => text.includes('<svg onload'));
  await page.locator('.trail a').first().click();
  await page.locator('input[name=text]').fill(HOSTILE);
  await settles(
    'a hostile search',
    () => page.url(),
    (text) => text.includes('text='),
  );
  check('no element of theirs', (await page.locator('img, svg[onload], a[href^="javascript"]').count()) === 0, 'one');
  check('hostile names do nothing', misdeeds.length === 0, misdeeds);
  await page.close();
}

async function checkUse(browser: Browser, address: string): Promise<void> {
  const { page, misdeeds } = await opened(browser, address);
  const url = () => page.url();
  const counted = (selector: string) => () => page.locator(selector).count();
  const isOne = (count: number) => count === 1;
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await settles('the skip link leads to the report', counted('main:focus'), isOne);
  const all = await told(page)();
  await page.locator('.matrix a.level-divergent').first().focus();
  await page.keyboard.press('Enter');
  await settles('a cell filters by the address', url, (text) => /mode=bilinear.*dtype=float32/.test(text));
  await settles('and the list by the cell', told(page), (text) => text !== all && text.includes(' of '));
  const some = await told(page)();
  await page.reload();
  await settles('the address keeps the filters', told(page), (text) => text === some);
  await page.locator('select[name=status]').selectOption('failing');
  await page.locator('input[name=text]').pressSequentially('bilinear-up');
  await settles('words and choices are in the address', url, (text) => /status=failing.*text=bilinear-up/.test(text));
  await page.locator('.cases a').first().focus();
  await page.keyboard.press('Enter');
  await settles('a page of its own takes the focus', counted('h1:focus'), isOne);
  await settles('four maps and the weights', counted('.heat-map'), (count) => count === 6);
  const sums = async () => (await page.locator('#sums').textContent()) ?? '';
  await settles('the worst element in numbers', sums, (text) => /sums\n[\s\S]*\n\nvalue\n[\s\S]*got /.test(text));
  const readout = () => page.locator('#readout').innerText();
  const before = await readout();
  await page.locator('canvas').nth(2).focus();
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
  await settles('arrow keys choose an element', readout, (text) => text !== before);
  await page
    .locator('canvas')
    .first()
    .hover({ position: { x: 3, y: 3 } });
  await settles('so does the pointer', readout, (text) => /output \[.*0, 0\]/.test(text));
  await page.locator('summary', { hasText: 'as a table' }).press('Enter');
  await settles('the values stand in a table', counted('.values-table td'), (count) => count > 3);
  await page.goBack();
  const search = page.locator('input[name=text]');
  await settles('back is the list', counted('input[name=text]'), isOne);
  await settles(
    'back is the list as it was',
    () => search.inputValue(),
    (text) => text === 'bilinear-up',
  );
  check('nothing went wrong on the way', misdeeds.length === 0, misdeeds);
  await page.close();
}

async function checkLarge(browser: Browser): Promise<void> {
  const { page, misdeeds } = await opened(browser, await largePage());
  await settles('10,000 cases are told', told(page), (text) => text.startsWith('10,000 cases, page 1 of'));
  const rows = await page.locator('.cases tbody tr').count();
  check('few of them are in the document', rows <= 100, rows);
  await page.locator('.pager a', { hasText: 'last' }).click();
  await page.mouse.wheel(0, 100_000);
  await settles(
    'the last page',
    () => page.locator('.cases tbody').innerText(),
    (text) => text.includes('case-9999'),
  );
  await page.locator('input[name=text]').fill('case-7777 holds');
  await settles('one of them is found', told(page), (text) => text === '1 of 10,000 cases');
  await page.locator('.cases a').click();
  await settles(
    'and opened',
    () => page.locator('h1').innerText(),
    (text) => text === 'linear/case-7777',
  );
  check('without trouble', misdeeds.length === 0, misdeeds);
  await page.close();
}

async function checkReadable(browser: Browser, address: string): Promise<void> {
  const faults = await build({
    entryPoints: ['harness/present/html/client/page-faults.ts'],
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'faults',
  });
  const found = async (page: Page) =>
    (await page.evaluate(`${faults.outputFiles[0].text}; faults.pageFaults()`)) as string[];
  const hashes = ['', '#/?status=failing', '#/case/linear/bilinear-up-float32', '#/case/nowhere'];
  for (const [scheme, width] of [
    ['light', 1280],
    ['dark', 375],
  ] as const) {
    for (const hash of hashes) {
      const { page } = await opened(browser, address + hash, scheme, width);
      const own = await found(page);
      check(`readable at ${width}, ${scheme}, ${hash}`, own.length === 0, own.slice(0, 5));
      await page.close();
    }
  }
}

await run(async () => {
  const browser = await startBrowser(2048);
  try {
    const shifted = await shiftedPage();
    await checkHostile(browser);
    await checkUse(browser, shifted);
    await checkLarge(browser);
    await checkReadable(browser, shifted);
  } finally {
    await browser.close();
  }
});
