import { describe, expect, test } from 'vitest';
import { interpolateBackward } from '#reference/gradients.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation, InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { directImplementation } from '../../calling/direct-implementation.ts';
import { resize } from '../../mistakes/resizer/resize.ts';
import { loadSuite, type SuiteCase } from '../../suite/suite.ts';
import { gatheredEvidence } from '../explain/gathered-evidence.ts';
import { type Shrunken, shrunken } from './shrink.ts';
import { type ShrinkReport, shrinkReport } from './shrink-report.ts';

type Answer = Implementation['interpolate'];

/** What is left of a case that an implementation, new for every process, fails. */
async function shrunk(
  id: string,
  make: () => Answer,
  timeout = 1000,
  more: Partial<Implementation> = {},
  calls = 400,
): Promise<[Shrunken, ShrinkReport]> {
  const suiteCase = (await loadSuite()).find((one) => one.id === id) as SuiteCase;
  const open = async () => directImplementation({ name: 'faulty', interpolate: make(), ...more }, timeout);
  const evidence = await gatheredEvidence(suiteCase, await open(), { seed: 1, level: 'faithful', profile: 'quick' });
  const found = await shrunken({ evidence, open, calls });
  const versions = {
    suite: '0.1.0',
    target: 'torch 2.13.0',
    implementation: 'faulty',
    language: 'javascript',
  } as const;
  return [found, shrinkReport(suiteCase, found, versions)];
}

const always = (answer: Answer) => () => answer;
const asMode = (mode: Mode) =>
  always((input, { alignCorners: _, ...options }) => interpolate(input, { ...options, mode }));

function sizeOfInput({ calls }: Shrunken): number {
  return calls[0].input.data.length;
}

describe('a failure shrinks to the smallest call that fails in the same way', () => {
  test('a wrong kernel, to a few pixels of small integers', async () => {
    const [found, report] = await shrunk('models/hrnet-v2-last-stage', asMode('nearest'));
    expect(found).toMatchObject({ shows: 'alone', finding: { status: 'fail' } });
    expect(sizeOfInput(found)).toBeLessThanOrEqual(3);
    expect(found.calls[0].input.data.every(Number.isInteger)).toBe(true);
    expect(report.expected[0]).toBe('[[[[0.5]]]], shape (1, 1, 1, 1)');
    expect(report.issue.title).toBe('bilinear of float32 1×2: 1 of 1 element differs from PyTorch');
  });

  test('a wrong coefficient, beside another mistake that a smaller call would show', async () => {
    const decisions = { cubicCoefficient: -0.5, outputOfOne: 'first' } as const;
    const [found] = await shrunk(
      'bicubic/bicubic-up-float32',
      always((input, options) => resize(input, options, decisions)),
    );
    expect(found.calls[0].options.size).not.toEqual([1, 1]);
    expect(sizeOfInput(found)).toBeLessThanOrEqual(3);
  });

  test('a truncating uint8, with the cause and its clause first in the issue', async () => {
    const [, report] = await shrunk(
      'rounding/uint8-bilinear-saturates-up',
      always((input, options) => resize(input, options, { uint8Rounding: 'truncated' })),
    );
    expect(report.cause?.clause).toBe('rounding.uint8-half-up');
    expect(report.issue.body).toMatch(/^\*\*Likely cause\*\*: It truncates .* PyTorch: /);
    expect(report.issue.body).toContain('- `rounding.uint8-half-up`: ');
    expect(report.issue.body).not.toContain('coordinates.half-pixel');
  });

  test('exchanged axes, to an image that shows them', async () => {
    const swapped: Answer = (input, options) => {
      const [n, c, h, w] = input.shape;
      const size = options.size as readonly number[];
      const turned = interpolate({ ...input, shape: [n, c, w, h] }, { ...options, size: size.toReversed() });
      return { ...interpolate(input, options), data: turned.data };
    };
    const [found] = await shrunk('rounding/uint8-bilinear-saturates-up', always(swapped));
    expect(sizeOfInput(found)).toBeLessThanOrEqual(6);
  });

  test('a wrong size, keeping the factor that makes it', async () => {
    const rounding: Answer = (input, { scaleFactor, recomputeScaleFactor: _, ...options }) =>
      interpolate(input, { ...options, size: Math.round(Number(input.shape[2]) * (scaleFactor as number)) });
    const [found, report] = await shrunk('output-size/100-by-1p15-recomputed', always(rounding));
    expect(found.finding.status).toBe('invalid-output');
    expect(found.calls[0].options.scaleFactor).toBeDefined();
    expect(sizeOfInput(found)).toBeLessThanOrEqual(4);
    expect(report.got).toContain('shape: expected');
  });

  test('an exception, whose text tells nothing private', async () => {
    const throwing: Answer = (input, options) => {
      if (input.shape[1] > 1) throw new RangeError('no channels in /home/alice/work/kernel.mjs:3');
      return interpolate(input, options);
    };
    const [found, report] = await shrunk('models/hrnet-v2-last-stage', always(throwing));
    expect(found.calls[0].input.shape).toEqual([1, 2, 1, 1]);
    expect(report.got).toBe('threw on a valid call: RangeError: no channels in …/kernel.mjs:3');
    expect(JSON.stringify(report)).not.toContain('alice');
  });

  test('a hang, within a dozen of them', async () => {
    let hangs = 0;
    const hanging: Answer = (input, options) => {
      if (input.shape[1] === 1) return interpolate(input, options);
      hangs++;
      return new Promise<Tensor>(() => {});
    };
    const [found] = await shrunk('models/hrnet-v2-last-stage', always(hanging), 5);
    expect(found.finding.status).toBe('timeout');
    expect(found.calls[0].input.shape).toEqual([1, 2, 1, 1]);
    expect(hangs).toBeLessThanOrEqual(16);
  });

  test('an invalid call that is accepted, to one that must be refused by the same clause', async () => {
    const [found, report] = await shrunk(
      'arguments/mode-cubic',
      always((input) => ({ ...input, data: input.data.slice() })),
    );
    expect(found.calls[0].options.mode).toBe('cubic');
    expect(sizeOfInput(found)).toBe(1);
    expect(report.expected[0]).toMatch(/^NotImplementedError: Input Error/);
  });

  test('what an implementation remembers, to the calls that it takes', async () => {
    const remembering = (): Answer => {
      const kept = new Map<string, InterpolateOptions>();
      return (input, options) => {
        const key = input.shape.join();
        const first = kept.get(key) ?? options;
        kept.set(key, first);
        return interpolate(input, { ...options, mode: first.mode ?? 'nearest' });
      };
    };
    const [found, report] = await shrunk('state/mode-after-mode', remembering);
    expect(found.shows).toBe('series');
    expect(found.calls).toHaveLength(2);
    expect(report.issue.body).toContain('Without the calls before it, the answer is correct');
    expect(found.calls.every(({ input }) => input.data.length <= 2)).toBe(true);
  });

  test('what only the first call of a process does, asking each in its own', async () => {
    const starting = (): Answer => {
      let calls = 0;
      return (input, options) => {
        const right = interpolate(input, options);
        return calls++ === 0 ? { ...right, data: right.data.map(() => 0) as typeof right.data } : right;
      };
    };
    const [found, report] = await shrunk('bicubic/bicubic-up-float32', starting);
    expect(found.shows).toBe('first');
    expect(sizeOfInput(found)).toBeLessThanOrEqual(3);
    expect(report.issue.body).toContain('when it is the first one of a process');
  });

  test('what comes and goes is said to be so, and nothing is left out of it', async () => {
    let asked = 0;
    const flaky: Answer = (input, options) =>
      interpolate(input, asked++ === 0 ? { ...options, mode: 'bilinear' } : options);
    const [found, report] = await shrunk('bicubic/bicubic-up-float32', always(flaky));
    expect(found.shows).toBe('unsteady');
    expect(report.issue.body).toContain('the failure is intermittent');
  });

  test('a wrong value that hangs on smaller calls, within a few hangs', async () => {
    let hangs = 0;
    const hanging: Answer = (input, options) => {
      if (input.data.length < 30) {
        hangs++;
        return new Promise<Tensor>(() => {});
      }
      return interpolate(input, { ...options, mode: 'bilinear' });
    };
    const [found] = await shrunk('bicubic/bicubic-up-float32', always(hanging), 5);
    expect(found).toMatchObject({ shows: 'alone', isCutShort: true, finding: { status: 'fail' } });
    expect(hangs).toBeLessThanOrEqual(12);
  });

  test('a gradient, whose shapes become smaller together', async () => {
    const [found, report] = await shrunk('gradients/bilinear-aligned-planes', always(interpolate), 1000, {
      interpolateBackward: (gradOutput, inputShape, options) => {
        const right = interpolateBackward(gradOutput, inputShape, options);
        const [images] = inputShape;
        const plane = right.data.length / images;
        return { ...right, data: right.data.map((_, at) => right.data[at % plane]) as typeof right.data };
      },
    });
    expect(sizeOfInput(found)).toBeLessThanOrEqual(4);
    expect(found.calls[0]).toMatchObject({ inputShape: [2, 1, 1, 1] });
    expect(report.pytorch.join()).toContain('torch.autograd.grad');
  });

  test('an answer that is wrong in another way each time', async () => {
    let asked = 0;
    const noisy: Answer = (input, options) => {
      const right = interpolate(input, options);
      asked += 1;
      return { ...right, data: right.data.map((value) => value + 7 + asked) as typeof right.data };
    };
    const [found, report] = await shrunk('bicubic/bicubic-up-float32', always(noisy));
    expect(found).toMatchObject({ shows: 'alone', varies: true });
    expect(report.issue.body).toContain('The answer varies from call to call');
    const [steady] = await shrunk('bicubic/bicubic-up-float32', asMode('bilinear'));
    expect(steady.varies).toBe(false);
  });

  test('within the calls that may be spent', async () => {
    const [found] = await shrunk('bicubic/bicubic-up-float32', asMode('bilinear'), 1000, {}, 9);
    expect(found).toMatchObject({ asked: 9, isCutShort: true, shows: 'alone' });
  });

  test('a property, from its own counterexample', async () => {
    const [found] = await shrunk('properties/any-call/bilinear', asMode('bicubic'));
    expect(sizeOfInput(found)).toBeLessThanOrEqual(3);
  });
});
