import { expect, it } from 'vitest';
import type { Finding } from '../../core/verdict.ts';
import { fakeCase, fakeParts } from '../../run/fakes.ts';
import { examineImplementation } from '../../run/run.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { markdownReport } from '../markdown.ts';
import { verdictText } from './verdict-text.ts';

const suite = [fakeCase('linear/half'), fakeCase('linear/whole')];
const UNSUPPORTED: Finding = { status: 'unsupported', message: 'no such mode' };

async function verdictOf(options: RunOptions, findings: Record<string, Finding>) {
  const report = await examineImplementation('fake', options, fakeParts(suite, findings));
  const [, mark] = markdownReport(report, () => 'again').split(' ');
  return { conforms: report.summary.conforms, text: verdictText(report), mark };
}

it('leaves a shard in which nothing is supported to merge, without a word of conformance', async () => {
  expect(await verdictOf({ shard: '1/2' }, { 'linear/half': UNSUPPORTED })).toEqual({
    conforms: true,
    text: 'undecided at faithful: no case with values of shard 1/2 is supported; merge decides over all shards',
    mark: '➖',
  });
});

it('leaves a shard without cases to merge', async () => {
  expect((await verdictOf({ shard: '3/3' }, {})).text).toBe(
    'undecided at faithful: shard 3/3 has no case; merge decides over all shards',
  );
});

it('gives its verdict of a shard in which something is supported', async () => {
  expect((await verdictOf({ shard: '2/2' }, { 'linear/half': UNSUPPORTED })).text).toBe(
    'conforms at faithful: 1 of 1 case passes',
  );
});

it('counts a whole run in which nothing is supported as deviating', async () => {
  const findings = { 'linear/half': UNSUPPORTED, 'linear/whole': UNSUPPORTED };
  expect(await verdictOf({}, findings)).toEqual({
    conforms: false,
    text: 'does not conform at faithful: none of 2 cases with values is supported',
    mark: '❌',
  });
  const refused = [fakeCase('arguments/one', { kind: 'refusal', aspect: 'rejections' })];
  const report = await examineImplementation('fake', {}, fakeParts(refused, { 'arguments/one': UNSUPPORTED }));
  expect(verdictText(report)).toBe('does not conform at faithful: none of 1 case is supported');
});
