import { describe, expect, test } from 'vitest';
import { encoded } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { errataSeen } from './errata-met.ts';
import { expectationOf } from './expectation.ts';

interface Met {
  readonly id: ClauseId;
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
];

describe.each(MET)('$id', ({ id, input, options, target, rule }) => {
  const expectation = expectationOf({ input, options });
  const answer = (values: readonly number[]) => tensorOf(input.dtype, expectation.shape, values);
  const isAccepted = (values: readonly number[]) =>
    values.every((value, element) => expectation.judge(element, Number(value)) <= 1);
  const seen = (values: readonly number[]) => errataSeen({ errata: [id] }, expectation, answer(values), answer(target));
  const rounded = (values: readonly number[]) => (input.dtype === 'float32' ? values.map(Math.fround) : values);

  test('both answers are accepted', () => {
    expect([isAccepted(rounded(target)), isAccepted(rounded(rule))]).toEqual([true, true]);
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
});

test('an answer that both explain shows neither', () => {
  const { id, input, options } = MET[2];
  const constant = { ...input, data: Float32Array.of(7, 7, 7) };
  const expectation = expectationOf({ input: constant, options });
  expect(errataSeen({ errata: [id] }, expectation, constant, constant)).toEqual([]);
});

test('an erratum of indices is told by the recorded bits', () => {
  const input = tensorOf('float32', [1, 1, 1, 3], ramp(3));
  const expectation = expectationOf({ input, options: { scaleFactor: [1, 1.3] } });
  const golden = { errata: ['errata.nearest-factor-shortcut'] as const };
  const answer = (...values: number[]) => tensorOf('float32', [1, 1, 1, 3], values);
  expect(errataSeen(golden, expectation, answer(0, 1, 2), answer(0, 1, 2))).toMatchObject([{ seen: 'target' }]);
  expect(errataSeen(golden, expectation, answer(0, 0, 1), answer(0, 1, 2))).toMatchObject([{ seen: 'rule' }]);
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
    expect(expectationOf({ input, options }).departures).toEqual([]);
  });
});

describe('errata.half-area-5d', () => {
  const id = 'errata.half-area-5d';
  const volume = (values: readonly number[]) => tensorOf('float16', [1, 1, 1, 1, values.length], values);
  const options: InterpolateOptions = { size: [1, 1, 2], mode: 'area' };
  const expectation = expectationOf({ input: volume([2048, 1, 1, 1, 0, 0, 0, 0]), options });

  test('the sum in float32 and the sum in the half type are accepted, others are refused', () => {
    expect([513, 512, 600].map((mean) => expectation.judge(0, mean) <= 1)).toEqual([true, true, false]);
  });

  test('only the sum in the half type shows: its roundings explain the other as well', () => {
    const seen = (mean: number) => errataSeen({ errata: [id] }, expectation, volume([mean, 0]), volume([512, 0]));
    expect([seen(512), seen(513)]).toEqual([[{ id, seen: 'target' }], []]);
  });

  test('the sum may overflow where it rounds beyond 65504', () => {
    const { judge } = expectationOf({ input: volume([32768, 32752]), options: { size: [1, 1, 1], mode: 'area' } });
    expect([judge(0, 32768) <= 1, judge(0, Number.POSITIVE_INFINITY) <= 1]).toEqual([true, true]);
  });
});
