import type { Entry } from '#cases/case.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { and, type Concerns, is, not, withOptions } from './calls.ts';
import { frontEnds, requireNone } from './front-end.ts';
import type { Mistake } from './mistake.ts';
import { recomputed, without } from './options.ts';
import { LINEAR_OF_RANK } from './resizer/methods.ts';
import { resize } from './resizer/resize.ts';
import { type How, mistakes, type Row, shown } from './rows.ts';

type Change = (options: InterpolateOptions, rank: number) => InterpolateOptions;

const hasCorners = ({ mode = 'nearest', antialias = false }: InterpolateOptions) =>
  (mode.includes('linear') || mode === 'bicubic') && !antialias;

const withCorners: Change = (options) =>
  options.alignCorners === undefined && hasCorners(options) ? { ...options, alignCorners: true } : options;

const orBilinear: Change = (options) => ({ ...options, mode: options.mode ?? 'bilinear' });

const orBilinearImage: Change = (options, rank) => (rank === 4 ? orBilinear(options, rank) : options);

const orLinear: Change = (options, rank) => ({ ...options, mode: options.mode ?? LINEAR_OF_RANK[rank] ?? 'bilinear' });

const wholeFactor: Change = (options) =>
  typeof options.scaleFactor === 'number' ? { ...options, scaleFactor: Math.round(options.scaleFactor) } : options;

const ANY: readonly Entry[] = ['interpolate', 'upsample', 'nn.Upsample'];
const UPSAMPLE: readonly Entry[] = ['upsample'];
const MODULES: readonly Entry[] = ['nn.Upsample', 'nn.UpsamplingNearest2d', 'nn.UpsamplingBilinear2d'];

/** Other options than the caller's are handed over by some entries. */
function handing(
  clause: ClauseId,
  entries: readonly Entry[],
  rows: Readonly<Record<string, readonly [sentence: string, change: Change]>>,
): Mistake[] {
  const mending = (change: Change): How => ({
    kind: 'mended',
    mend: ({ options, input }) => {
      const other = change(options, input.shape.length);
      return other === options ? undefined : { options: other };
    },
  });
  const all = Object.entries(rows).map(([name, [sentence, change]]): [string, Row] => [
    name,
    [sentence, mending(change)],
  ]);
  return mistakes('front-ends', clause, and(not(isRefused), by(...entries)), Object.fromEntries(all));
}

const by =
  (...entries: readonly Entry[]): Concerns =>
  ({ call }) =>
    entries.includes(call.entry);

/** An antialias that must be refused, of `F.upsample` or of a module. */
const isRefused: Concerns = ({ refusedBy }) => refusedBy === 'front-ends.no-antialias';
const isTaken = shown(({ got }) => got !== undefined);

/** How the names around the operation hand their options over. */
export const FRONT_END_MISTAKES: readonly Mistake[] = [
  ...handing('arguments.default-mode', ANY, {
    'default-mode-bilinear': ['It takes bilinear where no mode is given.', orBilinear],
    'default-mode-linear': ['It takes the linear mode of the rank where no mode is given.', orLinear],
  }),
  ...handing('arguments.align-corners-default', ANY, {
    'align-corners-by-default': ['It aligns corners where align_corners is left out.', withCorners],
  }),
  ...handing('front-ends.upsample-is-interpolate', UPSAMPLE, {
    'upsample-aligns-corners': ['Its F.upsample aligns corners where align_corners is left out.', withCorners],
    'upsample-ignores-align-corners': ['Its F.upsample does not forward align_corners.', without('alignCorners')],
    'upsample-ignores-mode': ['Its F.upsample computes nearest, whatever the mode.', without('mode', 'alignCorners')],
    'upsample-bilinear-by-default': ['Its F.upsample computes bilinear where no mode is given.', orBilinear],
    'upsample-recomputes': ['Its F.upsample recomputes the factor.', recomputed],
    'upsample-whole-factors': ['Its F.upsample rounds the factor.', wholeFactor],
  }),
  ...handing('front-ends.module-defaults', MODULES, {
    'module-aligns-corners': ['Its nn.Upsample aligns corners where align_corners is left out.', withCorners],
  }),
  ...handing('front-ends.module-is-interpolate', MODULES, {
    'module-ignores-align-corners': ['Its nn.Upsample does not keep align_corners.', without('alignCorners')],
    'module-ignores-mode': ['Its nn.Upsample computes nearest, whatever the mode.', without('mode', 'alignCorners')],
    'module-ignores-recompute': [
      'Its nn.Upsample does not keep recompute_scale_factor.',
      without('recomputeScaleFactor'),
    ],
    'module-always-recomputes': ['Its nn.Upsample recomputes the factor.', recomputed],
  }),
  ...handing('front-ends.module-defaults', MODULES, {
    'module-bilinear-by-default': ['Its nn.Upsample computes bilinear where no mode is given.', orBilinear],
    'module-linear-by-default': ['Its nn.Upsample takes the linear mode of the rank where no mode is given.', orLinear],
  }),
  ...handing('front-ends.upsample-is-interpolate', UPSAMPLE, {
    'upsample-bilinear-images-by-default': [
      'Its F.upsample computes bilinear for images where no mode is given.',
      orBilinearImage,
    ],
    'upsample-linear-by-default': [
      'Its F.upsample takes the linear mode of the rank where no mode is given.',
      orLinear,
    ],
  }),
  ...handing('front-ends.module-defaults', MODULES, {
    'module-bilinear-images-by-default': [
      'Its nn.Upsample computes bilinear for images where no mode is given.',
      orBilinearImage,
    ],
  }),
  ...handing('front-ends.module-is-interpolate', MODULES, {
    'module-whole-factors': ['Its nn.Upsample rounds the factor.', wholeFactor],
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
