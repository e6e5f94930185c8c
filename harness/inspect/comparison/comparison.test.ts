import { describe, expect, test } from 'vitest';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { directImplementation } from '../../calling/direct-implementation.ts';
import { comparisonText } from '../../present/terminal/comparison-text.ts';
import { plain } from '../../present/terminal/paint.ts';
import { loadSuite } from '../../suite/suite.ts';
import { type ComparedCase, comparedCase, isDisagreement } from './comparison.ts';
import { comparisonReport } from './comparison-report.ts';

const SUITE = { version: '0.1.0', target: 'torch 2.13.0', profile: 'quick' };
const IDS = [
  'bicubic/upsample-5-to-10-impulse',
  'linear/impulse-in-the-middle',
  'rounding/uint8-bilinear-saturates-up',
];

async function compared(
  first: Omit<Implementation, 'name'>,
  second: Omit<Implementation, 'name'>,
): Promise<ComparedCase[]> {
  const openedOnes = [
    directImplementation({ name: 'first', ...first }, 1000),
    directImplementation({ name: 'second', ...second }, 1000),
  ] as const;
  const suite = (await loadSuite()).filter(({ id }) => IDS.includes(id));
  const cases: ComparedCase[] = [];
  for (const one of suite) {
    cases.push(await comparedCase(one, [...openedOnes], { seed: 1, level: 'faithful', profile: 'quick' }));
  }
  return cases;
}

const right: Omit<Implementation, 'name'> = { interpolate };

describe('two implementations', () => {
  test('agree when they answer alike', async () => {
    const cases = await compared(right, right);
    const { summary, matrix } = comparisonReport(SUITE, ['first', 'second'], cases);
    expect(summary).toMatchObject({ cases: 3, common: 3, disagreements: 0, agree: true });
    expect(matrix.every(({ cases: all, same_bits, max_abs }) => same_bits === all && max_abs === 0)).toBe(true);
  });

  test('disagree where one passes and the other fails, and the nearer one is named', async () => {
    const cases = await compared(right, {
      interpolate: (input, options) =>
        interpolate(input, { ...options, mode: options.mode === 'bicubic' ? 'bilinear' : (options.mode ?? 'nearest') }),
    });
    expect(cases.filter(isDisagreement).map(({ id }) => id)).toEqual(['bicubic/upsample-5-to-10-impulse']);
    const bicubic = cases.find(({ mode }) => mode === 'bicubic');
    expect(bicubic).toMatchObject({ nearer: 'first', difference: { elements: 10 } });
    const report = comparisonReport(SUITE, ['first', 'second'], cases);
    expect(comparisonText(report, cases, { paint: plain, width: 80 })).toContain('they disagree: in 1 of 3 cases');
  });

  test('are not compared where only one supports a case', async () => {
    const cases = await compared(right, { supports: ({ dtype }) => dtype === 'uint8' || 'bytes only', interpolate });
    const { summary } = comparisonReport(SUITE, ['first', 'second'], cases);
    expect(summary).toMatchObject({ common: 1, only_first: 2, only_second: 0, agree: true });
  });

  test('are nearer by passing than by giving no answer', async () => {
    const [one] = await compared(right, {
      interpolate: () => {
        throw new Error('no');
      },
    });
    expect(one).toMatchObject({ second: { status: 'error' }, nearer: 'first' });
    expect(isDisagreement(one)).toBe(true);
  });

  test('are apart by numbers where both are finite, and elsewhere in so many elements', async () => {
    const cases = await compared(right, {
      interpolate: (input, options) => {
        const answer = interpolate(input, options);
        if (answer.dtype === 'float32') answer.data[0] = Number.NaN;
        return answer;
      },
    });
    const one = cases.find(({ mode }) => mode === 'bicubic') as ComparedCase;
    expect(one.difference).toMatchObject({ max_abs: 0, not_finite: 1, differing: 1, elements: 10 });
    const text = comparisonText(comparisonReport(SUITE, ['first', 'second'], cases), cases, {
      paint: plain,
      width: 80,
    });
    expect(text).toMatch(/NaN or infinite\s+differently in 1 of 10\s+elements/);
    expect(text).not.toContain('Infinity');
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('that fail in their own ways do not disagree, but differ', async () => {
    const shifted: Implementation['interpolate'] = (input, options) => {
      const answer = interpolate(input, options);
      return { ...answer, data: answer.data.map((value: number) => value + 1) as typeof answer.data };
    };
    const throwing: Implementation['interpolate'] = () => {
      throw new Error('no');
    };
    const [one] = await compared({ interpolate: shifted }, { interpolate: throwing });
    expect(one).toMatchObject({ first: { status: 'fail' }, second: { status: 'error' }, nearer: 'neither' });
    expect(isDisagreement(one)).toBe(false);
  });
});
