import { describe, expect, test } from 'vitest';
import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import { type GoldenCase, loadTensor } from '../goldens/goldens.ts';
import { loadGoldens } from '../goldens/load-goldens.ts';
import { accepts } from './accepted.ts';
import { acceptedRanges } from './accepted-ranges.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { gradientExpectation } from './gradient-expectation.ts';
import { concatenatedExpectation, untouchedExpectation } from './model.ts';
import { placesOf } from './places.ts';

const { NaN: nan, POSITIVE_INFINITY: infinity } = Number;

function line(dtype: DType, ...values: readonly number[]): Tensor {
  return { dtype, shape: [1, 1, values.length], data: encoded(dtype, Float64Array.from(values)) };
}

function resized(dtype: DType, values: readonly number[], options: InterpolateOptions): Expectation {
  return expectationOf({ input: line(dtype, ...values), options });
}

/** Per element its ranges, each once. */
function rangesOf(expectation: Expectation): number[][][] {
  const { dtype, shape, data } = acceptedRanges(expectation);
  const ends = decoded({ dtype, data });
  const count = expectation.ideal.length;
  return Array.from({ length: count }, (_, element) => {
    const all = Array.from({ length: shape[0] }, (_range, range) => [
      ends[2 * range * count + element],
      ends[(2 * range + 1) * count + element],
    ]);
    return all.filter((one, at) => at === 0 || one.some((end, side) => !Object.is(end, all[0][side])));
  });
}

describe('what is accepted for an element', () => {
  test('is an element that is copied, with the sign of a zero, or a NaN', () => {
    expect(rangesOf(resized('float32', [1, -0, 0, nan], { size: 4, mode: 'nearest' }))).toEqual([
      [[1, 1]],
      [[-0, -0]],
      [[0, 0]],
      [[nan, nan]],
    ]);
  });

  test('is either zero for a subnormal that is copied', () => {
    expect(rangesOf(resized('float32', [2 ** -140], { size: 1, mode: 'nearest' }))).toEqual([
      [
        [-0, 0],
        [2 ** -140, 2 ** -140],
      ],
    ]);
  });

  test('is each of the elements at an exact tie of the index', () => {
    const ties = rangesOf(resized('float32', [...Array(52).keys()], { size: 22, mode: 'nearest-exact' })).filter(
      (ranges) => ranges.length > 1,
    );
    expect(ties.flat().every(([low, high]) => low === high && Number.isInteger(low))).toBe(true);
    expect(ties.length).toBeGreaterThan(0);
  });

  test('is what lies around a sum', () => {
    const [, [[low, high]]] = rangesOf(resized('float64', [0, 1], { size: 4, mode: 'linear' }));
    expect([low < 0.25, high > 0.25, high - low < 1e-14]).toEqual([true, true, true]);
  });

  test('is an infinity or NaN where a lerp makes it so', () => {
    expect(
      rangesOf(resized('float32', [infinity, infinity], { size: 2, mode: 'linear', alignCorners: true }))[0],
    ).toEqual(
      expect.arrayContaining([
        [infinity, infinity],
        [nan, nan],
      ]),
    );
  });

  test('is the even one of two halves alone, where the sum is exact', () => {
    expect(rangesOf(resized('bfloat16', [256, 258], { size: 4, mode: 'linear' }))[1]).toEqual([[256, 256]]);
  });

  test('is every level of uint8 that honest roundings reach', () => {
    const input: Tensor = { dtype: 'uint8', shape: [1, 1, 1, 2], data: Uint8Array.of(7, 9) };
    expect(rangesOf(expectationOf({ input, options: { size: [1, 2], mode: 'bilinear' } }))).toEqual([
      [[7, 7]],
      [[9, 9]],
    ]);
  });

  test('is nothing but itself, for a map that a model lets in as it is', () => {
    const part = untouchedExpectation(line('float32', 1, -0));
    expect(rangesOf(concatenatedExpectation([part, part], 2))).toEqual([[[1, 1]], [[-0, -0]], [[1, 1]], [[-0, -0]]]);
  });
});

/** What a reader of the ranges accepts, for every number of a dtype. */
function isSame(
  expectation: Expectation,
  element: number,
  numbers: Iterable<number>,
  ranges = rangesOf(expectation)[element],
): boolean {
  const { dtype } = expectation;
  const placeOf = dtype === 'uint8' ? BigInt : placesOf(dtype).placeOf;
  const isInside = (value: number) =>
    ranges.some(([low, high]) =>
      Number.isNaN(low)
        ? Number.isNaN(value)
        : !Number.isNaN(value) && placeOf(low) <= placeOf(value) && placeOf(value) <= placeOf(high),
    );
  for (const value of numbers) if (isInside(value) !== accepts(expectation, element, value)) return false;
  return true;
}

describe('the ranges accept what the judge accepts', () => {
  const goldens = loadGoldens();
  const judged = ({ entry, input, options }: GoldenCase) =>
    expectationOf({ input: loadTensor(goldens, input), options: interpolateOptions(entry, options) });
  const answersIn = (dtype: DType) => goldens.cases.filter(({ output }) => output?.dtype === dtype);
  const everyNumber = (dtype: DType) => {
    const count = dtype === 'uint8' ? 256 : 65_536;
    const bits = Array.from({ length: count }, (_, at) => at);
    return decoded({ dtype, data: dtype === 'uint8' ? Uint8Array.from(bits) : Uint16Array.from(bits) });
  };

  test.each(['float16', 'bfloat16', 'uint8'] as const)('of all numbers of %s', (dtype) => {
    const numbers = everyNumber(dtype);
    const some = answersIn(dtype).filter(({ errata }, at) => at % 29 === 0 || errata.length > 1);
    const different = some.filter((golden, at) => {
      const expectation = judged(golden);
      const { length } = expectation.ideal;
      return length > 0 && !isSame(expectation, at % length, numbers);
    });
    expect(some.length).toBeGreaterThan(2);
    expect(different.map(({ id }) => id)).toEqual([]);
  });

  test.each(['float32', 'float64'] as const)('of the neighbours of each end in %s', (dtype) => {
    const { numberAt, placeOf } = placesOf(dtype);
    const some = answersIn(dtype).filter(({ errata }, at) => at % 17 === 0 || errata.length > 0);
    const different = some.filter((golden) => {
      const expectation = judged(golden);
      return rangesOf(expectation).some((ranges, element) => {
        const ends = ranges.flat().filter((end) => Number.isFinite(end));
        const beside = ends.flatMap((end) => [numberAt(placeOf(end) - 1n), end, numberAt(placeOf(end) + 1n)]);
        const special = [nan, infinity, -infinity, 0, -0, expectation.ideal[element]];
        return !isSame(expectation, element, [...beside, ...special], ranges);
      });
    });
    expect(some.length).toBeGreaterThan(20);
    expect(different.map(({ id }) => id)).toEqual([]);
  });

  test('of a gradient with an index tie', () => {
    const input = line('float32', 1, 2, 4, 8);
    const expectation = gradientExpectation({
      entry: 'interpolate.backward',
      input,
      inputShape: [1, 1, 8],
      options: { size: 4, mode: 'nearest-exact' },
    });
    const values = Array.from({ length: 64 }, (_, at) => at / 4);
    expect(rangesOf(expectation).every((ranges, element) => isSame(expectation, element, values, ranges))).toBe(true);
  });
});
