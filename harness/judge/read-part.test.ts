import { expect, test } from 'vitest';
import { tensorOf } from '#cases/fill.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { type Bounded, boundedPass, exactly } from './bound.ts';
import { type Pass, passesOf, placed, UNCHANGED } from './passes.ts';
import { inOrder, passesOverPart, readPart } from './read-part.ts';

const LONG = tensorOf({ dtype: 'float32', shape: [1, 2, 3, 5000], fill: { kind: 'grid', seed: 1 } });

function boundOver(passes: readonly Pass[], input: Tensor): Bounded {
  return placed(passes, input.shape.slice(2)).reduce<Bounded>(
    (source, { inputSize, inner, taps }) => boundedPass(source, inputSize, inner, taps, ARITHMETIC.float32),
    exactly(decoded(input)),
  );
}

test.each(['bilinear', 'bicubic'] as const)('%s over the part that is read gives what the whole gives', (mode) => {
  const passes = passesOf(acceptedCall(LONG, { mode, size: [2, 7] }), LONG, ARITHMETIC.float32, UNCHANGED);
  const narrowed = passesOverPart(passes, LONG);
  expect(narrowed.part.data.length).toBeLessThan(LONG.data.length / 50);
  expect(boundOver(narrowed.passes, narrowed.part)).toEqual(boundOver(passes, LONG));
});

test('an axis of which nearly all is read is kept', () => {
  const passes = passesOf(acceptedCall(LONG, { mode: 'area', size: [2, 7] }), LONG, ARITHMETIC.float32, UNCHANGED);
  expect(passesOverPart(passes, LONG)).toEqual({ passes, part: LONG });
});

test('a part has the elements at these indices of each axis', () => {
  const input = tensorOf({ dtype: 'uint8', shape: [1, 1, 3, 4], fill: { kind: 'ramp' } });
  const { shape, data } = readPart(input, [inOrder([2, 0, 2]), inOrder([3])]);
  expect([shape, [...data]]).toEqual([
    [1, 1, 2, 1],
    [3, 11],
  ]);
});
