import type { Design } from './case.ts';
import { design, grid, quick, ramp, UINT8_BLENDING, values } from './design.ts';

const FILTERS = ['bilinear', 'bicubic', 'lanczos'] as const;

const widthOne: readonly Design[] = [
  ...FILTERS.flatMap((mode) =>
    (['float32', 'float64'] as const).map((dtype) =>
      design(`errata/antialias-width-one-${mode}-${dtype}`, {
        fact: `antialiased ${mode} filters a single column of six ${dtype} rows to three`,
        clauses: ['errata.antialias-width-one', 'antialias.centre'],
        call: { input: ramp([1, 1, 6, 1], dtype), size: [3, 1], mode, antialias: true },
        profile: mode === 'bilinear' ? 'quick' : 'standard',
      }),
    ),
  ),
  ...FILTERS.map((mode) =>
    design(`errata/antialias-height-one-${mode}`, {
      fact: `antialiased ${mode} filters a single row of six columns to three`,
      clauses: ['errata.antialias-width-one', 'antialias.centre'],
      call: { input: ramp([1, 1, 1, 6]), size: [1, 3], mode, antialias: true },
    }),
  ),
  design('errata/antialias-width-one-from-four', {
    fact: 'antialiased bilinear filters six rows and four columns to three rows and one column',
    clauses: ['errata.antialias-width-one'],
    call: { input: ramp([1, 1, 6, 4]), size: [3, 1], mode: 'bilinear', antialias: true },
  }),
  design('errata/antialias-width-one-up', {
    fact: 'antialiased bicubic enlarges three rows of a single column to five',
    clauses: ['errata.antialias-width-one'],
    call: { input: ramp([1, 2, 3, 1]), size: [5, 1], mode: 'bicubic', antialias: true },
  }),
  design('errata/antialias-width-one-same-height', {
    fact: 'antialiased bilinear shrinks four columns to one and keeps six rows',
    clauses: ['errata.antialias-width-one'],
    call: { input: ramp([1, 1, 6, 4]), size: [6, 1], mode: 'bilinear', antialias: true },
  }),
];

const COLUMN = values([1, 1, 4, 1], [0, 60, 120, 180], 'uint8');
const RGB_COLUMN = grid([1, 3, 6, 1], 'uint8');

const uint8: readonly Design[] = UINT8_BLENDING.flatMap(({ name, title, options }) => [
  design(`errata/uint8-width-one-${name}`, {
    fact: `${title} resizes a uint8 column from four rows to two`,
    clauses: ['errata.uint8-width-one', 'rounding.uint8-two-passes'],
    call: { input: COLUMN, ...options, size: [2, 1] },
    profile: name === 'bilinear' ? 'quick' : 'standard',
  }),
  design(`errata/uint8-rgb-to-one-${name}`, {
    fact: `${title} resizes an RGB column from six uint8 rows to one`,
    clauses: ['errata.uint8-rgb-to-one'],
    call: { input: RGB_COLUMN, ...options, size: [1, 1] },
    profile: name === 'bilinear' ? 'quick' : 'standard',
  }),
]);

const uint8FiveChannels = design('errata/uint8-width-one-five-channels', {
  fact: 'bilinear resizes five uint8 channels from 7×9 to five rows and one column',
  clauses: ['errata.uint8-width-one'],
  call: { input: grid([2, 5, 7, 9], 'uint8'), size: [5, 1], mode: 'bilinear' },
});

const nearestShortcut: readonly Design[] = [
  quick('errata/nearest-factor-1p3-line', {
    fact: 'nearest follows the factor 1.3 on a line of three that stays three: 0, 0, 1',
    clauses: ['nearest.given-factor', 'errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 1, 3]), scaleFactor: 1.3 },
    stated: { values: [0, 0, 1] },
  }),
  quick('errata/nearest-factor-1p3-image', {
    fact: 'nearest by 1.3 keeps three columns of an image or follows the factor',
    clauses: ['errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 1, 2, 3]), scaleFactor: [2, 1.3] },
  }),
  design('errata/nearest-factor-1p3-volume', {
    fact: 'nearest by 1.3 keeps three columns of a volume or follows the factor',
    clauses: ['errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 1, 2, 2, 3]), scaleFactor: [2, 2, 1.3] },
  }),
  quick('errata/nearest-factor-2p1-line', {
    fact: 'nearest follows the factor 2.1 on a line of two: 0, 0, 0, 1',
    clauses: ['nearest.given-factor', 'errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 1, 2]), scaleFactor: 2.1 },
    stated: { values: [0, 0, 0, 1] },
  }),
  design('errata/nearest-factor-2p1-image', {
    fact: 'nearest by 2.1 doubles two columns of an image or follows the factor',
    clauses: ['errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 1, 3, 2]), scaleFactor: [1, 2.1] },
  }),
  design('errata/nearest-factor-2p1-volume', {
    fact: 'nearest by 2.1 doubles two columns of a volume or follows the factor',
    clauses: ['errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 1, 2, 3, 2]), scaleFactor: [1, 1, 2.1] },
  }),
  design('errata/nearest-factor-2p1-tall-image', {
    fact: 'nearest by 2.1 doubles two columns of 130 rows or follows the factor',
    clauses: ['errata.nearest-factor-shortcut'],
    call: { input: grid([1, 1, 130, 2], 'uint8'), scaleFactor: [1, 2.1] },
  }),
  design('errata/nearest-factors-2p05-and-3p15', {
    fact: 'nearest by 2.05 and 3.15 doubles rows or follows the factor, and follows it on the columns',
    clauses: ['errata.nearest-factor-shortcut', 'nearest.given-factor'],
    call: { input: ramp([1, 2, 4, 5]), scaleFactor: [2.05, 3.15] },
  }),
  design('errata/nearest-factor-1p3-uint8', {
    fact: 'nearest by 1.3 keeps three uint8 rows and columns or follows the factor',
    clauses: ['errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 2, 3, 3], 'uint8'), scaleFactor: 1.3 },
  }),
  design('errata/nearest-exact-factor-1p3-image', {
    fact: 'nearest-exact follows the factor 1.3 on an image whose sizes stay',
    clauses: ['nearest.exact-given-factor', 'errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 1, 2, 3]), scaleFactor: [1.3, 1.3], mode: 'nearest-exact' },
  }),
  design('errata/nearest-exact-factor-2p1-image', {
    fact: 'nearest-exact follows the factor 2.1 on an image whose width doubles',
    clauses: ['nearest.exact-given-factor', 'errata.nearest-factor-shortcut'],
    call: { input: ramp([1, 1, 3, 2]), scaleFactor: [1, 2.1], mode: 'nearest-exact' },
  }),
];

const float64: readonly Design[] = [
  quick('errata/nearest-float64-line', {
    fact: 'nearest reads element 0 or 1 at output 41 of a float64 line 2 → 82',
    clauses: ['errata.nearest-float64-step', 'nearest.step-is-float32'],
    call: { input: ramp([1, 1, 2], 'float64'), size: 82 },
  }),
  quick('errata/nearest-float64-image', {
    fact: 'nearest reads element 0 or 1 at output 41 of a float64 image 1×2 → 1×82',
    clauses: ['errata.nearest-float64-step'],
    call: { input: ramp([1, 1, 1, 2], 'float64'), size: [1, 82] },
  }),
  design('errata/nearest-float64-wide-image', {
    fact: 'nearest reads element 0 or 1 at output 82 of a float64 image 1×2 → 1×164',
    clauses: ['errata.nearest-float64-step'],
    call: { input: ramp([1, 1, 1, 2], 'float64'), size: [1, 164] },
  }),
  design('errata/nearest-exact-float64-line', {
    fact: 'nearest-exact reads element 6 or 7 at output 11 of a float64 line 14 → 23',
    clauses: ['errata.nearest-float64-step', 'nearest.exact-ties'],
    call: { input: ramp([1, 1, 14], 'float64'), size: 23, mode: 'nearest-exact' },
  }),
  design('errata/nearest-exact-float64-image', {
    fact: 'nearest-exact reads element 6 or 7 at output 11 of a float64 image 1×14 → 1×23',
    clauses: ['errata.nearest-float64-step', 'nearest.exact-ties'],
    call: { input: ramp([1, 1, 1, 14], 'float64'), size: [1, 23], mode: 'nearest-exact' },
  }),
  ...(['linear', 'bilinear', 'bicubic'] as const).map((mode) =>
    design(`errata/float64-floor-${mode}`, {
      fact: `float64 ${mode} reads at 0.999999997 or at 1 for the only output of 3 by 0.333333334`,
      clauses: ['errata.float64-floor', 'rounding.float64-arithmetic'],
      call: {
        input: values(mode === 'linear' ? [1, 1, 3] : [1, 1, 1, 3], [0, 1e9, 0], 'float64'),
        scaleFactor: mode === 'linear' ? 0.333333334 : [1, 0.333333334],
        mode,
      },
      profile: mode === 'linear' ? 'quick' : 'standard',
    }),
  ),
];

const unchangedAxes: readonly Design[] = [
  ...(['float64', 'float32', 'float16', 'bfloat16'] as const).map((dtype) =>
    design(`errata/linear-factor-1p3-${dtype}`, {
      fact: `linear by 1.3 leaves a ${dtype} line of three as it is or resamples it`,
      clauses: ['errata.linear-unchanged-axis', 'coordinates.given-scale-factor'],
      call: { input: ramp([1, 1, 3], dtype), scaleFactor: 1.3, mode: 'linear' },
      profile: dtype === 'float32' ? 'quick' : 'standard',
    }),
  ),
  design('errata/linear-factor-1p3-recomputed', {
    fact: 'linear by 1.3 leaves a line of three as it is when the factor is recomputed',
    clauses: ['coordinates.recompute-drops-factor', 'linear.unchanged-axis'],
    call: { input: ramp([1, 1, 3]), scaleFactor: 1.3, mode: 'linear', recomputeScaleFactor: true },
  }),
  design('errata/trilinear-factor-1p3', {
    fact: 'trilinear by 1.3 leaves two axes as they are or resamples them, and doubles the third',
    clauses: ['errata.linear-unchanged-axis'],
    call: { input: ramp([1, 1, 3, 2, 2]), scaleFactor: [1.3, 1.3, 2], mode: 'trilinear' },
  }),
  ...UINT8_BLENDING.filter(({ name }) => name !== 'bicubic').flatMap(({ name, title, options }) => [
    design(`errata/${name}-factor-1p09-keeps-rows`, {
      fact: `${title} by 1.09 and 1.7 leaves ten rows as they are or resamples them`,
      clauses: [options.antialias ? 'errata.antialias-unchanged-axis' : 'errata.linear-unchanged-axis'],
      call: { input: ramp([1, 1, 10, 5]), ...options, scaleFactor: [1.09, 1.7] },
    }),
    quick(`errata/${name}-factor-1p3-keeps-size`, {
      fact: `${title} by 1.3 leaves two rows and three columns as they are or resamples them`,
      clauses: [options.antialias ? 'errata.antialias-unchanged-axis' : 'errata.linear-unchanged-axis'],
      call: { input: ramp([1, 1, 2, 3]), ...options, scaleFactor: 1.3 },
    }),
  ]),
  design('errata/bilinear-factor-1p3-aligned', {
    fact: 'bilinear by 1.3 with align_corners leaves two rows and three columns as they are',
    clauses: ['coordinates.align-corners-ignores-factor', 'linear.unchanged-axis'],
    call: { input: ramp([1, 1, 2, 3]), scaleFactor: 1.3, mode: 'bilinear', alignCorners: true },
  }),
];

const halfArea: readonly Design[] = (['float16', 'bfloat16'] as const).flatMap((dtype) => [
  design(`errata/half-area-volume-${dtype}`, {
    fact: `area adds 2048 and three ones of a ${dtype} volume in float32 or in ${dtype}`,
    clauses: ['errata.half-area-5d', 'rounding.half-types'],
    call: { input: values([1, 1, 1, 1, 8], [2048, 1, 1, 1, 0, 0, 0, 0], dtype), size: [1, 1, 2], mode: 'area' },
    profile: dtype === 'float16' ? 'quick' : 'standard',
  }),
  design(`errata/half-area-line-${dtype}`, {
    fact: `area adds 2048 and three ones of a ${dtype} line in float32`,
    clauses: ['rounding.half-types', 'errata.half-area-5d'],
    call: { input: values([1, 1, 8], [2048, 1, 1, 1, 0, 0, 0, 0], dtype), size: 2, mode: 'area' },
  }),
]);

export const errataDesigns: readonly Design[] = [
  ...widthOne,
  ...uint8,
  uint8FiveChannels,
  ...nearestShortcut,
  ...float64,
  ...unchangedAxes,
  ...halfArea,
];
