import { describe, expect, it } from 'vitest';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { outsideData } from '../core/outside-data.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import { resize } from '../mistakes/resizer/resize.ts';
import { unwritten } from '../mistakes/tensors.ts';
import type { Diagnose, Diagnosed } from '../report/diagnosed.ts';
import { mergedReport } from '../report/merge.ts';
import { type Report, reportText } from '../report/report.ts';
import { reportSchema } from '../report/report-schema.ts';
import { examineImplementation, runConformance } from '../run/run.ts';
import type { RunOptions } from '../run/run-options.ts';
import { ownParts } from '../run/run-parts.ts';
import { loadSuite } from '../suite/suite.ts';
import { diagnose } from './diagnose.ts';

const FEW = ['linear/*', 'bicubic/*'];

function deciding(decisions: Partial<Decisions>): Implementation {
  return { name: 'resizer', interpolate: (input, options) => resize(input, options, decisions) };
}

function run(decisions: Partial<Decisions>, options: RunOptions = {}): Promise<Report> {
  return runConformance(deciding(decisions), { filter: FEW, profile: 'quick', ...options });
}

describe('a diagnosis', () => {
  it('names the one mistake that explains every failing case', async () => {
    const { diagnoses, summary } = await run({ transform: 'asymmetric' });
    expect(diagnoses[0]).toMatchObject({ hypothesis: 'coordinates.asymmetric', of: summary.failures });
    expect(diagnoses[0].explains).toBe(summary.failures);
  });

  it('gives the number that was found, and who else computes so', async () => {
    const { diagnoses } = await run({ cubicCoefficient: -0.5 });
    expect(diagnoses[0]).toMatchObject({ hypothesis: 'bicubic.coefficient', scope: 'bicubic' });
    expect(diagnoses[0].sentence).toContain('A ≈ −0.5,');
    expect(diagnoses[0].also).toContain('Pillow');
  });

  it('counts what an answer shows', async () => {
    const wrong: Implementation = {
      name: 'three rows',
      interpolate: (input, options) =>
        unwritten(resize(input, options), (index) => index.length > 3 && index[index.length - 2] >= 3),
    };
    const { diagnoses, summary } = await runConformance(wrong, { filter: FEW, profile: 'quick' });
    expect(diagnoses).toHaveLength(1);
    expect(diagnoses[0]).toMatchObject({ claim: 'memory.unwritten-rows-after=3', explains: summary.failures });
    expect(diagnoses[0].sentence).toBe('It writes 3 rows at most, and leaves what follows zero.');
  });

  it('says of levels the number that explains most', async () => {
    const { diagnoses } = await run({ uint8Weights: 'cut-9' }, { filter: ['*/*-uint8*'] });
    expect(diagnoses.map(({ claim }) => claim)).toEqual(['rounding.uint8-weights-cut-to-bits=9']);
  });

  it('estimates a number where elements are copied', async () => {
    const { diagnoses } = await run({ gain: 1.02, gainOf: 'result' }, { filter: ['nearest/*'] });
    expect(diagnoses[0].claim).toMatch(/result-scaled=1\.02$/);
  });

  it('estimates a number along one axis', async () => {
    const { diagnoses } = await run({ shift: 0.15, along: 'height' }, { filter: ['bicubic/*'] });
    expect(diagnoses.map(({ claim }) => claim)).toEqual(['coordinates.shifted:height=0.15']);
  });

  it('names two mistakes that meet in different modes', async () => {
    const { diagnoses } = await run({ linearBorder: 'extrapolated', cubicCoefficient: -1 });
    expect(diagnoses.map(({ hypothesis }) => hypothesis).sort()).toEqual([
      'bicubic.coefficient',
      'linear.extrapolated',
    ]);
  });

  it('names two mistakes that meet in one call', async () => {
    const { diagnoses } = await run({ transform: 'asymmetric', cubicCoefficient: -0.5 }, { filter: ['bicubic/*'] });
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).toEqual([
      'bicubic.coefficient',
      'coordinates.asymmetric + bicubic.coefficient',
    ]);
  });

  it('stays empty where no known mistake fits', async () => {
    const noise = { name: 'noise', interpolate: noisy };
    const { diagnoses, undiagnosed } = await runConformance(noise, {
      filter: ['linear/*'],
      profile: 'quick',
      bail: 12,
    });
    expect(diagnoses).toEqual([]);
    expect(undiagnosed).toEqual({ cases: 12, of: 12 });
  });

  it('says which mistakes explain the same', async () => {
    const { diagnoses } = await run({ sizeRule: 'tolerant' }, { filter: ['output-size/100-by-0p29'] });
    expect(diagnoses).toHaveLength(1);
    expect(diagnoses[0].equally).toHaveLength(2);
  });

  it('is what the fewest passing cases speak against, of mistakes that explain the same', async () => {
    const filter = ['bicubic/factor-*', 'claims/equal-size*'];
    const { diagnoses } = await run({ unchangedAxis: 'input-copied' }, { filter });
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).toEqual(['steps.unchanged-input-copied']);
    expect(diagnoses[0].equally).toBeUndefined();
  });

  it('is cutting down, where float32 falls short of a whole number', async () => {
    const short: Implementation = {
      name: 'short',
      interpolate(input, options) {
        const exact = resize(input, options);
        return { ...exact, data: Uint8Array.from(exact.data, (level, at) => (at % 7 === 3 ? level - 1 : level)) };
      },
    };
    const filter = ['rounding/uint8-*-constant-255'];
    const { cases } = await runConformance(short, { filter });
    expect(
      cases.filter(({ hypotheses = [] }) => hypotheses.includes('rounding.uint8-truncates')).length,
    ).toBeGreaterThan(1);
  });

  it('counts results of a wrong size among themselves', async () => {
    const { diagnoses, summary } = await run({ sizeRule: 'ceiled' }, { filter: ['output-size/*'] });
    expect(diagnoses[0]).toMatchObject({ hypothesis: 'output-size.ceiled', of: summary['invalid-output'] });
    expect(diagnoses[0].scope).toMatch(/^invalid-output/);
  });

  it('is no mistake that would have been accepted', async () => {
    const { cases } = await run({ uint8Rounding: 'half-down' }, { filter: ['rounding/uint8-aligned-bilinear-ties'] });
    expect(cases[0].hypotheses).toContain('rounding.uint8-half-down');
    expect(cases[0].hypotheses).not.toContain('rounding.uint8-rounds-once');
  });

  it('says that answers differ where the rounds of a case do', async () => {
    let calls = 0;
    const flaky: Implementation = {
      name: 'flaky',
      interpolate(input, options) {
        const right = resize(input, options);
        const data = decoded(right).map((value, at) => (at === 0 && calls % 3 === 0 ? value + 1 : value));
        calls += 1;
        return { ...right, data: encoded(right.dtype, data) };
      },
    };
    const { diagnoses } = await runConformance(flaky, { filter: ['bicubic/*'], profile: 'quick', repeat: 2 });
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).toEqual(['state.answers-differ']);
  });

  it('holds passing cases against a claim', async () => {
    const { diagnoses } = await run({ computedAs: { bicubic: 'linear' } }, { filter: ['bicubic/*', 'state/*'] });
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).toEqual(['modes.bicubic-as-bilinear']);
  });

  it('is no memory where several modes are computed as one', async () => {
    const computedAs = { bicubic: 'linear', nearest: 'linear', 'nearest-exact': 'linear' } as const;
    const { diagnoses } = await run({ computedAs }, { filter: ['bicubic/*', 'nearest/*', 'state/mode-after-mode'] });
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).not.toContain('state.kept-without-mode');
    expect(diagnoses).not.toHaveLength(0);
  });

  it('is not made where nothing fails', async () => {
    const { diagnoses, cases } = await run({});
    expect(diagnoses).toEqual([]);
    expect(cases.some(({ hypotheses }) => hypotheses !== undefined)).toBe(false);
  });

  it('is the same in whichever order the cases come', async () => {
    const parts = await ownParts();
    const ways: Diagnosed[] = [];
    const diagnoseBothWays: Diagnose = async (cases, observations) => {
      ways.push(await diagnose(cases, observations, loadSuite));
      ways.push(await diagnose(cases.toReversed(), observations.toReversed(), loadSuite));
      return ways[0];
    };
    const mistaken = deciding({ transform: 'asymmetric', cubicCoefficient: -0.5 });
    await examineImplementation(mistaken, { filter: FEW, profile: 'quick' }, { ...parts, diagnose: diagnoseBothWays });
    expect(ways[0].diagnoses).not.toEqual([]);
    expect(ways[1].diagnoses).toEqual(ways[0].diagnoses);
    expect(ways[1].cases.toReversed()).toEqual(ways[0].cases);
  });

  it('is the same from merged shards, byte for byte', async () => {
    const decisions = { transform: 'asymmetric' } as const;
    const files = await Promise.all(
      ['1/3', '2/3', '3/3'].map(async (shard) => {
        const written: unknown = JSON.parse(reportText(await run(decisions, { shard })));
        return { name: shard, report: outsideData(reportSchema, written, shard) };
      }),
    );
    const merged = await mergedReport(files, (...given) => diagnose(...given, loadSuite));
    expect(withoutDurations(merged)).toBe(withoutDurations(await run(decisions)));
  });
});

/** Off by up to a half, differently at every element. */
function noisy(input: Tensor, options: InterpolateOptions): Tensor {
  const right = resize(input, options);
  const data = decoded(right).map((value, at) => value + Math.sin(at * at + 1) / 2);
  return { ...right, data: encoded(right.dtype, data) };
}

function withoutDurations(report: Report): string {
  return reportText(report).replace(/"duration_ms": ?[\d.]+/g, '');
}
