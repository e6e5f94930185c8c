import { beforeAll, expect, test } from 'vitest';
import type { Report } from '#harness/report/report.ts';
import { runConformance } from '#harness/run/run.ts';
import { loadEntries } from '#harness/suite/suite.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { staleness } from './case-set.ts';
import { CannotRun } from './environment.ts';
import { isNarrower, requireWhole, resultOf } from './kept-row.ts';
import { pages } from './pages.ts';
import { ROWS } from './rows.ts';
import { type Entry, modelRows, outcome } from './view.ts';

/** Nearest and bilinear for images; it truncates uint8. */
const truncating: Implementation = {
  name: 'truncating',
  version: '1.2.3',
  aspects: ['values'],
  mapping: { bilinear: 'lerp' },
  supports: ({ shape, options: { mode = 'nearest', antialias } }) =>
    (shape.length === 4 && ['nearest', 'bilinear'].includes(mode) && !antialias) || `no ${mode}`,
  interpolate(input, options) {
    if (input.dtype !== 'uint8' || options.mode !== 'bilinear') return interpolate(input, options);
    const asFloat = { ...input, dtype: 'float32' as const, data: Float32Array.from(input.data) };
    const { shape, data } = interpolate(asFloat, options);
    return { dtype: 'uint8', shape, data: Uint8Array.from(data) };
  },
};

let report: Report;
beforeAll(async () => {
  report = await runConformance(truncating, { profile: 'quick' });
}, 60_000);

test('a row has what the pages need of a report', async () => {
  requireWhole(report);
  const result = resultOf(report, await loadEntries(), { packages: ['truncating@1.2.3'], engine: 'Node 20' });
  expect(result).toMatchObject({ name: 'truncating', version: '1.2.3', mapping: { bilinear: 'lerp' } });
  expect(result.suite).toMatchObject({ profile: 'quick', seed: 1 });
  const cell = (mode: string, dtype: string) =>
    result.cells.filter((one) => one.mode === mode && one.dtype === dtype)[0];
  expect(outcome(cell('nearest', 'uint8'))).toEqual({ text: 'faithful', tone: 'faithful' });
  expect(outcome(cell('bilinear', 'float32')).text).toBe('faithful');
  expect(cell('bilinear', 'uint8')).toMatchObject({ causes: ['rounding.uint8-truncates'], max_abs: 1 });
  expect(outcome(cell('bilinear', 'uint8')).text).toMatch(/^\d+\.\d %$/);
  expect(result.declined.map(({ reason }) => reason)).toContain('no bicubic');
});

test.each<[string, (whole: Report) => Report]>([
  ['a filtered run', (whole) => ({ ...whole, suite: { ...whole.suite, filter: ['nearest/*'] } })],
  ['a shard', (whole) => ({ ...whole, suite: { ...whole.suite, shard: '1/2' } })],
  ['an interrupted run', (whole) => ({ ...whole, interrupted: true })],
  ['a run that ended early', (whole) => ({ ...whole, summary: { ...whole.summary, selected: 10_000 } })],
  ['one without an answer', (whole) => ({ ...whole, summary: { ...whole.summary, pass: 0, fail: 0, error: 447 } })],
])('%s does not stand in the matrix', (_, changed) => {
  expect(() => requireWhole(changed(report))).toThrow(CannotRun);
});

test('a row says when the suite has other cases than it was asked', async () => {
  const entries = await loadEntries();
  const result = resultOf(report, entries, { packages: [], engine: 'Node 20' });
  expect(staleness(result, entries)).toBeUndefined();
  const { length } = report.cases;
  const added = { ...entries[0], id: 'nearest/added', profile: 'quick' as const, aspect: 'values' as const };
  expect(staleness(result, [...entries, added])).toContain(
    `of ${length} cases; today the profile quick has ${length + 1}`,
  );
  const first = report.cases[0].id;
  const renamed = entries.map((one) => (one.id === first ? { ...one, id: 'nearest/renamed' } : one));
  expect(staleness(result, renamed)).toContain('has others');
});

test('of a network a part of which was asked nobody says that it may run', () => {
  const network = { name: 'net', title: 'Net', unsupported: 0 };
  const entry = (name: string, ...models: object[]) =>
    ({ name, kept: { result: { models: models.map((one) => ({ ...network, ...one })) } } }) as unknown as Entry;
  const all = [
    entry('whole', { cases: 7, pass: 7, conforms: true }),
    entry('part', { cases: 1, pass: 1, conforms: true }),
    entry('wrong', { cases: 1, pass: 0, conforms: false }),
    entry('none'),
  ];
  const [row] = modelRows(all);
  const names = [row.sound, row.partly, row.failing, row.notAsked].map((those) => those.map(({ name }) => name));
  expect(names).toEqual([['whole'], ['part'], ['wrong'], ['none']]);
});

test('a result of the profile quick is narrower than one of standard', async () => {
  const quick = resultOf(report, await loadEntries(), { packages: [], engine: 'Node 20' });
  const standard = { ...quick, suite: { ...quick.suite, profile: 'standard' as const } };
  expect(isNarrower(quick, standard)).toBe(true);
  expect(isNarrower(standard, quick)).toBe(false);
  expect(isNarrower(quick, quick)).toBe(false);
});

test('every row has a section on the page', async () => {
  const page = (await pages())['spec/matrix/MATRIX.md'];
  for (const { title } of Object.values(ROWS)) expect(page).toContain(`### ${title}\n`);
});
