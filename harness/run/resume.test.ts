import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Finding } from '../core/verdict.ts';
import { badgeText } from '../present/badge.ts';
import { junitXml } from '../present/junit.ts';
import { markdownReport } from '../present/markdown.ts';
import { plain } from '../present/terminal/paint.ts';
import { terminalText } from '../present/terminal/terminal.ts';
import { type Report, reportText } from '../report/report.ts';
import type { RunParts } from './examination.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeImplementation, fakeParts } from './fakes.ts';
import { examineImplementation } from './run.ts';
import type { RunOptions } from './run-options.ts';

const SUITE = Array.from({ length: 20 }, (_, at) => {
  const dtype = at % 2 === 0 ? 'float32' : 'uint8';
  return fakeCase(`linear/case-${String(at).padStart(2, '0')}`, { dtype });
});
const FINDINGS = { 'linear/case-03': DIVERGENT, 'linear/case-18': DIVERGENT };
const KNOWN = [{ pattern: 'linear/case-18', reason: 'slow', link: 'https://example.org/18' }];

afterEach(() => {
  vi.restoreAllMocks();
});

/** Every case takes a second. */
function slowParts(asked: string[] = [], findings: Readonly<Record<string, Finding>> = FINDINGS): RunParts {
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  return fakeParts(SUITE, findings, {
    async examine({ id }) {
      asked.push(id);
      now += 1000;
      return findings[id] ?? FAITHFUL;
    },
  });
}

const run = (options: RunOptions, parts = slowParts()) => examineImplementation('fake', options, parts);
const written = (report: Report) => JSON.parse(reportText(report)) as Report;

function withoutDurations(report: Report): string {
  return reportText(report).replace(/"duration_ms": ?[\d.]+/g, '');
}

describe('a run on a budget', () => {
  test('ends after that time, with the cases in the order of the suite', async () => {
    const asked: string[] = [];
    const report = await run({ budget: 0.1 }, slowParts(asked));
    const first = ['00', '01', '02', '03', '04', '05'].map((at) => `linear/case-${at}`);
    // The failing one is asked a second time, in a process of its own.
    expect(asked).toEqual([...first, 'linear/case-03']);
    expect(report.cases.map(({ id }) => id)).toEqual(first);
    expect(report).toMatchObject({ budget_spent: true, summary: { cases: 6, selected: 20, conforms: false } });
  });

  test('is undecided where nothing has failed, and says that of every format', async () => {
    const report = await run({ budget: 0.1 }, slowParts([], {}));
    expect(report.summary.conforms).toBe(false);
    expect(report.left).toEqual({ golden: 14 });
    const style = { paint: plain, width: 200, failures: 5, again: () => '' };
    expect(terminalText(report, style)).toContain('\nnot examined: 14 recorded calls\n');
    expect(markdownReport(report, () => '')).toContain('14 recorded calls');
    expect(terminalText(report, style)).toContain(
      'undecided at faithful: the budget is spent after 6 of 20 cases, 14 not examined; 6 of 6 cases pass; --resume goes on\n',
    );
    expect(badgeText(report, 'badge.json')).toContain('undecided');
    expect(junitXml(report, () => '')).toContain('<error type="budget"');
  });

  test('that suffices leaves the report of a run without one', async () => {
    const [whole, bounded] = [await run({}), await run({ budget: 5 })];
    expect(withoutDurations(bounded)).toBe(withoutDurations(whole));
  });

  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('of %f minutes is a usage error', async (budget) => {
    await expect(run({ budget })).rejects.toThrow('budget: expected a number of minutes above 0');
  });
});

describe('a run that is resumed', () => {
  test.each([0.05, 0.1, 0.2])(
    'asks the other cases alone, and ends in the report of one run: %f minutes',
    async (budget) => {
      const parts = { known: KNOWN, require: 'linear/*' };
      const whole = await run(parts);
      const first = await run({ ...parts, budget });
      const second = await run({ ...parts, budget: 0.05, resume: written(first) });
      const asked: string[] = [];
      const third = await run({ ...parts, resume: written(second) }, slowParts(asked));
      const again = third.cases.filter(({ afresh }) => afresh !== undefined).length;
      expect(asked.length - again).toBe(20 - second.summary.cases);
      expect(withoutDurations(third)).toBe(withoutDurations(whole));
    },
  );

  test('goes on after an interruption and after --bail', async () => {
    const bailed = await run({ bail: 1 });
    expect(bailed.summary.cases).toBe(4);
    expect(withoutDurations(await run({ resume: written(bailed) }))).toBe(withoutDurations(await run({})));
    const controller = new AbortController();
    const interrupted = await run({
      signal: controller.signal,
      onProgress: ({ done }) => done >= 7 && controller.abort(),
    });
    expect(interrupted).toMatchObject({ interrupted: true, summary: { cases: 7 } });
    expect(withoutDurations(await run({ resume: written(interrupted) }))).toBe(withoutDurations(await run({})));
  });

  test('is a usage error where nothing is left to ask', async () => {
    const whole = written(await run({}));
    const asked: string[] = [];
    await expect(run({ resume: whole }, slowParts(asked))).rejects.toThrow(
      'resume: expected the report of a run that ended early, got one of all 20 cases: nothing is left to ask',
    );
    expect(asked).toEqual([]);
  });

  test('asks failing cases again whose answers the report lacks, within the budget', async () => {
    const first = written(await run({ budget: 0.1 }));
    const cases = first.cases.map(({ observed: _, ...one }) => one);
    const asked: string[] = [];
    const second = await run({ resume: { ...first, cases }, budget: 0.05 }, slowParts(asked));
    expect(asked.slice(0, 3)).toEqual(['linear/case-03', 'linear/case-06', 'linear/case-07']);
    expect(second.summary.cases).toBe(8);
  });

  test('after the last case was interrupted, keeps every answer', async () => {
    const controller = new AbortController();
    const ended = await run({
      signal: controller.signal,
      onProgress: ({ done }) => done === 20 && controller.abort(),
    });
    expect(ended).toMatchObject({ interrupted: true, summary: { cases: 20 } });
    expect(withoutDurations(await run({ resume: written(ended) }))).toBe(withoutDurations(await run({})));
  });

  test('tells how many cases it keeps, and refuses a module that has changed', async () => {
    const told: object[] = [];
    const parts = (content?: string) => ({ ...slowParts(), contentHash: async () => content });
    const onResumed = (resumed: object) => told.push(resumed);
    const first = written(await run({ budget: 0.1 }, parts('a')));
    expect(first.content_sha256).toBe('a');
    const whole = await run({ resume: first, onResumed }, parts('a'));
    expect(whole).not.toHaveProperty('content_sha256');
    await run({ resume: first, onResumed }, parts());
    expect(told).toEqual([
      { kept: 6, isSameFile: true },
      { kept: 6, isSameFile: false },
    ]);
    await expect(run({ resume: first }, parts('b'))).rejects.toThrow(
      'resume: the module has changed since that report; run it anew, without --resume',
    );
  });

  test.each<[string, (cases: Report['cases']) => Report['cases'], string]>([
    ['twice', ([one, ...others]) => [one, one, ...others], "expected each case once, got a second 'linear/case-00'"],
    [
      'that is not of the run',
      (cases) => [...cases, { ...cases[0], id: 'nix' }],
      "expected cases of this run, got 'nix'",
    ],
  ])('is a usage error where the report has a case %s', async (_, changed, message) => {
    const first = written(await run({ budget: 0.1 }));
    const resume = { ...first, cases: changed(first.cases) };
    await expect(run({ resume })).rejects.toThrow(`resume: ${message}; run it anew`);
  });

  test.each<[RunOptions, string]>([
    [{ seed: 2 }, 'a run with seed 2, got 1;'],
    [{ level: 'close' }, 'a run with level "close", got "faithful";'],
    [{ filter: 'linear/*' }, 'a run with filter ["linear/*"], got none;'],
    [{ shard: '1/2' }, 'a run with shard "1/2", got none;'],
  ])('is a usage error where the run was another: %o', async (options, message) => {
    const resume = written(await run({ budget: 0.1 }));
    await expect(run({ ...options, resume })).rejects.toThrow(`resume: expected the report of ${message}`);
  });

  test('is a usage error where the implementation is another, or the report is none', async () => {
    const resume = written(await run({ budget: 0.1 }));
    const other = { openImplementation: async () => fakeImplementation('fake', { version: '2' }) };
    await expect(run({ resume }, { ...slowParts(), ...other })).rejects.toThrow(
      'expected the report of a run with implementation version "2", got "1.2.3"',
    );
    await expect(run({ resume: {} as Report })).rejects.toThrow('resume: schema: expected');
  });
});
