import { expect, it } from 'vitest';
import { DIVERGENT, fakeCase, fakeParts } from './fakes.ts';
import { examineImplementation } from './run.ts';

const suite = [fakeCase('linear/first'), fakeCase('linear/second')];
const findings = { 'linear/first': DIVERGENT };
const fails = async (): Promise<never> => {
  throw new RangeError('a window without end');
};

it('an error inside the diagnosis is said, and all else of the report is the same without it', async () => {
  const whole = await examineImplementation('mine.mjs', {}, fakeParts(suite, findings));
  const parts = fakeParts(suite, findings, { diagnose: fails });
  const { diagnosis_error: error, ...rest } = await examineImplementation('mine.mjs', {}, parts);
  expect(error).toContain('a window without end');
  expect(withoutDurations(rest)).toBe(withoutDurations(whole));
});

function withoutDurations(report: object): string {
  return JSON.stringify(report, (key, value) => (key === 'duration_ms' ? undefined : value));
}
