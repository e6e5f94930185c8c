import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptedCall } from '#reference/arguments.ts';
import type { Axis } from '#reference/coordinates.ts';
import { copyTaps } from '#reference/nearest.ts';
import { decoded } from '#reference/rounding.ts';
import { blendAlong } from '#reference/taps.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import { loadTensor } from '../goldens/goldens.ts';
import { loadGoldens } from '../goldens/load-goldens.ts';
import { acceptedIndices, indexOverrides, type NearestMode, pickedIndex } from './index-laws.ts';

const sized = (inputSize: number, outputSize: number): Axis => ({ inputSize, outputSize, alignCorners: false });
const scaled = (inputSize: number, scaleFactor: number): Axis => ({
  ...sized(inputSize, Math.trunc(inputSize * scaleFactor)),
  scaleFactor,
});

describe('at a tie of nearest both neighbours are accepted, the rule’s first', () => {
  test.each([
    [2, 82, 41, [0, 1]],
    [26, 22, 11, [12, 13]],
    [14, 46, 23, [6, 7]],
  ])('%i → %i, output %i', (inputSize, outputSize, outputIndex, expected) => {
    expect(acceptedIndices(outputIndex, sized(inputSize, outputSize), 'nearest')).toEqual(expected);
  });

  test('where the target computes in float64, its index comes first', () => {
    expect(acceptedIndices(41, sized(2, 82), 'nearest', ['indexesInFloat64'])).toEqual([1, 0]);
  });
});

describe('at a tie of nearest-exact', () => {
  test('14 → 23 at exactly 7 reads 6 or 7', () => {
    expect(acceptedIndices(11, sized(14, 23), 'nearest-exact')).toEqual([6, 7]);
  });

  test('2 → 41 at exactly 1 reads either', () => {
    expect(new Set(acceptedIndices(20, sized(2, 41), 'nearest-exact'))).toEqual(new Set([0, 1]));
  });

  test('4 → 294 at exactly 1 reads 0 where a fused coordinate just below ½ is rounded', () => {
    expect(new Set(acceptedIndices(73, sized(4, 294), 'nearest-exact'))).toEqual(new Set([0, 1]));
  });

  test('2 → 3 at exactly 1 has no rounding, and reads 1 only', () => {
    expect(acceptedIndices(1, sized(2, 3), 'nearest-exact')).toEqual([1]);
  });
});

describe('with a factor', () => {
  test('10 by 0.2 reads 5, or 4 as the double 0.2 is more than one fifth', () => {
    expect(acceptedIndices(1, scaled(10, 0.2), 'nearest')).toEqual([5, 4]);
  });

  test('10 by 0.35 has no tie', () => {
    const axis = scaled(10, 0.35);
    expect([0, 1, 2].map((outputIndex) => acceptedIndices(outputIndex, axis, 'nearest'))).toEqual([[0], [2], [5]]);
  });

  test('an axis may be copied or doubled whatever the factor where an erratum says so', () => {
    const axis = scaled(3, 1.3);
    expect(acceptedIndices(2, axis, 'nearest', ['ignoresFactor'])).toEqual([2, 1]);
    expect(acceptedIndices(2, axis, 'nearest')).toEqual([1]);
    expect(acceptedIndices(2, scaled(2, 2.1), 'nearest', ['ignoresFactor'])).toEqual([1, 0]);
    expect(acceptedIndices(2, scaled(2, 2.1), 'nearest')).toEqual([0]);
  });

  test('nearest-exact has no shortcut', () => {
    expect(acceptedIndices(6, scaled(10, 1.09), 'nearest-exact', ['ignoresFactor'])).toEqual([5]);
  });
});

test('away from ties there is one index, the one of integer arithmetic', () => {
  const size = fc.integer({ min: 1, max: 3000 });
  const place = fc.record({
    inputSize: size,
    outputSize: size,
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  });
  const isTie = (numerator: number, denominator: number) => numerator % denominator === 0;
  fc.assert(
    fc.property(place, ({ inputSize, outputSize, at }) => {
      const outputIndex = Math.floor(at * outputSize);
      const axis = sized(inputSize, outputSize);
      if (outputIndex > 0 && !isTie(outputIndex * inputSize, outputSize)) {
        const index = Number((BigInt(outputIndex) * BigInt(inputSize)) / BigInt(outputSize));
        expect(acceptedIndices(outputIndex, axis, 'nearest')).toEqual([index]);
      }
      const doubled = 2 * outputIndex + 1;
      if (!isTie(doubled * inputSize, 2 * outputSize)) {
        const index = Number((BigInt(doubled) * BigInt(inputSize)) / BigInt(2 * outputSize));
        expect(acceptedIndices(outputIndex, axis, 'nearest-exact')).toEqual([index]);
      }
    }),
    { seed: 20, numRuns: 500 },
  );
});

test('no index lies beyond the last element', () => {
  expect(acceptedIndices(9, scaled(10, 1.0000001), 'nearest-exact')).toEqual([9]);
  expect(acceptedIndices(7, sized(3, 8), 'nearest')).toEqual([2]);
});

test('with the errata that the target shows, the picked indices are those of every recording', () => {
  const goldens = loadGoldens();
  const copied = goldens.cases.filter(
    ({ output, options }) => output && (options.mode ?? 'nearest').startsWith('nearest'),
  );
  const nearest = copied.filter(({ entry }) => entry !== 'nn.UpsamplingBilinear2d');
  expect(nearest.length).toBeGreaterThan(300);
  const different = nearest.filter(({ entry, input: file, options, output }) => {
    const input = loadTensor(goldens, file);
    const call = acceptedCall(input, interpolateOptions(entry, options));
    const { recorded } = indexOverrides(call, input);
    let values = decoded(input);
    let inner = 1;
    for (const axis of call.axes.toReversed()) {
      const taps = Array.from({ length: axis.outputSize }, (_, index) =>
        copyTaps(pickedIndex(index, axis, call.mode as NearestMode, recorded)),
      );
      values = blendAlong(values, axis.inputSize, inner, taps);
      inner *= axis.outputSize;
    }
    const expected = decoded(loadTensor(goldens, output as NonNullable<typeof output>));
    return values.some((value, element) => !Object.is(value, expected[element]));
  });
  expect(different.map(({ id }) => id)).toEqual([]);
});
