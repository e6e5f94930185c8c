import type { ClauseId } from '#spec/clauses.ts';
import { always, and, type Concerns, dtypes, has, is, or, ranks, shrinks, withOptions } from './calls.ts';
import { type How, mistakes } from './rows.ts';

const ANTIALIASED_MODES: readonly string[] = ['bilinear', 'bicubic', 'lanczos'];

/** A valid call that is refused. */
const refused: How = { kind: 'refusing', due: 'Such calls are valid, and are computed.' };

/** The same under ids that say so. */
const refusing = (clause: ClauseId, rows: Readonly<Record<string, readonly [sentence: string, concerns: Concerns]>>) =>
  mistakes(
    'arguments',
    clause,
    always,
    Object.fromEntries(Object.entries(rows).map(([name, row]) => [`refuses-${name}`, [...row, refused]])),
  );

/** What is refused and must not be. The widest kinds last: the narrowest that explains as much is the better word. */
export const REFUSAL_MISTAKES = [
  ...refusing('arguments.area-allows-empty', {
    'empty-area': [
      'It refuses an output size of zero in area.',
      and(is.area, ({ accepted }) => accepted?.outputShape.includes(0) ?? false),
    ],
  }),
  ...refusing('arguments.non-empty-input', {
    'empty-batch': ['It refuses a batch without images.', ({ input }) => input.shape[0] === 0],
  }),
  ...refusing('coordinates.align-corners-output-one', {
    'aligned-output-of-one': [
      'It refuses an output axis of one element with align_corners=True.',
      and(
        has.outputOfOne,
        withOptions(({ alignCorners }) => alignCorners === true),
      ),
    ],
  }),
  ...refusing('arguments.dtype-support', {
    'uint8-bicubic': ['It refuses uint8 in bicubic.', and(is.bytes, or(is.cubic, is.antialiased))],
  }),
  ...refusing('rounding.uint8-nearest-any', {
    'uint8-rows': ['It refuses uint8 input of three dimensions.', and(is.bytes, ranks(3))],
  }),
  ...refusing('arguments.recompute-needs-factor', {
    'recompute-false': [
      'It refuses recompute_scale_factor=False with a size.',
      withOptions(({ size, recomputeScaleFactor }) => size !== undefined && recomputeScaleFactor === false),
    ],
  }),
  ...refusing('arguments.antialias-modes', {
    'antialias-false': [
      'It refuses antialias=False in modes without antialias.',
      withOptions(({ mode = 'nearest', antialias }) => antialias === false && !ANTIALIASED_MODES.includes(mode)),
    ],
  }),
  ...refusing('arguments.lanczos-align-corners', {
    'lanczos-align-corners-false': [
      'It refuses align_corners=False in lanczos.',
      withOptions(({ mode, alignCorners }) => mode === 'lanczos' && alignCorners === false),
    ],
  }),
  ...refusing('output-size.factor-per-axis', {
    'factor-list': ['It refuses a factor per axis.', withOptions(({ scaleFactor }) => typeof scaleFactor === 'object')],
  }),
  ...refusing('output-size.truncated-product', {
    'fractional-factor': [
      'It refuses a factor that is not whole.',
      withOptions(({ scaleFactor = [] }) => [scaleFactor].flat().some((factor) => !Number.isInteger(factor))),
    ],
  }),
  ...refusing('arguments.ranks', {
    volumes: ['It refuses input of five dimensions.', ranks(5)],
    rows: ['It refuses input of three dimensions.', ranks(3)],
  }),
  ...refusing('arguments.dtype-support', {
    float64: ['It refuses float64.', is.float64],
    bfloat16: ['It refuses bfloat16.', dtypes('bfloat16')],
    float16: ['It refuses float16.', dtypes('float16')],
    uint8: ['It refuses uint8.', is.bytes],
  }),
  ...refusing('arguments.mode-names', {
    nearest: ['It refuses the nearest modes.', is.copying],
    area: ['It refuses area.', is.area],
  }),
  ...refusing('arguments.antialias-modes', { antialias: ['It refuses antialias.', is.antialiased] }),
  ...refusing('coordinates.align-corners', {
    'align-corners': ['It refuses align_corners=True.', is.aligned],
  }),
  ...refusing('output-size.explicit-size', { shrinking: ['It refuses to shrink.', shrinks] }),
  ...refusing('arguments.mode-names', { everything: ['It throws on valid calls.', is.computed] }),
];
