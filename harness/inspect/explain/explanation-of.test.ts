import { describe, expect, test } from 'vitest';
import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import { decoded } from '#reference/rounding.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { directImplementation } from '../../calling/direct-implementation.ts';
import { UsageError } from '../../core/open-implementation.ts';
import { explanationText } from '../../present/terminal/explanation-text.ts';
import { plain } from '../../present/terminal/paint.ts';
import { loadSuite, type SuiteCase } from '../../suite/suite.ts';
import type { Explanation } from './explanation.ts';
import { explanationOf } from './explanation-of.ts';
import { gatheredEvidence } from './gathered-evidence.ts';
import { likelyCauses } from './likely-causes.ts';

async function caseOf(id: string): Promise<SuiteCase> {
  return (await loadSuite()).find((one) => one.id === id) as SuiteCase;
}

/** What the terminal shows of a case that a faulty implementation was asked. */
async function explained(
  id: string,
  answer: Implementation['interpolate'],
  timeout = 1000,
  more: Partial<Implementation> = {},
  element?: readonly number[],
): Promise<[Explanation, string]> {
  const suiteCase = await caseOf(id);
  const opened = directImplementation({ name: 'faulty', interpolate: answer, ...more }, timeout);
  const context = { seed: 1, level: 'faithful', profile: 'quick' } as const;
  const evidence = await gatheredEvidence(suiteCase, opened, context);
  const causes = await likelyCauses(evidence, opened, await loadSuite(), context);
  const explanation = await explanationOf(suiteCase, {
    evidence,
    implementation: 'faulty',
    ...(causes && { causes }),
    ...(element && { element }),
    ask: (call) => opened.ask(call),
  });
  return [explanation, explanationText(explanation, { paint: plain, width: 80 })];
}

/** Turns images by a quarter and the result back, with a size for the other axis. */
function swapped(input: Tensor, options: InterpolateOptions): Tensor {
  const [n, c, h, w] = input.shape;
  const size = options.size as readonly number[];
  const right = interpolate(input, options);
  return {
    ...right,
    data: interpolate({ ...input, shape: [n, c, w, h] }, { ...options, size: size.toReversed() }).data,
  };
}

/** Every element of an image, read with the row stride of another width. */
function withRowsOf(input: Tensor, stride: number): Tensor {
  const [, , height, width] = input.shape;
  const plane = height * width;
  const data = input.data.map((_, at) => {
    const within = at % plane;
    const row = Math.floor(within / width);
    return input.data[at - within + ((row * stride + (within % width)) % plane)];
  });
  return { ...input, data: data as typeof input.data };
}

function truncating(input: Tensor, options: InterpolateOptions): Tensor {
  const whole = interpolate({ ...input, dtype: 'float64', data: decoded(input) }, options);
  const levels = whole.data.map((value) => Math.trunc(Math.min(Math.max(value, 0), 255)));
  return { dtype: 'uint8', shape: whole.shape, data: Uint8Array.from(levels) };
}

describe('an explanation', () => {
  test('has the coordinate, the taps and the sum of the element that is asked for', async () => {
    const { element } = await explanationOf(await caseOf('bicubic/upsample-5-to-10-impulse'), {
      element: [0, 0, 0, 4],
    });
    expect(element).toMatchObject({
      axes: [
        { name: 'H' },
        {
          name: 'W',
          placing: { formula: '(4 + ½) · 5/10 − ½', exact: '7/4 = 1.75', float32: 1.75 },
          taps: [
            { index: 0, weight: -0.03515625 },
            { index: 1, weight: 0.26171875 },
            { index: 2, weight: 0.87890625 },
            { index: 3, weight: -0.10546875 },
          ],
        },
      ],
      sums: [{ axis: 'W', value: 0.87890625 }, { axis: 'H' }],
      expected: 0.87890625,
      recorded: 0.87890625,
    });
  });

  test('shows the taps that a faulty implementation uses', async () => {
    const [{ element, verdict }, text] = await explained('bicubic/upsample-5-to-10-impulse', (input, options) =>
      interpolate(input, { ...options, mode: 'bilinear' }),
    );
    expect(verdict?.status).toBe('fail');
    expect(element?.axes[1].seen).toMatchObject({ kind: 'taps', taps: [{ weight: 0.25 }, { weight: 0.75 }] });
    expect(element?.multiple).toBeGreaterThan(1);
    expect(text).toMatch(/got .*, off by .*the bound/);
  });

  test('shows what is read where rows begin at the wrong place', async () => {
    const [{ element }, text] = await explained(
      'linear/bilinear-up-float32',
      (input, options) => interpolate(withRowsOf(input, input.shape[2]), options),
      1000,
      {},
      [0, 0, 2, 3],
    );
    expect(element?.entangled).toMatchObject([
      { index: [1, 1], weight: expect.closeTo(5 / 6) },
      { index: [2, 0], weight: expect.closeTo(1 / 6) },
    ]);
    expect(text).toContain('weights are not a product of one weight per axis');
    expect(text).not.toContain('Measured with unit vectors, its taps are the expected ones');
  });

  test('says of a case that passes that it was asked alone', async () => {
    const [{ causes }, text] = await explained('linear/bilinear-up-float32', interpolate);
    expect(causes).toBeUndefined();
    expect(text).toContain('faulty: pass\n  Passes when run alone. If it failed in a full run,');
  });

  test('names the cause that explains cases like it as well', async () => {
    const aligned: Implementation['interpolate'] = (input, options) =>
      interpolate(input, options.mode === 'bilinear' ? { ...options, alignCorners: true } : options);
    const [{ causes }, text] = await explained('linear/bilinear-up-float32', aligned);
    expect(causes?.asked).toBeGreaterThan(5);
    expect(causes?.diagnoses[0]?.explains).toBeGreaterThan(3);
    expect(text).toMatch(
      /likely cause, from this case and \d+ like it\n {2}It aligns corners although align_corners is not set/,
    );
  });

  test('names no cause where no known mistake predicts what came', async () => {
    const [{ causes }, text] = await explained('linear/bilinear-up-float32', (input, options) => {
      const answer = interpolate(input, options);
      return { ...answer, data: answer.data.map((value, at) => value + Math.sin(at)) as typeof answer.data };
    });
    expect(causes?.diagnoses).toEqual([]);
    expect(text).toContain('No known mistake predicts this answer.');
  });

  test('asks nobody else where the case hangs', async () => {
    let calls = 0;
    const hanging = () => {
      calls += 1;
      return new Promise<never>(() => {});
    };
    const [{ causes }] = await explained('linear/bilinear-up-float32', hanging, 200);
    expect(causes).toBeUndefined();
    expect(calls).toBe(1);
  });

  test('says that each axis shows the factor of all where weights have another sum', async () => {
    const [, text] = await explained('linear/bilinear-up-float32', (input, options) => {
      const answer = interpolate(input, options);
      return { ...answer, data: answer.data.map((value) => 2 * value) as typeof answer.data };
    });
    expect(text.replaceAll(/\s+/g, ' ')).toContain('Each axis shows the factor of all axes together');
  });

  test('rounds both passes of uint8 to levels', async () => {
    const [{ element }, text] = await explained('rounding/uint8-bilinear-saturates-up', truncating);
    expect(element).toMatchObject({ expected: 20, got: 19, accepted: [20], sums: [{ level: 20 }, { level: 20 }] });
    expect(text).toContain('as a level 20');
  });

  test('of a refusal names the check that refuses, and those before it', async () => {
    const [{ refusal }, text] = await explained('arguments/mode-cubic', (input) => input);
    expect(refusal?.clause).toBe('arguments.mode-names');
    expect(refusal?.checks.map(({ outcome }) => outcome).lastIndexOf('passed')).toBe(9);
    expect(text).toContain('refused by check 11 of 17: arguments.mode-names');
  });

  test('of a property explains the call of its counterexample', async () => {
    const swap: Implementation['interpolate'] = (input, options) =>
      Array.isArray(options.size) && input.shape.length === 4 ? swapped(input, options) : interpolate(input, options);
    const [{ relation, element, input }] = await explained('properties/any-call/nearest', swap);
    expect(relation).toBe('every answer is the one that the clauses give');
    expect(input.data.length).toBeLessThanOrEqual(6);
    expect(element?.got).not.toBe(element?.expected);
  });

  test('of a model finds the map that is wrong', async () => {
    const [{ place, element }] = await explained('models/hrnet-v2-last-stage', (input, options) =>
      interpolate(input, { ...options, alignCorners: true }),
    );
    expect(place).toBe('map 2 of 4, joined along axis 1');
    expect(element?.multiple).toBeGreaterThan(1);
  });

  test('of a wrong size says how long a factor makes the axis', async () => {
    const [{ verdict }, text] = await explained('output-size/100-by-1p15-recomputed', (input, options) =>
      interpolate(input, { mode: 'linear', size: Math.round(100 * (options.scaleFactor as number)) }),
    );
    expect(verdict?.status).toBe('invalid-output');
    expect(text).toContain('W: trunc(100 · 1.15) = trunc(114.99999999999999) = 114');
  });

  test('says where the taps are right and the value is not', async () => {
    const [, text] = await explained('special-values/bilinear-nan-bfloat16', (input, options) => {
      const answer = interpolate(input, options);
      return { ...answer, data: answer.data.map((bits) => (bits === 0x7fc0 ? 0 : bits)) as typeof answer.data };
    });
    expect(text).toContain('Measured with unit vectors, its taps are the expected ones');
    expect(text).toMatch(/got +0, not accepted/);
    expect(text).not.toContain('slack');
  });

  test('asks nobody for taps who hangs', async () => {
    const [{ verdict, element }] = await explained('bicubic/upsample-5-to-10-impulse', () => new Promise(() => {}), 5);
    expect(verdict?.status).toBe('timeout');
    expect(element?.axes[1].seen).toBeUndefined();
  });

  test('of a nearest mode says which indices are accepted', async () => {
    const { element } = await explanationOf(await caseOf('properties/any-call/nearest'));
    expect(element?.axes.at(-1)?.placing?.notes.join()).toMatch(/is accepted|are accepted too/);
    expect(element?.sums).toEqual([]);
  });

  test('is possible for every kind of case, within 80 columns but for the path of an input', async () => {
    const suite = await loadSuite();
    const some = suite.filter((_, at) => at % 97 === 0);
    for (const suiteCase of some) {
      const explanation = await explanationOf(suiteCase);
      const lines = explanationText(explanation, { paint: plain, width: 80 }).split('\n');
      const tooLong = lines.filter((line) => line.length > 80 && !line.includes('np.load('));
      expect({ id: suiteCase.id, tooLong }).toEqual({ id: suiteCase.id, tooLong: [] });
    }
  });

  test('of a gradient has the output elements that read an input element', async () => {
    const [{ element }, text] = await explained('gradients/bicubic-image-width-float32-factors', interpolate, 1000, {
      interpolateBackward: (gradOutput, inputShape, options) =>
        interpolateBackward(gradOutput, inputShape, { ...options, mode: 'bilinear' }),
    });
    expect(element).toMatchObject({ isGradient: true });
    expect(element?.multiple).toBeGreaterThan(1);
    const width = element?.axes.find(({ name }) => name === 'W');
    expect(width?.seen).toMatchObject({ kind: 'taps' });
    expect(width?.seen).not.toMatchObject({ taps: width?.taps });
    expect(element?.sums.at(-1)?.value).toBeCloseTo(element?.expected as number, 12);
    expect(text).toContain('the output elements that read it');
    expect(text).toMatch(/^gradient of the output float32 \(/m);
  });

  test('of an answer without elements says so', async () => {
    const explanation = await explanationOf(await caseOf('arguments/empty-batch-antialias'));
    expect(explanation.element).toBeUndefined();
    expect(explanation.emptyShape?.[0]).toBe(0);
    expect(explanationText(explanation, { paint: plain, width: 80 })).toContain('It has no elements');
  });

  test('has the value of an erratum, which is accepted beside the expected one', async () => {
    const explanation = await explanationOf(await caseOf('errata/antialias-width-one-bicubic-float32'));
    const { element, errata } = explanation;
    expect(errata.map(({ id }) => id)).toEqual(['errata.antialias-width-one']);
    expect(element?.errata).toMatchObject([{ ids: ['errata.antialias-width-one'] }]);
    expect(element?.errata[0].value).toBeCloseTo(element?.recorded ?? Number.NaN, 5);
    expect(explanationText(explanation, { paint: plain, width: 80 })).toContain('by errata.antialias-width-one');
  });

  test.each([
    ['errata/nearest-factor-2p1-tall-image', 'PyTorch takes index 0; 1 is accepted too'],
    ['errata/nearest-factor-2p1-image', 'PyTorch takes index 1; 0 is accepted too'],
  ])('of %s says which index PyTorch takes', async (id, note) => {
    const { element } = await explanationOf(await caseOf(id), { element: [0, 0, 0, 2] });
    const notes = element?.axes.flatMap(({ placing }) => placing?.notes ?? []) ?? [];
    expect(notes.join()).toContain(note);
  });

  test('has the wider bound of an erratum that rounds more often', async () => {
    const { element } = await explanationOf(await caseOf('area/area-volume-ratio-100-bfloat16'));
    const [erratum] = element?.errata ?? [];
    expect(erratum.ids).toEqual(['errata.half-area-5d']);
    expect(Math.abs((element?.recorded ?? Number.NaN) - erratum.value)).toBeLessThanOrEqual(erratum.slack);
  });

  test('weighs uint8 with integers, and each sum is what is printed', async () => {
    const { element } = await explanationOf(await caseOf('antialias/bicubic-down-uint8-aligned'));
    expect(element?.sums.length).toBeGreaterThan(2);
    for (const { terms, value, precision, level } of element?.sums ?? []) {
      const sum = terms.reduce((total, term) => total + term.weight * term.value, 0);
      expect(terms.every(({ weight }) => Number.isInteger(weight))).toBe(true);
      expect(value).toBe(sum / 2 ** (precision as number));
      expect(level).toBe(Math.min(Math.max(Math.floor(value + 0.5), 0), 255));
    }
  });

  test('of a long axis has the values that are read, and names where they lie', async () => {
    const { snippet } = await explanationOf(await caseOf('long-axes/bilinear-aligned-height-70000-to-70001'));
    expect(snippet).toContain('x = torch.zeros((1, 1, 70000, 2), dtype=torch.float32)');
    expect(snippet.join()).toMatch(/x\[0:1, 0:1, \d+:\d+, 1:2\] = torch\.tensor/);
  });

  test('of an unchanged axis beside an infinity accepts what zero times infinity gives', async () => {
    const { element } = await explanationOf(await caseOf('special-values/linear-same-size-infinity'));
    expect(element?.recorded).toBeNaN();
    expect(element?.accepted).toEqual([Number.NaN, Number.POSITIVE_INFINITY]);
  });

  test('has only calls that the case makes', async () => {
    const probe = (await loadSuite()).find(({ kind }) => kind === 'probe') as SuiteCase;
    await expect(explanationOf(probe, { call: 99 })).rejects.toThrow(UsageError);
    expect((await explanationOf(probe, { call: 1 })).place).toMatch(/^call 1 of \d+$/);
  });
});
