import { describe, expect, test } from 'vitest';
import type { Entry } from '#cases/case.ts';
import { interpolateOptions } from '#harness/core/entry-options.ts';
import { loadTensor } from '#harness/goldens/goldens.ts';
import { loadGoldens } from '#harness/goldens/load-goldens.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { createUpsample, upsample } from './front-ends.ts';
import { interpolate } from './interpolate.ts';

/** Texts that the target's binding composes, with the whole signature of the kernel in them. */
const UNSTABLE = /received an invalid combination|failed to unpack|unexpected keyword|must be tuple of ints/;

const goldens = loadGoldens();
const refused = goldens.cases.flatMap(({ refused: refusal, ...golden }) => (refusal ? [{ ...golden, refusal }] : []));

describe('every call that the target refused is refused', () => {
  test.each(refused)('$id', ({ entry, input, options, refusal }) => {
    const error = thrownBy(() => called(entry, loadTensor(goldens, input), options));
    expect(error.name).toBe(refusal.type);
    if (!UNSTABLE.test(refusal.message)) expect(error.message).toBe(refusal.message);
  });
});

function called(entry: Entry, input: Tensor, options: InterpolateOptions): Tensor {
  if (entry === 'interpolate') return interpolate(input, options);
  if (entry === 'upsample') return upsample(input, options);
  return createUpsample(interpolateOptions(entry, options)).forward(input);
}

function thrownBy(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('expected a refusal, got an answer');
}
