import { describe, expect, it, vi } from 'vitest';
import { type ImplementationDescription, UsageError } from '../core/open-implementation.ts';
import { SuiteError } from '../core/suite-error.ts';
import type { Finding } from '../core/verdict.ts';
import { type Report, reportText } from '../report/report.ts';
import { DIVERGENT, FAITHFUL, fakeCase, fakeImplementation, fakeParts } from './fakes.ts';
import { examineImplementation } from './run.ts';
import type { RunOptions } from './run-options.ts';

const suite = [
  fakeCase('linear/first'),
  fakeCase('linear/second', { profile: 'full' }),
  fakeCase('nearest/third', { mode: 'nearest', clauses: ['nearest.index'], profile: 'quick' }),
  fakeCase('arguments/fourth', { kind: 'refusal', aspect: 'rejections' }),
  fakeCase('front-ends/fifth', { aspect: 'front-ends' }),
];

const UNSUPPORTED: Finding = { status: 'unsupported', message: 'no such mode' };

function run(options: RunOptions = {}, findings: Record<string, Finding> = {}): Promise<Report> {
  return examineImplementation('fake', options, fakeParts(suite, findings));
}

function withoutDurations(report: Report): string {
  return reportText(report).replace(/"duration_ms": ?[\d.]+/g, '');
}

describe('a run', () => {
  it('examines the standard profile in the order of the suite', async () => {
    const { cases, summary } = await run();
    expect(cases.map(({ id }) => id)).toEqual([
      'linear/first',
      'nearest/third',
      'arguments/fourth',
      'front-ends/fifth',
    ]);
    expect(summary).toMatchObject({ cases: 4, pass: 4, level: 'faithful', conforms: true, coverage: 1 });
  });

  it('gives the same report twice, durations aside', async () => {
    expect(withoutDurations(await run())).toBe(withoutDurations(await run()));
  });

  it('examines a case that is named by its whole id in every profile', async () => {
    const { cases } = await run({ filter: 'linear/second' });
    expect(cases.map(({ id }) => id)).toEqual(['linear/second']);
  });

  it('selects by clause as by id, and leaves out', async () => {
    expect((await run({ filter: 'nearest.*' })).cases.map(({ id }) => id)).toEqual(['nearest/third']);
    expect((await run({ filter: ['!nearest/*', '!arguments/*'] })).cases.map(({ id }) => id)).toEqual([
      'linear/first',
      'front-ends/fifth',
    ]);
  });

  it('asks for the aspects that the implementation claims', async () => {
    const openImplementation = async () => fakeImplementation('fake', { aspects: ['values'] });
    const report = await examineImplementation('fake', {}, fakeParts(suite, {}, { openImplementation }));
    expect(report.cases.map(({ id }) => id)).toEqual(['linear/first', 'nearest/third']);
    expect(report.suite.aspects).toEqual(['values']);
  });

  it.each([
    [undefined, { timeout: 10_000, loadTimeout: 50_000 }],
    [300, { timeout: 300, loadTimeout: 10_000 }],
    [2 ** 31 - 1, { timeout: 2 ** 31 - 1, loadTimeout: 2 ** 31 - 1 }],
  ])('gives loading five times as long as a call, and 10 s at least: %s', async (timeout, expected) => {
    const openImplementation = vi.fn(async () => fakeImplementation('fake'));
    await examineImplementation('fake', { timeout }, fakeParts(suite, {}, { openImplementation }));
    expect(openImplementation).toHaveBeenCalledWith('fake', expected);
  });

  it('asks for gradients only where there is a member for them', async () => {
    const has = { upsample: false, createUpsample: false, interpolateBackward: true };
    const aspectsOf = async (details: Partial<ImplementationDescription>) => {
      const openImplementation = async () => ({ ...fakeImplementation('fake'), ...details });
      return (await examineImplementation('fake', {}, fakeParts(suite, {}, { openImplementation }))).suite.aspects;
    };
    expect(await aspectsOf({})).toEqual(['values', 'rejections', 'front-ends']);
    expect(await aspectsOf({ has })).toEqual(['values', 'rejections', 'front-ends', 'gradients']);
  });

  it('says which aspect an implementation has made up', async () => {
    const openImplementation = async () => fakeImplementation('fake', { aspects: ['value'] });
    await expect(examineImplementation('fake', {}, fakeParts(suite, {}, { openImplementation }))).rejects.toThrow(
      "aspects of fake: expected values, rejections, front-ends or gradients, got 'value'; did you mean values?",
    );
  });

  it('is not for an implementation that claims no aspect', async () => {
    const openImplementation = async () => fakeImplementation('fake', { aspects: [] });
    await expect(examineImplementation('fake', {}, fakeParts(suite, {}, { openImplementation }))).rejects.toThrow(
      'aspects of fake: expected some of values, rejections, front-ends, gradients, got an empty array',
    );
  });

  it('ends after the failures that bail allows, and says how much was selected', async () => {
    const { summary } = await run({ bail: 1 }, { 'linear/first': DIVERGENT });
    expect(summary).toMatchObject({ cases: 1, selected: 4, fail: 1, conforms: false });
  });

  it('closes the implementation, even when the suite is at fault', async () => {
    let closed = 0;
    const parts = fakeParts(
      suite,
      {},
      {
        openImplementation: async () =>
          fakeImplementation('fake', {
            close: async () => {
              closed += 1;
            },
          }),
        examine: async () => {
          throw new TypeError('no tensor');
        },
      },
    );
    await expect(examineImplementation('fake', {}, parts)).rejects.toThrow(new SuiteError('linear/first: no tensor'));
    expect(closed).toBe(1);
  });

  it('tells each case and its progress', async () => {
    const seen: string[] = [];
    await run({
      onCase: ({ id, status }) => seen.push(`${id} ${status}`),
      onProgress: ({ done, total }) => seen.push(`${done}/${total}`),
      filter: 'linear/first',
    });
    expect(seen).toEqual(['0/1', 'linear/first pass', '1/1']);
  });

  it('answers an abort in the middle of a call with what it has', async () => {
    const controller = new AbortController();
    const parts = fakeParts(
      suite,
      {},
      {
        examine: ({ id }) => {
          if (id === 'linear/first') return Promise.resolve(FAITHFUL);
          queueMicrotask(() => controller.abort());
          return new Promise(() => {});
        },
      },
    );
    const report = await examineImplementation('fake', { signal: controller.signal }, parts);
    expect(report.interrupted).toBe(true);
    expect(report.summary).toMatchObject({ cases: 1, selected: 4, conforms: false });
  });

  it('lets an abort come through while the implementation never waits', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 20);
    const many = Array.from({ length: 400 }, (_, at) => fakeCase(`linear/case-${at}`));
    const examine = async (): Promise<Finding> => {
      const end = performance.now() + 2;
      while (performance.now() < end);
      return FAITHFUL;
    };
    const report = await examineImplementation('fake', { signal: controller.signal }, fakeParts(many, {}, { examine }));
    expect(report.summary.cases).toBeLessThan(400);
  });
});

describe('conformance', () => {
  it('is not claimed when nothing is supported', async () => {
    const unsupported = Object.fromEntries(suite.map(({ id }) => [id, UNSUPPORTED]));
    const { summary } = await run({}, unsupported);
    expect(summary).toMatchObject({ conforms: false, coverage: 0, failures: 0 });
  });

  it('is not claimed for refusals alone, unless only refusals were asked', async () => {
    const onlyRefuses = { 'linear/first': UNSUPPORTED, 'nearest/third': UNSUPPORTED, 'front-ends/fifth': UNSUPPORTED };
    expect((await run({}, onlyRefuses)).summary.conforms).toBe(false);
    expect((await run({ aspects: ['rejections'] }, onlyRefuses)).summary.conforms).toBe(true);
  });

  it('allows unsupported cases, but for required ones', async () => {
    const findings = { 'linear/first': UNSUPPORTED };
    expect((await run({}, findings)).summary).toMatchObject({ conforms: true, coverage: 0.75 });
    const required = await run({ require: 'linear/*' }, findings);
    expect(required.summary).toMatchObject({ conforms: false, failures: 1, unsupported: 1 });
    expect(required.cases[0].required).toBe(true);
  });

  it('counts a value case that gave no value as divergent', async () => {
    const { summary, matrix } = await run({}, { 'linear/first': { status: 'crash', message: 'gone' } });
    expect(summary.level).toBe('divergent');
    expect(matrix.find(({ mode }) => mode === 'bilinear')).toMatchObject({ level: 'divergent', crash: 1, cases: 2 });
  });
});

describe('known deviations', () => {
  const entry = { pattern: 'linear/first', reason: 'rounds early', link: 'https://example.org/1' };

  it('let their cases fail', async () => {
    const { summary, cases, known } = await run({ known: [entry] }, { 'linear/first': DIVERGENT });
    expect(summary).toMatchObject({ conforms: true, known: 1, failures: 0, fail: 1, level: 'divergent' });
    expect(cases[0].known).toBe('linear/first');
    expect(known).toEqual([{ ...entry, cases: 1, examined: 1, failing: 1, passing: 0, changed: 0, stale: false }]);
  });

  it('fail the run once they no longer deviate', async () => {
    const { summary, known } = await run({ known: [entry] });
    expect(summary).toMatchObject({ conforms: false, stale: 1, failures: 0 });
    expect(known?.[0].stale).toBe(true);
  });

  it('fail the run after the day on which they expire', async () => {
    const findings = { 'linear/first': DIVERGENT };
    const expiring = (expires: string) => run({ known: [{ ...entry, expires }] }, findings);
    expect((await expiring('2026-11-22')).summary.conforms).toBe(true);
    expect((await expiring('2026-11-21')).summary).toMatchObject({ conforms: false, failures: 1 });
  });

  it('are not judged by a run that did not ask for them', async () => {
    expect((await run({ known: [entry], filter: 'nearest/*' })).summary.conforms).toBe(true);
  });

  it('must name cases of the suite, and follow them somewhere', async () => {
    await expect(run({ known: [{ ...entry, pattern: 'linear/frist' }] })).rejects.toThrow(
      "known 'linear/frist': no case has such an id or clause; did you mean linear/first",
    );
    await expect(run({ known: [{ ...entry, link: 'later' }] })).rejects.toThrow(
      'known: entry 1, link: expected an http or https address where the deviation is tracked',
    );
    await expect(run({ known: [entry, entry] })).rejects.toThrow("known: pattern 'linear/first' is listed twice");
  });
});

describe('options that cannot be used', () => {
  it.each<[RunOptions, string]>([
    [{ filter: 'linaer/*' }, "filter 'linaer/*': no case has such an id or clause; did you mean linear/*"],
    [{ filter: 'linear' }, "did you mean 'linear/*'?"],
    [{ require: 'linear/second' }, "require 'linear/second': its cases are not selected (profile standard"],
    [{ filter: 'arguments/*', aspects: ['values'] }, 'no case is selected (profile standard, aspects values)'],
    [{ shard: '3/2' }, "shard: expected i/n with i from 1 to n, as in 2/3, got '3/2'"],
    [{ seed: 1.5 }, 'seed: expected a whole number from 0 to 2147483647, got 1.5'],
    [{ timeout: 0 }, 'timeout: expected a whole number from 1'],
    [{ profile: 'quik' as 'quick' }, "profile: expected quick, standard or full, got 'quik'; did you mean quick?"],
    [{ profil: 'quick' } as RunOptions, 'profil: expected profile, level, '],
    [{ profil: 'quick' } as RunOptions, 'got no such option; did you mean profile?'],
    [{ aspect: ['values'] } as RunOptions, 'aspect: expected profile, '],
    [
      { aspects: [] },
      'aspects: expected some of values, rejections, front-ends, gradients, got an empty array; leave it',
    ],
    [{ aspects: 'values' as unknown as [] }, "gradients in an array, got 'values'"],
    [{ path: '0:1' }, 'path: replays a scenario of one property'],
    [{ path: 'x' }, "path: expected numbers with colons between, as in 12:0:3, got 'x'"],
  ])('%o', async (options, message) => {
    const failure = run(options);
    await expect(failure).rejects.toThrow(UsageError);
    await expect(failure).rejects.toThrow(message);
  });
});
