import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Refusal } from '#reference/arguments/refusal.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { HYPOTHESES } from '../all.ts';
import type { Decisions } from './decisions.ts';
import { TooLong } from './passes.ts';
import { resize } from './resize.ts';

const MISTAKES: readonly Partial<Decisions>[] = HYPOTHESES.flatMap((one) => {
  if (one.kind === 'decided') return [one.decisions];
  return one.kind === 'fitted' ? one.candidates.map((parameter) => one.decisions(parameter)) : [];
});

/** Steps that are infinite, zero, tiny or huge. */
const CALLS: readonly (readonly [sizes: readonly number[], options: InterpolateOptions])[] = (
  ['bilinear', 'bicubic', 'area', 'nearest', 'nearest-exact'] as const
).flatMap((mode) => [
  ...(mode === 'bilinear' || mode === 'bicubic'
    ? [true, false].flatMap((antialias): [number[], InterpolateOptions][] => [
        [[5, 7], { mode, antialias, size: [1, 3], alignCorners: true }],
        [[1, 7], { mode, antialias, size: [4, 1], alignCorners: true }],
      ])
    : []),
  [[5, 7], { mode, size: [1, 1] }],
  [[1, 1], { mode, scaleFactor: [9.99, 1.001] }],
  [[40, 3], { mode, scaleFactor: [0.03, 7] }],
]);

const image = ([height, width]: readonly number[]): Tensor => ({
  dtype: 'float32',
  shape: [1, 1, height, width],
  data: Float32Array.from({ length: height * width }, (_, at) => at),
});

it('any two mistakes that meet in a call end with a result, a refusal, or as too long', () => {
  const mistakes = fc.constantFrom(...MISTAKES);
  const meeting = fc.record({ left: mistakes, right: mistakes, call: fc.constantFrom(...CALLS) });
  fc.assert(
    fc.property(meeting, ({ left, right, call: [sizes, options] }) => {
      expect(resultOf(image(sizes), options, { ...left, ...right })).toMatch(/^(a tensor|refused|too long)$/);
    }),
    { seed: 1, numRuns: 20_000 },
  );
});

it('a window that no answer needs is too long', () => {
  const endless = { antialiasBorder: 'replicated', antialiasCentre: 'align-corners', stretchStep: 'own' } as const;
  const stretched = { supportScale: Number.POSITIVE_INFINITY };
  expect(resultOf(image([5, 7]), CALLS[0][1], { ...endless, ...stretched })).toBe('too long');
});

function resultOf(input: Tensor, options: InterpolateOptions, decisions: Partial<Decisions>): string {
  try {
    resize(input, options, decisions);
    return 'a tensor';
  } catch (error) {
    if (error instanceof TooLong) return 'too long';
    if (error instanceof Refusal) return 'refused';
    throw error;
  }
}
