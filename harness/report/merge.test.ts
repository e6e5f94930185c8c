import { describe, expect, it } from 'vitest';
import { outsideData } from '../core/outside-data.ts';
import { DIVERGENT, fakeCase, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import type { RunOptions } from '../run/run-options.ts';
import { mergedReport as mergedBy, type ReportFile } from './merge.ts';
import { type Report, reportText } from './report.ts';
import { reportSchema } from './report-schema.ts';

const suite = Array.from({ length: 20 }, (_, at) => fakeCase(`linear/case-${at}`));
const findings = { 'linear/case-3': DIVERGENT, 'linear/case-18': DIVERGENT };
const known = [
  { pattern: 'linear/case-3', reason: 'slow', link: 'https://example.org/3' },
  { pattern: 'linear/case-1?', reason: 'also', link: 'https://example.org/1' },
];

const mergedReport = (files: readonly ReportFile[]) =>
  mergedBy(files, async (cases) => ({ diagnoses: [], cases, isIncomplete: false }));

function run(options: RunOptions): Promise<Report> {
  return examineImplementation('fake', { known, require: 'linear/*', ...options }, fakeParts(suite, findings));
}

async function shards(count: number): Promise<{ name: string; report: Report }[]> {
  const names = Array.from({ length: count }, (_, at) => `${at + 1}/${count}`);
  return Promise.all(
    names.map(async (shard) => {
      const written: unknown = JSON.parse(reportText(await run({ shard })));
      return { name: shard, report: outsideData(reportSchema, written, shard) };
    }),
  );
}

function withoutDurations(report: Report): string {
  return reportText(report).replace(/"duration_ms": ?[\d.]+/g, '');
}

describe('merge', () => {
  it.each([1, 2, 3, 7, 25])(
    'gives, from %i shards in any order, byte for byte the report of one run',
    async (count) => {
      const merged = await mergedReport((await shards(count)).reverse());
      expect(withoutDurations(merged)).toBe(withoutDurations(await run({})));
    },
  );

  it('judges known deviations over all shards', async () => {
    const stale = [{ pattern: 'linear/case-?', reason: 'all', link: 'https://example.org/2' }];
    const parts = fakeParts(suite);
    const files = await Promise.all(
      ['1/2', '2/2'].map(async (shard) => ({
        name: shard,
        report: await examineImplementation('fake', { known: stale, shard }, parts),
      })),
    );
    expect(files.map(({ report }) => report.summary.conforms)).toEqual([true, true]);
    expect((await mergedReport(files)).summary).toMatchObject({ conforms: false, stale: 1 });
  });

  it('misses a shard', async () => {
    const [, second] = await shards(2);
    await expect(mergedReport([second])).rejects.toThrow(
      'shard 1/2: expected among the reports, found none; add its report',
    );
  });

  it('takes no shard twice', async () => {
    const [first] = await shards(2);
    await expect(mergedReport([first, { ...first, name: 'copy' }])).rejects.toThrow('got 1/2 and copy; leave one out');
  });

  it('takes no report of a whole run', async () => {
    const whole = { name: 'r.json', report: await run({}) };
    await expect(mergedReport([whole])).rejects.toThrow('r.json: expected the report of a shard (run --shard i/n)');
  });

  it('says what differs between reports of two runs', async () => {
    const [first] = await shards(2);
    const other = { name: 'b.json', report: await run({ shard: '2/2', seed: 7 }) };
    await expect(mergedReport([first, other])).rejects.toThrow('b.json: expected seed 1 as in 1/2, got 7');
  });
});

describe('the schema of the report', () => {
  it('says where a report is wrong', async () => {
    const report = await run({});
    const damaged = { ...report, summary: { ...report.summary, level: 'good' } };
    expect(() => outsideData(reportSchema, damaged, 'r.json')).toThrow('r.json: summary.level: expected ');
  });
});
