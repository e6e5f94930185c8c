import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startBrowser } from '#harness/browser/chromium.ts';
import { clientFiles } from '#harness/present/html/client-files.ts';
import { htmlReport } from '#harness/present/html/html-report.ts';
import { pictureCollector } from '#harness/present/html/pictures.ts';
import type { Report } from '#harness/report/report.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeParts } from '#harness/run/fakes.ts';
import { examineImplementation, runConformance } from '#harness/run/run.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { skip } from '../tools.ts';
import { hasChromium } from './chromium.ts';

const HOSTILE = `</script><script>alert(1)</script><img src="https://example.org/x.png" onerror="alert(2)">'"\u2028`;
const client = await clientFiles();
const folder = temporaryFolder('check-html');
const isThere = hasChromium();
if (!isThere) skip('no Chromium here');

/** The address of a page. */
function addressOf(name: string, text: string): string {
  return pathToFileURL(writeIn(folder, `${name}.html`, text)).href;
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
  const text = htmlReport(report, { again: ({ id }) => `again ${id}`, pictures: collector.pictures, client });
  return addressOf('shifted', text);
}

async function hostilePage(): Promise<string> {
  const suite = [HOSTILE, 'linear/"><svg onload=alert(3)>'].map((id) => fakeCase(id, { fact: HOSTILE, call: HOSTILE }));
  const findings = Object.fromEntries(suite.map(({ id }) => [id, { ...DIVERGENT, message: HOSTILE }]));
  const report = await examineImplementation({ name: HOSTILE, interpolate }, {}, fakeParts(suite, findings));
  const counts = { cases: 1, examined: 1, failing: 1, passing: 0, changed: 0, stale: false };
  const words = { hypothesis: HOSTILE, claim: HOSTILE, sentence: HOSTILE, scope: HOSTILE, clause: HOSTILE };
  const worse: Report = {
    ...report,
    implementation: { name: HOSTILE, version: HOSTILE, environment: { [HOSTILE]: HOSTILE } },
    diagnoses: [{ ...words, explains: 1, of: 2, cases: [HOSTILE] }],
    known: [{ pattern: HOSTILE, reason: HOSTILE, link: 'javascript:alert(4)', ...counts }],
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

/** For what a page shows in its own time. */
function shown<T>(what: string, read: () => T | Promise<T>) {
  return expect.poll(read, { message: what, timeout: 30_000, interval: 20 });
}

describe.runIf(isThere)('the HTML report', () => {
  let browser: Browser;
  let shifted: string;

  beforeAll(async () => {
    browser = await startBrowser(2048);
    shifted = await shiftedPage();
  });
  afterAll(() => browser.close());

  /** Opens a page and notes all that it must not do. */
  async function opened(address: string, scheme: 'light' | 'dark' = 'light', width = 1280) {
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
    const text = (selector: string) => () => page.locator(selector).innerText();
    const count = (selector: string) => () => page.locator(selector).count();
    /** How many cases the list says that it has. */
    return { page, misdeeds, text, count, told: text('.told'), url: () => page.url() };
  }

  test('hostile names do nothing', async () => {
    const { page, misdeeds, text, count, url } = await opened(await hostilePage());
    await shown('the title holds the name', () => page.title()).toMatch(/^<\/script><script>alert\(1\)/);
    await page.locator('.cases a').first().click();
    await shown('the page of a hostile case', text('h1')).toMatch(/^<\/script>/);
    await page.reload();
    await page.locator('.trail a', { hasText: 'next' }).click();
    await shown('the page of the next one', text('h1')).toContain('<svg onload');
    await page.locator('.trail a').first().click();
    await page.locator('input[name=text]').fill(HOSTILE);
    await shown('a hostile search', url).toContain('text=');
    expect(await count('img, svg[onload], a[href^="javascript"]')()).toBe(0);
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  test('the keyboard and the address lead everywhere', async () => {
    const { page, misdeeds, text, count, told, url } = await opened(shifted);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await shown('the skip link leads to the report', count('main:focus')).toBe(1);
    await page.locator('.matrix a.level-divergent').first().focus();
    await page.keyboard.press('Enter');
    await shown('a cell filters by the address', url).toMatch(/mode=bilinear.*dtype=float32/);
    await shown('and the list by the cell', told).toMatch(/^\d+ of \d+ cases/);
    const some = await told();
    await page.reload();
    await shown('the address keeps the filters', told).toBe(some);
    await page.locator('select[name=status]').selectOption('failing');
    await page.locator('input[name=text]').pressSequentially('bilinear-up');
    await shown('words and choices are in the address', url).toMatch(/status=failing.*text=bilinear-up/);
    await page.locator('.cases a').first().focus();
    await page.keyboard.press('Enter');
    await shown('a page of its own takes the focus', count('h1:focus')).toBe(1);
    await shown('four maps and the weights', count('.heat-map')).toBe(6);
    const sums = async () => (await page.locator('#sums').textContent()) ?? '';
    await shown('the worst element in numbers', sums).toMatch(/sums\n[\s\S]*\n\nvalue\n[\s\S]*got /);
    const before = await text('#readout')();
    await page.locator('canvas').nth(2).focus();
    for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowLeft']) await page.keyboard.press(key);
    await shown('arrow keys choose an element', text('#readout')).not.toBe(before);
    const corner = { position: { x: 3, y: 3 } };
    await page.locator('canvas').first().hover(corner);
    await shown('so does the pointer', text('#readout')).toMatch(/output \[.*0, 0\]/);
    await page.locator('summary', { hasText: 'as a table' }).press('Enter');
    await shown('the values stand in a table', count('.values-table td')).toBeGreaterThan(3);
    await page.goBack();
    await shown('back is the list', count('input[name=text]')).toBe(1);
    const search = page.locator('input[name=text]');
    await shown('back is the list as it was', () => search.inputValue()).toBe('bilinear-up');
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  test('10,000 cases are shown a page at a time', async () => {
    const { page, misdeeds, text, count, told } = await opened(await largePage());
    await shown('all are told', told).toMatch(/^10,000 cases, page 1 of/);
    expect(await count('.cases tbody tr')()).toBeLessThanOrEqual(100);
    await page.locator('.pager a', { hasText: 'last' }).click();
    await page.mouse.wheel(0, 100_000);
    await shown('the last page', text('.cases tbody')).toContain('case-9999');
    await page.locator('input[name=text]').fill('case-7777 holds');
    await shown('one of them is found', told).toBe('1 of 10,000 cases');
    await page.locator('.cases a').click();
    await shown('and opened', text('h1')).toBe('linear/case-7777');
    expect(misdeeds).toEqual([]);
    await page.close();
  });

  const hashes = ['', '#/?status=failing', '#/case/linear/bilinear-up-float32', '#/case/nowhere'];
  test.each([
    ['light', 1280],
    ['dark', 375],
  ] as const)('everything has a name and enough contrast, %s, %d pixels wide', async (scheme, width) => {
    const faults = await build({
      entryPoints: ['harness/present/html/client/page-faults.ts'],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'faults',
    });
    const faultsOf = (page: Page) => page.evaluate(`${faults.outputFiles[0].text}; faults.pageFaults()`);
    for (const hash of hashes) {
      const { page } = await opened(shifted + hash, scheme, width);
      expect.soft(await faultsOf(page), hash).toEqual([]);
      await page.close();
    }
  });
});
