import { describe, expect, it } from 'vitest';
import type { RunParts } from '../run/examination.ts';
import { DIVERGENT, fakeCase, fakeParts } from '../run/fakes.ts';
import { examineImplementation } from '../run/run.ts';
import type { RunOptions } from '../run/run-options.ts';
import { junitXml } from './junit.ts';

const suite = ['first', 'second', 'third'].map((name) => fakeCase(`linear/${name}`));

async function xmlOf(options: RunOptions): Promise<string> {
  const parts = fakeParts(suite, { 'linear/first': DIVERGENT });
  return junitXml(await examineImplementation('fake', options, parts), () => 'again');
}

describe('JUnit XML', () => {
  it('of an interrupted run has an error that says what was not examined', async () => {
    const controller = new AbortController();
    const xml = await xmlOf({ signal: controller.signal, onCase: () => controller.abort() });
    expect(xml).toContain('<testsuite name="run" tests="1" failures="0" errors="1" skipped="0"');
    expect(xml).toContain('<error type="interrupted" message="interrupted: 2 cases of 3 not examined"/>');
  });

  it('of a run that bail ended says so', async () => {
    expect(await xmlOf({ bail: 1 })).toContain('<skipped message="ended early by --bail: 2 cases of 3 not examined"/>');
  });

  it('tells the likely cause of a case beside its clauses', async () => {
    const diagnosis = {
      hypothesis: 'memory.zeros',
      claim: 'memory.zeros',
      sentence: 'It returns zeros.',
      explains: 1,
      of: 1,
      scope: '',
      clause: 'memory.no-state',
      cases: ['linear/first'],
    };
    const diagnose: RunParts['diagnose'] = async (cases) => ({
      diagnoses: [diagnosis],
      cases: cases.map((one) => ({ ...one, hypotheses: ['memory.zeros'] })),
      isIncomplete: false,
    });
    const parts = fakeParts(suite, { 'linear/first': DIVERGENT }, { diagnose });
    const xml = junitXml(await examineImplementation('fake', {}, parts), () => 'again');
    expect(xml).toContain('likely cause: It returns zeros. (explains 1 of 1 failing case; memory.no-state)');
  });

  it('of a whole run has its cases and nothing else', async () => {
    expect(await xmlOf({})).toContain('" tests="3" failures="1" errors="0" skipped="0"');
  });
});
