import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { DIVERGENT, fakeCase, fakeParts } from '../../run/fakes.ts';
import { examineImplementation } from '../../run/run.ts';
import { clientFiles } from './client-files.ts';
import { htmlReport } from './html-report.ts';
import type { PageData, PictureData } from './page-data.ts';

const HOSTILE = '</script><img src=x onerror=alert(1)>';
const client = { script: 'void 0;', style: 'p{margin:0}' };

async function hostileReport() {
  const suite = [fakeCase('linear/one'), fakeCase('linear/two')];
  const parts = fakeParts(suite, { 'linear/one': { ...DIVERGENT, message: HOSTILE } });
  return examineImplementation({ name: HOSTILE, interpolate: (input) => input }, {}, parts);
}

function dataOf(page: string): PageData {
  const [, json] = /<script type="application\/json" id="data">(.*?)<\/script>/.exec(page) ?? [];
  return JSON.parse(json) as PageData;
}

describe('the document', () => {
  test('holds the report, whatever is in it', async () => {
    const report = await hostileReport();
    const page = htmlReport(report, { again: ({ id }) => `again ${id}`, client });
    expect(page).not.toContain('<img');
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    const { cases, ...rest } = dataOf(page).report;
    const { cases: own, ...whole } = report;
    expect(rest).toEqual(JSON.parse(JSON.stringify(whole)));
    expect(cases).toEqual(own.map((one) => ({ ...one, again: `again ${one.id}` })));
  });

  test('lets nothing run but its own script and style', async () => {
    const page = htmlReport(await hostileReport(), { again: () => '', client });
    const hash = (text: string) => createHash('sha256').update(text).digest('base64');
    expect(page).toContain(
      `content="default-src &#39;none&#39;; script-src &#39;sha256-${hash(client.script)}&#39;; style-src &#39;sha256-${hash(client.style)}&#39;;`,
    );
  });

  test('says whether it has evidence, and holds a picture for the case that has one', async () => {
    const picture = { calls: 1 } as PictureData;
    const report = await hostileReport();
    const page = htmlReport(report, { again: () => '', client, pictures: new Map([['linear/two', picture]]) });
    expect(page).toContain('<script type="application/json" id="picture-1">{"calls":1}</script>');
    expect(page).not.toContain('id="picture-0"');
    expect([dataOf(page).hasEvidence, dataOf(htmlReport(report, { again: () => '', client })).hasEvidence]).toEqual([
      true,
      false,
    ]);
  });

  test('refuses a script that a parser would end early', async () => {
    const report = await hostileReport();
    const broken = { ...client, script: 'const text = "</script>";' };
    expect(() => htmlReport(report, { again: () => '', client: broken })).toThrow('would not survive');
  });
});

test('the bundled client is in one piece and asks for nothing', async () => {
  const { script, style } = await clientFiles();
  expect(script.length).toBeGreaterThan(10_000);
  expect(script).not.toMatch(/\bimport\(|\brequire\(|fetch\(|XMLHttpRequest|<\/script|<!--/);
  expect(style).not.toMatch(/url\(|@import/);
});
