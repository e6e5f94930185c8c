import type { Entry } from '#cases/case.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import { and, type Concerns, is, not, withOptions } from './calls.ts';
import { frontEnds, requireNone } from './faulty.ts';
import { recomputed, without } from './options.ts';
import { LINEAR_OF_RANK } from './resizer/methods.ts';
import { resize } from './resizer/resize.ts';
import { mended, mistakes, type Rows, shown } from './rows.ts';

const hasCorners = ({ mode = 'nearest', antialias = false }: InterpolateOptions) =>
  (mode.includes('linear') || mode === 'bicubic') && !antialias;

const withCorners = mended((options) =>
  options.alignCorners === undefined && hasCorners(options) ? { ...options, alignCorners: true } : options,
);

const orIn = (mode: Mode) => (options: InterpolateOptions) => ({ ...options, mode: options.mode ?? mode });
const orBilinear = mended(orIn('bilinear'));
const orBilinearImage = mended((options, { input }) =>
  input.shape.length === 4 ? orIn('bilinear')(options) : options,
);
const orLinear = mended((options, { input }) => orIn(LINEAR_OF_RANK[input.shape.length] ?? 'bilinear')(options));

const wholeFactor = mended((options) =>
  typeof options.scaleFactor === 'number' ? { ...options, scaleFactor: Math.round(options.scaleFactor) } : options,
);

/** Other options than the caller's are handed over by some entries. */
const handing = (clause: ClauseId, entries: readonly Entry[], rows: Rows) =>
  mistakes('front-ends', clause, and(not(isRefused), by(...entries)), rows);

const by =
  (...entries: readonly Entry[]): Concerns =>
  ({ call }) =>
    entries.includes(call.entry);

const ANY: readonly Entry[] = ['interpolate', 'upsample', 'nn.Upsample'];
const UPSAMPLE: readonly Entry[] = ['upsample'];
const MODULES: readonly Entry[] = ['nn.Upsample', 'nn.UpsamplingNearest2d', 'nn.UpsamplingBilinear2d'];

/** What a function or a module takes where an option is left out. */
const defaultsOf = (id: string, name: string): Rows => ({
  [`${id}-aligns-corners`]: [`Its ${name} aligns corners where align_corners is left out.`, withCorners],
  [`${id}-bilinear-by-default`]: [`Its ${name} computes bilinear where no mode is given.`, orBilinear],
  [`${id}-bilinear-images-by-default`]: [
    `Its ${name} computes bilinear for images where no mode is given.`,
    orBilinearImage,
  ],
  [`${id}-linear-by-default`]: [`Its ${name} takes the linear mode of the rank where no mode is given.`, orLinear],
});

/** What it makes of the options that are given. */
const changesOf = (id: string, name: string): Rows => ({
  [`${id}-ignores-mode`]: [`Its ${name} computes nearest, whatever the mode.`, mended(without('mode', 'alignCorners'))],
  [`${id}-whole-factors`]: [`Its ${name} rounds the factor.`, wholeFactor],
});

/** An antialias that must be refused, of `F.upsample` or of a module. */
const isRefused: Concerns = ({ refusedBy }) => refusedBy === 'front-ends.no-antialias';
const isTaken = shown(({ got }) => got !== undefined);

/** How the names around the operation hand their options over. */
export const FRONT_END_MISTAKES = [
  ...handing('arguments.default-mode', ANY, {
    'default-mode-bilinear': ['It takes bilinear where no mode is given.', orBilinear],
    'default-mode-linear': ['It takes the linear mode of the rank where no mode is given.', orLinear],
  }),
  ...handing('arguments.align-corners-default', ANY, {
    'align-corners-by-default': ['It aligns corners where align_corners is left out.', withCorners],
  }),
  ...handing('front-ends.upsample-is-interpolate', UPSAMPLE, {
    ...defaultsOf('upsample', 'F.upsample'),
    ...changesOf('upsample', 'F.upsample'),
    'upsample-ignores-align-corners': [
      'Its F.upsample does not forward align_corners.',
      mended(without('alignCorners')),
    ],
    'upsample-recomputes': ['Its F.upsample recomputes the factor.', mended(recomputed)],
  }),
  ...handing('front-ends.module-defaults', MODULES, defaultsOf('module', 'nn.Upsample')),
  ...handing('front-ends.module-is-interpolate', MODULES, {
    ...changesOf('module', 'nn.Upsample'),
    'module-ignores-align-corners': ['Its nn.Upsample does not keep align_corners.', mended(without('alignCorners'))],
    'module-ignores-recompute': [
      'Its nn.Upsample does not keep recompute_scale_factor.',
      mended(without('recomputeScaleFactor')),
    ],
    'module-always-recomputes': ['Its nn.Upsample recomputes the factor.', mended(recomputed)],
  }),
  ...mistakes('front-ends', 'front-ends.no-antialias', isRefused, {
    'upsample-takes-antialias': [
      'Its F.upsample accepts antialias, which it does not have.',
      by('upsample'),
      isTaken,
      {
        made: {
          'front-ends/upsample-takes-antialias': () => ({
            upsample: (input, options) => {
              requireNone(options.recomputeScaleFactor);
              return resize(input, options);
            },
          }),
        },
      },
    ],
    'module-takes-antialias': [
      'Its nn.Upsample accepts antialias, which it does not have.',
      not(by('upsample')),
      isTaken,
      {
        made: {
          'front-ends/module-takes-antialias': () => ({
            createUpsample: ({ antialias: _, ...options }) => frontEnds(resize).createUpsample(options),
          }),
        },
      },
    ],
  }),
  ...mistakes('front-ends', 'front-ends.module-factor-zero', is.computed, {
    'module-keeps-factor-zero': [
      'Its nn.Upsample takes a factor of zero for a factor.',
      withOptions(({ scaleFactor }) => scaleFactor === 0),
      shown(({ got }) => got === undefined, {
        'front-ends/module-keeps-factor-zero': () => ({
          createUpsample: (options) => {
            requireNone(options.antialias);
            return { forward: (input) => resize(input, options) };
          },
        }),
      }),
    ],
  }),
];
