import { describe, expect, test } from 'vitest';
import type { ErratumId } from '#cases/errata-table.ts';
import { interpolate } from '#reference/interpolate.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { errataShown } from './errata-met.ts';
import { expectationOf } from './expectation.ts';

interface Met {
  readonly id: ErratumId;
  readonly input: Tensor;
  readonly options: InterpolateOptions;
  readonly target: readonly number[];
  readonly rule: readonly number[];
}

function tensorOf(dtype: DType, shape: readonly number[], values: readonly number[]): Tensor {
  return { dtype, shape, data: encoded(dtype, Float64Array.from(values)) };
}

const ramp = (size: number) => Array.from({ length: size }, (_, index) => index);

/** The examples of the errata page, with the answers that stand there. */
const MET: readonly Met[] = [
  {
    id: 'errata.antialias-width-one',
    input: tensorOf('float32', [1, 1, 6, 1], ramp(6)),
    options: { size: [3, 1], mode: 'bilinear', antialias: true },
    target: [5 / 7, 5 / 7, 5 / 7],
    rule: [5 / 7, 2.5, 30 / 7],
  },
  {
    id: 'errata.uint8-width-one',
    input: tensorOf('uint8', [1, 1, 4, 1], [0, 60, 120, 180]),
    options: { size: [2, 1], mode: 'bilinear' },
    target: [30, 30],
    rule: [30, 150],
  },
  {
    id: 'errata.linear-unchanged-axis',
    input: tensorOf('float32', [1, 1, 3], ramp(3)),
    options: { scaleFactor: 1.3, mode: 'linear' },
    target: [0, 1, 2],
    rule: [0, 1.5 / 1.3 - 0.5, 2.5 / 1.3 - 0.5],
  },
  {
    id: 'errata.antialias-unchanged-axis',
    input: tensorOf('float32', [1, 1, 1, 3], ramp(3)),
    options: { scaleFactor: [1, 1.3], mode: 'bilinear', antialias: true },
    target: [0, 1, 2],
    rule: [0, 1.5 / 1.3 - 0.5, 2.5 / 1.3 - 0.5],
  },
  {
    id: 'errata.float64-floor',
    input: tensorOf('float64', [1, 1, 3], [0, 1e9, 0]),
    options: { scaleFactor: 0.333333334, mode: 'linear' },
    target: [1e9],
    rule: [(0.5 / 0.333333334 - 0.5) * 1e9],
  },
  {
    id: 'errata.nearest-factor-shortcut',
    input: tensorOf('float32', [1, 1, 1, 2], ramp(2)),
    options: { scaleFactor: [1, 2.1] },
    target: [0, 0, 1, 1],
    rule: [0, 0, 0, 1],
  },
  {
    id: 'errata.nearest-float64-step',
    input: tensorOf('float64', [1, 1, 2], ramp(2)),
    options: { size: 82 },
    target: Array.from({ length: 82 }, (_, index) => (index < 41 ? 0 : 1)),
    rule: Array.from({ length: 82 }, (_, index) => (index < 42 ? 0 : 1)),
  },
];

describe.each(MET)('$id', ({ id, input, options, target, rule }) => {
  const expectation = expectationOf({ input, options });
  const answer = (values: readonly number[]) => tensorOf(input.dtype, expectation.shape, values);
  const isAccepted = (values: readonly number[]) =>
    values.every((value, element) => expectation.multiple(element, Number(value)) <= 1);
  const seen = (values: readonly number[]) => errataShown(expectation, answer(values), answer(target));
  const rounded = (values: readonly number[]) => (input.dtype === 'float32' ? values.map(Math.fround) : values);

  test('both answers are accepted', () => {
    expect([isAccepted(rounded(target)), isAccepted(rounded(rule))]).toEqual([true, true]);
  });

  test('the reference gives the answer of the rule', () => {
    expect(decoded(interpolate(input, options))).toEqual(decoded(answer(rule)));
  });

  test('what is neither is refused', () => {
    const element = target.findIndex((value, index) => value !== rule[index]);
    const third = target.with(element, target[element] + 3 * (rule[element] - target[element]));
    expect(isAccepted(rounded(third))).toBe(false);
  });

  test('the report says which of the two was seen', () => {
    expect(seen(target)).toEqual([{ id, seen: 'target' }]);
    expect(seen(rule)).toEqual([{ id, seen: 'rule' }]);
  });

  test('the report names no side for an answer that is neither', () => {
    expect(seen(target.map(() => 7))).toEqual([]);
  });
});

test('an answer that both explain shows neither', () => {
  const { input, options } = MET[2];
  const constant = { ...input, data: Float32Array.of(7, 7, 7) };
  const expectation = expectationOf({ input: constant, options });
  expect(errataShown(expectation, constant, constant)).toEqual([]);
});

test('where the target follows the rule itself, only the other answer is reported', () => {
  const input = tensorOf(
    'float32',
    [1, 1, 130, 2],
    Array.from({ length: 260 }, (_, index) => index % 2),
  );
  const expectation = expectationOf({ input, options: { scaleFactor: [1, 2.1] } });
  const rows = (...row: number[]) => tensorOf('float32', [1, 1, 130, 4], Array.from({ length: 130 }, () => row).flat());
  expect(errataShown(expectation, rows(0, 0, 0, 1), rows(0, 0, 0, 1))).toEqual([]);
  expect(errataShown(expectation, rows(0, 0, 1, 1), rows(0, 0, 0, 1))).toMatchObject([{ seen: 'target' }]);
});

describe('no erratum concerns', () => {
  test.each<[string, Tensor, InterpolateOptions]>([
    [
      'antialias at height 1',
      tensorOf('float32', [1, 1, 1, 6], ramp(6)),
      { size: [3, 1], mode: 'bilinear', antialias: true },
    ],
    ['float32 bilinear to width 1', tensorOf('float32', [1, 1, 6, 1], ramp(6)), { size: [3, 1], mode: 'bilinear' }],
    ['an unchanged size', tensorOf('float32', [1, 1, 3], ramp(3)), { size: 3, mode: 'linear' }],
    [
      'a factor that is recomputed',
      tensorOf('float32', [1, 1, 3], ramp(3)),
      { scaleFactor: 1.3, recomputeScaleFactor: true, mode: 'linear' },
    ],
    ['a factor of 1', tensorOf('float32', [1, 1, 3], ramp(3)), { scaleFactor: 1, mode: 'linear' }],
    ['float32 at 0.999999997', tensorOf('float32', [1, 1, 3], ramp(3)), { scaleFactor: 0.333333334, mode: 'linear' }],
    ['half area of an image', tensorOf('float16', [1, 1, 1, 8], ramp(8)), { size: [1, 2], mode: 'area' }],
  ])('%s', (_, input, options) => {
    expect(expectationOf({ input, options }).readings).toMatchObject([{ errata: [] }]);
  });
});

describe('errata.half-area-5d', () => {
  const volume = (values: readonly number[]) => tensorOf('float16', [1, 1, 1, 1, values.length], values);
  const options: InterpolateOptions = { size: [1, 1, 2], mode: 'area' };
  const expectation = expectationOf({ input: volume([2048, 1, 1, 1, 0, 0, 0, 0]), options });

  test('the sum in float32 and the sum in the half type are accepted, others are refused', () => {
    expect([513, 512, 600].map((mean) => expectation.multiple(0, mean) <= 1)).toEqual([true, true, false]);
  });

  test('the report says which of the two was seen, although the roundings of the one explain the other', () => {
    const seen = (mean: number) => errataShown(expectation, volume([mean, 0]), volume([512, 0]));
    expect([512, 513, 600].map((mean) => seen(mean).map((one) => one.seen))).toEqual([['target'], ['rule'], []]);
  });

  test('the sum may overflow where it rounds beyond 65504', () => {
    const { multiple } = expectationOf({ input: volume([32768, 32752]), options: { size: [1, 1, 1], mode: 'area' } });
    expect([multiple(0, 32768) <= 1, multiple(0, Number.POSITIVE_INFINITY) <= 1]).toEqual([true, true]);
  });
});
