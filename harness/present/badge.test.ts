import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/verdict.ts';
import type { Report } from '../report/report.ts';
import { DIVERGENT, fakeCase, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import type { RunOptions } from '../run/run-options.ts';
import { badgeText } from './badge.ts';

const suite = [fakeCase('linear/first'), fakeCase('linear/second')];

function run(findings: Record<string, Finding>, options: RunOptions = {}): Promise<Report> {
  return examineImplementation('<b>fake', options, fakeParts(suite, findings));
}

describe('a badge', () => {
  it.each([
    [
      'says the level and the coverage',
      {},
      { message: 'torch 2.13.0 standard: faithful, 100 % of cases', color: 'brightgreen' },
    ],
    [
      'counts what is not supported',
      { 'linear/first': { status: 'unsupported' as const } },
      { message: 'torch 2.13.0 standard: faithful, 50.0 % of cases', color: 'brightgreen' },
    ],
    ['counts failures', { 'linear/first': DIVERGENT }, { message: '1 of 2 cases fail', color: 'red', isError: true }],
  ])('%s', async (_, findings, expected) => {
    const report = await run(findings);
    const endpoint = { schemaVersion: 1, label: 'interpolate', ...expected };
    expect(JSON.parse(badgeText(report, 'badge.json'))).toEqual(endpoint);
    expect(badgeText(report, 'badge.svg')).toContain(`<title>interpolate: ${expected.message}</title>`);
  });

  it('is not green for a part of the cases', async () => {
    const badge: unknown = JSON.parse(badgeText(await run({}, { filter: ['linear/first'] }), 'badge.json'));
    expect(badge).toMatchObject({
      message: 'torch 2.13.0 standard: faithful, 100 % of cases of a part',
      color: 'lightgrey',
    });
  });

  it('takes no word from the implementation', async () => {
    expect(badgeText(await run({}), 'b.svg')).not.toContain('fake');
  });

  it('of a run that was interrupted is undecided', async () => {
    const report = await run({}, { signal: AbortSignal.abort() });
    expect(badgeText(report, 'badge.svg')).toContain('<title>interpolate: undecided</title>');
  });
});
