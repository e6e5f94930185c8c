import { afterAll, describe, expect, test } from 'vitest';
import { modules } from '../implementations/fakes.ts';
import { type Report, reportText } from '../report/report.ts';
import type { Processes } from './examination.ts';
import { fakeCase, fakeParts } from './fakes.ts';
import { examineImplementation, runConformance } from './run.ts';

const { write, close } = modules({ timeout: 10_000 });
afterAll(close);

/** It remembers how often it was called, and every seventh call is answered. */
const FORGETFUL = `
let calls = 0;
export default {
  name: 'forgetful',
  interpolate({ dtype, shape, data }) {
    calls += 1;
    if (calls % 7 === 0) return { dtype, shape, data: data.slice() };
    throw new Error('refused');
  },
};`;

function withoutDurations(report: Report): string {
  return reportText(report).replace(/"duration_ms": ?[\d.]+/g, '');
}

describe('a run with several processes', () => {
  test('gives the same report as with one, whatever the implementation remembers', async () => {
    const path = write('forgetful', FORGETFUL);
    const options = { profile: 'quick', filter: 'arguments/*', aspects: ['rejections'] } as const;
    const [alone, shared] = await Promise.all([1, 2].map((jobs) => runConformance(path, { ...options, jobs })));
    const { cases, fail } = alone.summary;
    // Every seventh of each of the two lanes.
    expect(fail).toBe(Math.floor(Math.ceil(cases / 2) / 7) + Math.floor(Math.floor(cases / 2) / 7));
    expect(withoutDurations(shared)).toBe(withoutDurations(alone));
  });

  test('ends as one does after so many failures', async () => {
    const path = write('accepting', FORGETFUL.replace('calls % 7 === 0', 'true'));
    const options = { profile: 'quick', filter: 'arguments/*', aspects: ['rejections'], bail: 3 } as const;
    const [alone, shared] = await Promise.all([1, 2].map((jobs) => runConformance(path, { ...options, jobs })));
    expect(shared.cases.map(({ id }) => id)).toEqual(alone.cases.map(({ id }) => id));
  });

  test('is at fault where a process ends before it has examined its cases', async () => {
    const suite = Array.from({ length: 100 }, (_, at) => fakeCase(`linear/case-${at}`));
    const processes: Processes = {
      count: 2,
      start(_, tell) {
        tell({ kind: 'failed', name: 'SuiteError', message: 'a process of the suite ended early: SIGKILL' });
        return { stop: async () => {} };
      },
    };
    await expect(examineImplementation('fake', {}, fakeParts(suite, {}, { processes }))).rejects.toThrow(
      'a process of the suite ended early: SIGKILL',
    );
  });
});
