import { describe, expect, test } from 'vitest';
import { interpolateOptions } from '#harness/core/entry-options.ts';
import { type GoldenCase, loadTensor } from '#harness/goldens/goldens.ts';
import { loadGoldens } from '#harness/goldens/load-goldens.ts';
import { expectationOf } from '#harness/judge/expectation.ts';
import { interpolate } from './interpolate.ts';
import { decoded } from './rounding.ts';

const goldens = loadGoldens();
const answered = goldens.cases.filter(({ output }) => output !== undefined);
const plain = answered.filter(({ errata }) => errata.length === 0);

describe('the reference agrees with what the target answered', () => {
  test('within the bound of every element, errata included', () => {
    expect(answered.filter((golden) => !isWithinBound(golden)).map(({ id }) => id)).toEqual([]);
  });

  test('bit for bit where a mode copies, and for uint8', () => {
    const exact = plain.filter(({ input, options }) => input.dtype === 'uint8' || options.mode?.startsWith('nearest'));
    expect(exact.length).toBeGreaterThan(300);
    expect(exact.filter((golden) => !hasSameValues(golden)).map(({ id }) => id)).toEqual([]);
  });
});

test('a result shares no memory with the input, even when the size is unchanged', () => {
  const data = Float32Array.of(1, 2, 3);
  const result = interpolate({ dtype: 'float32', shape: [1, 1, 3], data }, { size: 3 });
  expect(result.data).toEqual(data);
  expect(result.data.buffer).not.toBe(data.buffer);
});

test('an empty batch gives an empty result', () => {
  const input = { dtype: 'float32', shape: [0, 2, 3], data: new Float32Array(0) } as const;
  expect(interpolate(input, { size: 5 })).toEqual({ dtype: 'float32', shape: [0, 2, 5], data: new Float32Array(0) });
});

function answers(golden: GoldenCase) {
  const options = interpolateOptions(golden.entry, golden.options);
  const input = loadTensor(goldens, golden.input);
  const recorded = loadTensor(goldens, golden.output as NonNullable<GoldenCase['output']>);
  return { input, options, recorded: decoded(recorded), shape: recorded.shape, got: interpolate(input, options) };
}

/** Both the recorded answer and the reference's are accepted. */
function isWithinBound(golden: GoldenCase): boolean {
  const { input, options, recorded, shape, got } = answers(golden);
  const expectation = expectationOf({ input, options });
  const isAccepted = (values: Float64Array) =>
    values.every((value, element) => expectation.multiple(element, value) <= 1);
  return got.shape.join() === shape.join() && isAccepted(recorded) && isAccepted(decoded(got));
}

function hasSameValues(golden: GoldenCase): boolean {
  const { recorded, got } = answers(golden);
  return decoded(got).every((value, element) => Object.is(value, recorded[element]));
}
