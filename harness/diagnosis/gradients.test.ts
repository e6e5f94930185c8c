import { describe, expect, it } from 'vitest';
import { tensorOf } from '#cases/fill.ts';
import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { outsideData } from '../core/outside-data.ts';
import { HYPOTHESES } from '../mistakes/all.ts';
import { askedCall } from '../mistakes/asked.ts';
import { faulty } from '../mistakes/faulty.ts';
import type { Decisions } from '../mistakes/resizer/decisions.ts';
import { resize } from '../mistakes/resizer/resize.ts';
import { rightResult } from '../mistakes/right-result.ts';
import { mergedReport } from '../report/merge.ts';
import { type Report, reportText } from '../report/report.ts';
import { reportSchema } from '../report/report-schema.ts';
import { runConformance } from '../run/run.ts';
import type { RunOptions } from '../run/run-options.ts';
import { loadSuite } from '../suite/suite.ts';
import { diagnose } from './diagnose.ts';
import { callSeen } from './failing-calls.ts';
import { explanation } from './matching.ts';

type Backward = NonNullable<Implementation['interpolateBackward']>;

const GRADIENTS = ['gradients/*'];

/** Right on the way forward. */
function going(backward: Backward): Implementation {
  return { name: 'wrong on the way back', interpolate, interpolateBackward: backward };
}

function run(implementation: Implementation, options: RunOptions = {}): Promise<Report> {
  return runConformance(implementation, { filter: GRADIENTS, profile: 'quick', ...options });
}

function mistake(id: string) {
  const found = HYPOTHESES.find((one) => one.id === id);
  if (found === undefined) throw new RangeError(`no mistake is called ${id}`);
  return found;
}

function makingBackward(id: string): Implementation {
  return faulty(id, mistake(id), { isBackward: true });
}

const changing =
  (change: (value: number, at: number, all: Float64Array) => number): Backward =>
  (gradOutput, inputShape, options) => {
    const right = interpolateBackward(gradOutput, inputShape, options);
    return { ...right, data: encoded(right.dtype, decoded(right).map(change)) };
  };

describe('the cause of a failing gradient', () => {
  it.each([
    'coordinates.asymmetric',
    'steps.sizes-for-factor',
    'linear.border-zero',
    'area.not-divided',
    'antialias.ignored',
    'memory.zeros',
  ])('is %s, which is made on the way back only', async (id) => {
    const { diagnoses, summary } = await run(makingBackward(id));
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).toEqual([id]);
    expect(diagnoses[0]).toMatchObject({ explains: summary.failures, of: summary.failures });
    expect(diagnoses[0].sentence).toMatch(/ Only in the backward pass\.$/);
  });

  it('is what was left of an earlier gradient', async () => {
    const sums = new Map<string, Float64Array>();
    const adding: Backward = (gradOutput, inputShape, options) => {
      const right = interpolateBackward(gradOutput, inputShape, options);
      const key = `${right.dtype} ${inputShape.join()}`;
      const left = sums.get(key);
      const sum = decoded(right).map((value, at) => value + (left?.[at] ?? 0));
      sums.set(key, sum);
      return { ...right, data: encoded(right.dtype, sum) };
    };
    const { diagnoses } = await run(going(adding));
    expect(diagnoses[0]).toMatchObject({ hypothesis: 'state.buffer-of-the-call-before' });
  });

  it('is one with that of the values', async () => {
    const decisions: Partial<Decisions> = { transform: 'asymmetric' };
    const { interpolateBackward: backward } = makingBackward('coordinates.asymmetric');
    const wrong: Implementation = {
      name: 'asymmetric',
      interpolate: (input, options) => resize(input, options, decisions),
      ...(backward && { interpolateBackward: backward }),
    };
    const { diagnoses, summary } = await run(wrong, { filter: [...GRADIENTS, 'linear/*', 'bicubic/*'] });
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).toEqual(['coordinates.asymmetric']);
    expect(diagnoses[0].sentence).not.toContain('backward');
    expect(diagnoses[0].explains).toBe(summary.failures);
  });

  it.each([
    'gradients.overwrites',
    'gradients.averages',
    'gradients.rows-apart-by-height',
    'gradients.images-added-up',
  ])('is %s, which nothing but a gradient shows', async (id) => {
    const { diagnoses, summary } = await run(makingBackward(id));
    expect(diagnoses.map(({ hypothesis }) => hypothesis)).toEqual([id]);
    expect(diagnoses[0].explains).toBe(summary.failures);
  });

  it('holds where passing gradients do not speak against it', async () => {
    const shrinking: Backward = (gradOutput, inputShape, options) => {
      const asked = askedCall({ entry: 'interpolate.backward', input: gradOutput, inputShape, options: options ?? {} });
      const isMade = asked.accepted?.axes.some(({ inputSize, outputSize }) => outputSize < inputSize);
      return isMade
        ? (makingBackward('gradients.overwrites').interpolateBackward as Backward)(gradOutput, inputShape, options)
        : rightResult(asked);
    };
    const { diagnoses } = await run(going(shrinking));
    expect(diagnoses[0]).toMatchObject({ hypothesis: 'gradients.overwrites' });
    expect(diagnoses[0].sentence).toMatch(/ Only when shrinking\.$/);
  });

  it('is that there is none, where the backward pass throws', async () => {
    const throwing = going(() => {
      throw new Error('not differentiable');
    });
    const { diagnoses } = await run(throwing);
    expect(diagnoses[0].hypothesis).toBe('gradients.refused');
  });

  it('is left open where no known mistake fits', async () => {
    const { diagnoses, undiagnosed, summary } = await run(
      going(changing((value, at) => value + Math.sin(at * at + 1) / 2)),
    );
    expect(diagnoses).toEqual([]);
    expect(undiagnosed).toEqual({ cases: summary.failures, of: summary.failures });
  });

  it('is the same from merged shards, byte for byte', async () => {
    const wrong = makingBackward('coordinates.asymmetric');
    const files = await Promise.all(
      ['1/2', '2/2'].map(async (shard) => {
        const written: unknown = JSON.parse(reportText(await run(wrong, { shard })));
        return { name: shard, report: outsideData(reportSchema, written, shard) };
      }),
    );
    const merged = await mergedReport(files, (...given) => diagnose(...given, loadSuite));
    expect(withoutDurations(merged)).toBe(withoutDurations(await run(wrong)));
  });
});

describe('the gradient of a half type', () => {
  const ones = tensorOf({ dtype: 'float16', shape: [1, 1, 8200], fill: { kind: 'constant', value: 1 } });

  it.each(['precision.half-sums', 'gradients.second-half-unwritten', 'memory.zeros'])('shows %s', (id) => {
    const options: InterpolateOptions = { size: 8200, mode: 'linear' };
    const tensor = (makingBackward(id).interpolateBackward as Backward)(ones, [1, 1, 2], options) as Tensor;
    const seen = callSeen({
      call: { entry: 'interpolate.backward', input: ones, inputShape: [1, 1, 2], options },
      outcome: { kind: 'tensor', tensor, inputChanged: false, aliasesInput: false },
    });
    expect(seen && explanation(mistake(id), seen)).toBeDefined();
    expect(seen && explanation(mistake('coordinates.asymmetric'), seen)).toBeUndefined();
  });
});

function withoutDurations(report: Report): string {
  return reportText(report).replace(/"duration_ms": ?[\d.]+/g, '');
}
