import { describe, expect, it } from 'vitest';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Implementation } from '#spec/signature.ts';
import { outsideData } from '../../core/outside-data.ts';
import type { Decisions } from '../../mistakes/resizer/decisions.ts';
import { resize } from '../../mistakes/resizer/resize.ts';
import { mergedReport } from '../../report/merge.ts';
import { type Report, reportText } from '../../report/report.ts';
import { reportSchema } from '../../report/report-schema.ts';
import { runConformance } from '../../run/run.ts';
import type { RunOptions } from '../../run/run-options.ts';
import { loadSuite } from '../../suite/suite.ts';
import { diagnose } from '../diagnose.ts';

const BICUBIC = ['probes/bicubic-image-width-float32-from-*'];
const LINEAR = ['probes/linear-line-width-float32-from-*'];

function deciding(decisions: Partial<Decisions>): Implementation {
  return { name: 'resizer', interpolate: (input, options) => resize(input, options, decisions) };
}

/** So much of another resize in every result. */
function mixed(share: number, decisions: Partial<Decisions>): Implementation {
  return {
    name: 'mixer',
    interpolate(input, options) {
      const [right, wrong] = [resize(input, options), resize(input, options, decisions)].map(decoded);
      const values = right.map((value, at) => (1 - share) * value + share * wrong[at]);
      return { ...resize(input, options), data: encoded(input.dtype, values) };
    },
  };
}

async function sentenceOf(implementation: Implementation, filter: readonly string[]): Promise<string> {
  const { diagnoses } = await runConformance(implementation, { filter, profile: 'standard' });
  expect(diagnoses.map(({ measured }) => measured)).toEqual([true]);
  return diagnoses[0].sentence;
}

describe('the weights of operator probes that no known mistake explains', () => {
  it('have a sum and a place', async () => {
    const sentence = await sentenceOf(deciding({ gain: 0.97, shift: 0.13 }), LINEAR);
    expect(sentence).toContain('the weights of an output element sum to 0.97, not 1');
    expect(sentence).toContain('weights multiplied by 0.97 and coordinates 0.13 of an input element too high');
    expect(sentence).toContain('nothing is left over');
  });

  it('have a coefficient', async () => {
    const sentence = await sentenceOf(deciding({ cubicCoefficient: -0.62, shift: -0.07 }), BICUBIC);
    expect(sentence).toContain('coordinates 0.07 of an input element too low and a cubic kernel with A ≈ −0.62');
  });

  it('have steps and a width', async () => {
    const filter = ['probes/bilinear-antialias-image-width-float32-from-*'];
    const sentence = await sentenceOf(deciding({ stepGain: 1.03, supportScale: 1.37 }), filter);
    expect(sentence).toContain('a kernel 1.37 times as wide');
  });

  it('have a number of elements and a kernel of their own', async () => {
    const sentence = await sentenceOf(mixed(0.3, { computedAs: { linear: 'bicubic' } }), LINEAR);
    expect(sentence).toContain('weighs up to 4 input elements, not 2');
    expect(sentence).toMatch(/by its distance, an input element weighs .* at 0\.\d+, not/);
  });

  it('are wrong in places', async () => {
    const sentence = await sentenceOf(mixed(0.4, { linearBorder: 'extrapolated' }), LINEAR);
    expect(sentence).toContain('wrong only near the border');
  });

  it('explain no case', async () => {
    const { undiagnosed, summary } = await runConformance(deciding({ gain: 0.97, shift: 0.13 }), { filter: LINEAR });
    expect(undiagnosed).toEqual({ cases: summary.failures, of: summary.failures });
  });

  it('are the same from merged shards', async () => {
    const run = (options: RunOptions): Promise<Report> =>
      runConformance(deciding({ gain: 0.97, shift: 0.13 }), { filter: LINEAR, profile: 'standard', ...options });
    const shards = await Promise.all(['1/2', '2/2'].map((shard) => run({ shard })));
    const files = shards.map((shard, at) => ({
      name: String(at),
      report: outsideData(reportSchema, JSON.parse(reportText(shard)), String(at)),
    }));
    const merged = await mergedReport(files, (...given) => diagnose(...given, loadSuite));
    expect(merged.diagnoses).toEqual((await run({})).diagnoses);
  });
});
