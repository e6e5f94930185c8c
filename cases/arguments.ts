import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Design } from './case.ts';
import { constant, design, grid, rejection } from './design.ts';

const LINE = grid([2, 3, 5]);
const IMAGE = grid([2, 3, 4, 5]);
const VOLUME = grid([1, 2, 3, 4, 5]);
const NO_CHANNELS = grid([2, 0, 4, 5]);
const NO_ROWS = grid([1, 1, 0, 5]);

/** A mode outside the eight names. */
function unknown(mode: string): Mode {
  return mode as Mode;
}

const AA: InterpolateOptions = { size: [2, 3], antialias: true };

const modesAndRanks: readonly Design[] = [
  rejection('mode-cubic', 'there is no mode cubic', ['arguments.mode-names'], LINE, {
    size: 8,
    mode: unknown('cubic'),
  }),
  rejection('mode-cubic-on-image', 'cubic is no other name of bicubic', ['arguments.mode-names'], IMAGE, {
    size: 8,
    mode: unknown('cubic'),
  }),
  rejection(
    'mode-capitalised',
    'mode names are compared letter by letter, so Nearest is none',
    ['arguments.mode-names'],
    IMAGE,
    { size: 8, mode: unknown('Nearest') },
  ),
  rejection('mode-empty', 'the empty string is no mode', ['arguments.mode-names'], IMAGE, {
    size: 8,
    mode: unknown(''),
  }),
  rejection('mode-bilinear-on-line', 'bilinear refuses a 3-D input', ['arguments.ranks'], LINE, {
    size: 8,
    mode: 'bilinear',
  }),
  rejection('mode-trilinear-on-line', 'trilinear refuses a 3-D input', ['arguments.ranks'], LINE, {
    size: 8,
    mode: 'trilinear',
  }),
  rejection('mode-linear-on-image', 'linear refuses a 4-D input', ['arguments.ranks'], IMAGE, {
    size: 8,
    mode: 'linear',
  }),
  rejection('mode-trilinear-on-image', 'trilinear refuses a 4-D input', ['arguments.ranks'], IMAGE, {
    size: 8,
    mode: 'trilinear',
  }),
  rejection('mode-linear-on-volume', 'linear refuses a 5-D input', ['arguments.ranks'], VOLUME, {
    size: 8,
    mode: 'linear',
  }),
  rejection('mode-bilinear-on-volume', 'bilinear refuses a 5-D input', ['arguments.ranks'], VOLUME, {
    size: 8,
    mode: 'bilinear',
  }),
  rejection('mode-bicubic-on-line', 'bicubic refuses a 3-D input', ['arguments.ranks'], LINE, {
    size: 8,
    mode: 'bicubic',
  }),
  rejection('mode-bicubic-on-volume', 'bicubic refuses a 5-D input', ['arguments.ranks'], VOLUME, {
    size: 8,
    mode: 'bicubic',
  }),
  rejection(
    'mode-lanczos-on-line',
    'lanczos without antialias refuses a 3-D input for its rank',
    ['arguments.ranks'],
    LINE,
    { size: 8, mode: 'lanczos' },
  ),
  rejection(
    'nearest-on-matrix',
    'nearest refuses a 2-D input: batch and channels are always there',
    ['arguments.ranks'],
    grid([4, 5]),
    { size: 8 },
  ),
  rejection(
    'area-on-six-dimensions',
    'area refuses a 6-D input',
    ['arguments.ranks'],
    constant([1, 1, 1, 1, 2, 2], 3),
    { size: 3, mode: 'area' },
  ),
  rejection(
    'nearest-exact-on-six-dimensions',
    'nearest-exact refuses a 6-D input',
    ['arguments.ranks'],
    constant([1, 1, 1, 1, 2, 2], 3),
    { size: 3, mode: 'nearest-exact' },
  ),
];

const CORNERLESS = ['nearest', 'nearest-exact', 'area'] as const;

const alignCorners: readonly Design[] = CORNERLESS.flatMap((mode) => [
  rejection(`${mode}-refuses-align-corners`, `${mode} refuses align_corners true`, ['arguments.align-corners'], IMAGE, {
    size: 8,
    mode,
    alignCorners: true,
  }),
  rejection(
    `${mode}-refuses-align-corners-off`,
    `${mode} refuses align_corners false, which is not the same as leaving it out`,
    ['arguments.align-corners'],
    IMAGE,
    { size: 8, mode, alignCorners: false },
  ),
]);

const sizesAndFactors: readonly Design[] = [
  rejection(
    'both-size-and-factor',
    'size and scale_factor together are refused',
    ['arguments.one-of-size-and-factor'],
    LINE,
    { size: 8, scaleFactor: 2 },
  ),
  rejection(
    'both-sequences',
    'a sequence of sizes and one of factors together are refused',
    ['arguments.one-of-size-and-factor'],
    IMAGE,
    { size: [8, 10], scaleFactor: [2, 2], mode: 'bilinear' },
  ),
  rejection(
    'neither-size-nor-factor',
    'a call without size and scale_factor is refused',
    ['arguments.one-of-size-and-factor'],
    LINE,
    {},
  ),
  rejection(
    'neither-in-bicubic',
    'bicubic without size and scale_factor is refused',
    ['arguments.one-of-size-and-factor'],
    IMAGE,
    { mode: 'bicubic' },
  ),
  rejection('size-too-short', 'one size in a sequence is refused for two axes', ['arguments.size-length'], IMAGE, {
    size: [3],
  }),
  rejection('size-too-long', 'three sizes are refused for two axes', ['arguments.size-length'], IMAGE, {
    size: [3, 4, 5],
    mode: 'bilinear',
  }),
  rejection('size-of-line-too-long', 'two sizes are refused for one axis', ['arguments.size-length'], LINE, {
    size: [3, 4],
    mode: 'linear',
  }),
  rejection('size-of-volume-too-short', 'two sizes are refused for three axes', ['arguments.size-length'], VOLUME, {
    size: [3, 4],
    mode: 'area',
  }),
  rejection('size-empty', 'an empty sequence of sizes is refused', ['arguments.size-length'], LINE, { size: [] }),
  rejection(
    'size-with-fraction',
    'a size with a fraction in a sequence is refused',
    ['arguments.size-integers'],
    IMAGE,
    { size: [3.5, 4] },
  ),
  rejection(
    'size-with-fraction-last',
    'a fraction in the last size of a sequence is refused',
    ['arguments.size-integers'],
    IMAGE,
    { size: [4, 3.5], mode: 'bicubic' },
  ),
  rejection('size-nan', 'NaN in a sequence of sizes is refused', ['arguments.size-integers'], LINE, {
    size: [Number.NaN],
    mode: 'linear',
  }),
  rejection('scalar-size-with-fraction', 'a lone size with a fraction is refused', ['arguments.size-integers'], IMAGE, {
    size: 3.5,
  }),
  rejection(
    'scalar-size-with-fraction-linear',
    'linear refuses a lone size with a fraction',
    ['arguments.size-integers'],
    LINE,
    { size: 3.5, mode: 'linear' },
  ),
  rejection(
    'scalar-size-with-fraction-area',
    'area refuses a lone size with a fraction',
    ['arguments.size-integers'],
    IMAGE,
    { size: 3.5, mode: 'area' },
  ),
  rejection(
    'scalar-size-with-fraction-antialias',
    'antialiased bilinear refuses a lone size with a fraction',
    ['arguments.size-integers'],
    IMAGE,
    { size: 3.5, mode: 'bilinear', antialias: true },
  ),
  rejection(
    'factor-too-short',
    'one factor in a sequence is refused for two axes',
    ['arguments.factor-length'],
    IMAGE,
    { scaleFactor: [2.5] },
  ),
  rejection('factor-too-long', 'three factors are refused for two axes', ['arguments.factor-length'], IMAGE, {
    scaleFactor: [2, 2, 2],
    mode: 'bilinear',
  }),
  rejection('factor-of-line-too-long', 'two factors are refused for one axis', ['arguments.factor-length'], LINE, {
    scaleFactor: [2, 2],
  }),
  rejection(
    'factor-of-volume-too-short',
    'two factors are refused for three axes',
    ['arguments.factor-length'],
    VOLUME,
    { scaleFactor: [2, 2], mode: 'trilinear' },
  ),
  rejection('factor-empty', 'an empty sequence of factors is refused', ['arguments.factor-length'], LINE, {
    scaleFactor: [],
    mode: 'area',
  }),
  rejection(
    'recompute-with-size',
    'recompute_scale_factor true with a size is refused',
    ['arguments.recompute-needs-factor'],
    LINE,
    { size: 8, recomputeScaleFactor: true },
  ),
  rejection(
    'recompute-with-size-in-area',
    'area refuses recompute_scale_factor true with a size',
    ['arguments.recompute-needs-factor'],
    IMAGE,
    { size: [3, 3], mode: 'area', recomputeScaleFactor: true },
  ),
  rejection(
    'recompute-with-size-in-bilinear',
    'bilinear refuses recompute_scale_factor true with a size',
    ['arguments.recompute-needs-factor'],
    IMAGE,
    { size: [3, 3], mode: 'bilinear', recomputeScaleFactor: true },
  ),
];

const INFINITE = Number.POSITIVE_INFINITY;

const finiteFactors: readonly Design[] = [
  rejection('factor-nan', 'a NaN as factor is refused', ['arguments.finite-factor'], LINE, { scaleFactor: Number.NaN }),
  rejection('factor-nan-in-bilinear', 'bilinear refuses a NaN among the factors', ['arguments.finite-factor'], IMAGE, {
    scaleFactor: [2, Number.NaN],
    mode: 'bilinear',
  }),
  rejection('factor-infinite', 'an infinite factor is refused', ['arguments.finite-factor'], LINE, {
    scaleFactor: INFINITE,
    mode: 'linear',
  }),
  rejection('factor-minus-infinite', 'a factor of minus infinity is refused', ['arguments.finite-factor'], IMAGE, {
    scaleFactor: -INFINITE,
    mode: 'bicubic',
  }),
  rejection(
    'factor-too-large',
    'a factor whose product no 64-bit integer holds is refused',
    ['arguments.finite-factor'],
    LINE,
    { scaleFactor: 1e300 },
  ),
  rejection(
    'factor-nan-recomputed',
    'a NaN as factor is refused when the size is recomputed',
    ['arguments.finite-factor'],
    LINE,
    { scaleFactor: Number.NaN, recomputeScaleFactor: true },
  ),
  rejection(
    'factor-infinite-recomputed',
    'an infinite factor is refused when the size is recomputed',
    ['arguments.finite-factor'],
    IMAGE,
    { scaleFactor: INFINITE, recomputeScaleFactor: true, mode: 'bilinear' },
  ),
  rejection(
    'factor-too-large-recomputed',
    'a factor whose product no 64-bit integer holds is refused when the size is recomputed',
    ['arguments.finite-factor'],
    LINE,
    { scaleFactor: 1e300, recomputeScaleFactor: true, mode: 'linear' },
  ),
  rejection('factor-nan-in-area', 'area refuses a NaN as factor', ['arguments.finite-factor'], IMAGE, {
    scaleFactor: Number.NaN,
    mode: 'area',
  }),
  rejection('factor-infinite-in-area', 'area refuses an infinite factor', ['arguments.finite-factor'], IMAGE, {
    scaleFactor: INFINITE,
    mode: 'area',
  }),
  rejection(
    'factor-beyond-memory',
    'a factor whose result no memory holds is refused',
    ['arguments.finite-factor'],
    LINE,
    { scaleFactor: 1e18 },
  ),
];

const antialias: readonly Design[] = [
  ...(['nearest', 'nearest-exact', 'area'] as const).map((mode) =>
    rejection(`${mode}-refuses-antialias`, `${mode} refuses antialias`, ['arguments.antialias-modes'], IMAGE, {
      ...AA,
      mode,
    }),
  ),
  rejection('linear-refuses-antialias', 'linear refuses antialias', ['arguments.antialias-modes'], LINE, {
    size: 3,
    mode: 'linear',
    antialias: true,
  }),
  rejection('trilinear-refuses-antialias', 'trilinear refuses antialias', ['arguments.antialias-modes'], VOLUME, {
    size: 3,
    mode: 'trilinear',
    antialias: true,
  }),
  rejection('antialias-on-line', 'bilinear with antialias refuses a 3-D input', ['arguments.antialias-modes'], LINE, {
    size: 3,
    mode: 'bilinear',
    antialias: true,
  }),
  rejection(
    'antialias-on-volume',
    'bicubic with antialias refuses a 5-D input',
    ['arguments.antialias-modes'],
    VOLUME,
    { size: 3, mode: 'bicubic', antialias: true },
  ),
  rejection(
    'antialias-without-mode',
    'antialias without a mode is refused, since the mode is nearest',
    ['arguments.antialias-modes'],
    IMAGE,
    AA,
  ),
  rejection(
    'lanczos-without-antialias',
    'lanczos without antialias is refused',
    ['arguments.lanczos-needs-antialias'],
    IMAGE,
    { size: [2, 3], mode: 'lanczos' },
  ),
  rejection(
    'lanczos-with-antialias-off',
    'lanczos with antialias false is refused',
    ['arguments.lanczos-needs-antialias'],
    IMAGE,
    { size: [2, 3], mode: 'lanczos', antialias: false },
  ),
  rejection(
    'lanczos-aligned',
    'lanczos with align_corners true is refused',
    ['arguments.lanczos-align-corners'],
    IMAGE,
    { ...AA, mode: 'lanczos', alignCorners: true },
  ),
];

const positiveSizes: readonly Design[] = [
  rejection(
    'size-zero-nearest-line',
    'nearest refuses an output of size 0 in 3-D',
    ['arguments.positive-sizes'],
    LINE,
    { size: 0 },
  ),
  rejection(
    'size-zero-nearest-image',
    'nearest refuses an output width of 0 in 4-D',
    ['arguments.positive-sizes'],
    IMAGE,
    { size: [3, 0] },
  ),
  rejection(
    'size-zero-nearest-volume',
    'nearest refuses an output depth of 0 in 5-D',
    ['arguments.positive-sizes'],
    VOLUME,
    { size: [0, 3, 3] },
  ),
  rejection(
    'size-zero-nearest-exact',
    'nearest-exact refuses an output height of 0',
    ['arguments.positive-sizes'],
    IMAGE,
    { size: [0, 3], mode: 'nearest-exact' },
  ),
  rejection('size-zero-linear', 'linear refuses an output of size 0', ['arguments.positive-sizes'], LINE, {
    size: 0,
    mode: 'linear',
  }),
  rejection('size-zero-bilinear', 'bilinear refuses an output width of 0', ['arguments.positive-sizes'], IMAGE, {
    size: [3, 0],
    mode: 'bilinear',
  }),
  rejection('size-zero-trilinear', 'trilinear refuses an output height of 0', ['arguments.positive-sizes'], VOLUME, {
    size: [3, 0, 3],
    mode: 'trilinear',
  }),
  rejection('size-zero-bicubic', 'bicubic refuses an output height of 0', ['arguments.positive-sizes'], IMAGE, {
    size: [0, 3],
    mode: 'bicubic',
  }),
  rejection(
    'size-zero-antialias',
    'antialiased bilinear refuses an output width of 0',
    ['arguments.positive-sizes'],
    IMAGE,
    { size: [3, 0], mode: 'bilinear', antialias: true },
  ),
  rejection('size-zero-lanczos', 'lanczos refuses an output height of 0', ['arguments.positive-sizes'], IMAGE, {
    size: [0, 3],
    mode: 'lanczos',
    antialias: true,
  }),
  rejection('size-negative', 'a negative size is refused', ['arguments.positive-sizes'], IMAGE, {
    size: [-2, 3],
    mode: 'bilinear',
  }),
  rejection(
    'factor-too-small',
    'a factor that leaves no element is refused',
    ['arguments.positive-sizes', 'output-size.truncated-product'],
    LINE,
    { scaleFactor: 0.19, mode: 'linear' },
  ),
  rejection('factor-zero', 'a factor of 0 is refused', ['arguments.positive-sizes'], IMAGE, { scaleFactor: 0 }),
  rejection('factor-zero-on-one-axis', 'a factor of 0 on one axis is refused', ['arguments.positive-sizes'], IMAGE, {
    scaleFactor: [2, 0],
    mode: 'bicubic',
  }),
  rejection('factor-negative', 'a negative factor is refused', ['arguments.positive-sizes'], VOLUME, {
    scaleFactor: -0.5,
  }),
  rejection(
    'factor-reciprocal-of-49',
    '49 elements by 1/49 are none, because the float64 product is below 1',
    ['arguments.positive-sizes', 'output-size.product-is-float64'],
    grid([1, 1, 49]),
    { scaleFactor: 1 / 49 },
  ),
  rejection('input-without-rows', 'an input height of 0 is refused', ['arguments.positive-sizes'], NO_ROWS, {
    size: 2,
  }),
  rejection(
    'input-without-rows-bicubic',
    'bicubic refuses an input height of 0',
    ['arguments.positive-sizes'],
    NO_ROWS,
    { size: 2, mode: 'bicubic' },
  ),
  rejection(
    'input-without-rows-antialias',
    'antialiased bilinear refuses an input height of 0',
    ['arguments.positive-sizes'],
    NO_ROWS,
    { size: 2, mode: 'bilinear', antialias: true },
  ),
  rejection(
    'no-channels-line',
    'linear refuses an input without channels',
    ['arguments.non-empty-input'],
    grid([2, 0, 5]),
    { size: 3, mode: 'linear' },
  ),
  rejection(
    'no-channels-image',
    'nearest refuses an input without channels',
    ['arguments.non-empty-input'],
    NO_CHANNELS,
    { size: 3 },
  ),
  rejection(
    'no-channels-bilinear',
    'bilinear refuses an input without channels',
    ['arguments.non-empty-input'],
    NO_CHANNELS,
    { size: 3, mode: 'bilinear' },
  ),
  rejection(
    'no-channels-bicubic',
    'bicubic refuses an input without channels',
    ['arguments.non-empty-input'],
    NO_CHANNELS,
    { size: 3, mode: 'bicubic' },
  ),
  rejection(
    'no-channels-lanczos',
    'lanczos refuses an input without channels',
    ['arguments.non-empty-input'],
    NO_CHANNELS,
    { size: 3, mode: 'lanczos', antialias: true },
  ),
  rejection(
    'no-channels-volume',
    'trilinear refuses an input without channels',
    ['arguments.non-empty-input'],
    grid([1, 0, 2, 3, 4]),
    { size: 3, mode: 'trilinear' },
  ),
  rejection(
    'no-batch-and-no-channels',
    'an input without batch entries is refused when it has no channels either',
    ['arguments.non-empty-input'],
    grid([0, 0, 5]),
    { size: 3 },
  ),
  rejection('area-size-negative', 'area refuses a negative size', ['arguments.area-allows-empty'], IMAGE, {
    size: [-2, 3],
    mode: 'area',
  }),
  rejection('area-factor-negative', 'area refuses a negative factor', ['arguments.area-allows-empty'], LINE, {
    scaleFactor: -0.5,
    mode: 'area',
  }),
  rejection('area-input-without-rows', 'area refuses an input height of 0', ['arguments.area-allows-empty'], NO_ROWS, {
    size: 2,
    mode: 'area',
  }),
  rejection(
    'area-no-channels-volume',
    'area refuses a 5-D input without channels',
    ['arguments.area-allows-empty'],
    grid([1, 0, 2, 3, 4]),
    { size: 3, mode: 'area' },
  ),
];

/** Each call breaks two rules, and the error is that of the first. */
const order: readonly Design[] = [
  rejection(
    'order-corners-before-both',
    'align_corners is looked at before size with scale_factor',
    ['arguments.order-of-checks'],
    LINE,
    { size: 8, scaleFactor: 2, alignCorners: true },
  ),
  rejection(
    'order-corners-before-neither',
    'align_corners is looked at before the missing size',
    ['arguments.order-of-checks'],
    IMAGE,
    { mode: 'area', alignCorners: false },
  ),
  rejection(
    'order-both-before-length',
    'size with scale_factor is looked at before the length of the size',
    ['arguments.order-of-checks'],
    IMAGE,
    { size: [3], scaleFactor: 2 },
  ),
  rejection(
    'order-both-before-mode',
    'size with scale_factor is looked at before the mode',
    ['arguments.order-of-checks'],
    IMAGE,
    { size: 3, scaleFactor: 2, mode: unknown('cubic') },
  ),
  rejection(
    'order-length-before-integers',
    'the length of the size is looked at before its fraction',
    ['arguments.order-of-checks'],
    IMAGE,
    { size: [3.5] },
  ),
  rejection(
    'order-length-before-recompute',
    'the length of the size is looked at before recompute_scale_factor',
    ['arguments.order-of-checks'],
    LINE,
    { size: [8, 8], recomputeScaleFactor: true },
  ),
  rejection(
    'order-factor-length-before-mode',
    'the length of the factor is looked at before the mode',
    ['arguments.order-of-checks'],
    LINE,
    { scaleFactor: [2, 2], mode: unknown('cubic') },
  ),
  rejection(
    'order-neither-before-antialias',
    'the missing size is looked at before antialias',
    ['arguments.order-of-checks'],
    LINE,
    { antialias: true },
  ),
  rejection(
    'order-recompute-before-antialias',
    'recompute_scale_factor with a size is looked at before antialias',
    ['arguments.order-of-checks'],
    IMAGE,
    { size: 3, recomputeScaleFactor: true, antialias: true },
  ),
  rejection(
    'order-recomputed-nan-before-antialias',
    'a NaN as factor is looked at before antialias when the size is recomputed',
    ['arguments.order-of-checks'],
    IMAGE,
    { scaleFactor: Number.NaN, recomputeScaleFactor: true, antialias: true },
  ),
  rejection(
    'order-antialias-before-nan',
    'antialias is looked at before a NaN as factor when the size is not recomputed',
    ['arguments.order-of-checks'],
    IMAGE,
    { scaleFactor: Number.NaN, antialias: true },
  ),
  rejection(
    'order-antialias-before-mode',
    'antialias is looked at before the mode',
    ['arguments.order-of-checks'],
    LINE,
    { size: 8, mode: unknown('cubic'), antialias: true },
  ),
  rejection(
    'order-antialias-before-rank',
    'antialias is looked at before the rank',
    ['arguments.order-of-checks'],
    LINE,
    { size: 8, mode: 'lanczos', antialias: true },
  ),
  rejection(
    'order-lanczos-corners-before-antialias',
    "lanczos' align_corners is looked at before its antialias",
    ['arguments.order-of-checks'],
    IMAGE,
    { size: 8, mode: 'lanczos', alignCorners: true },
  ),
  rejection(
    'order-lanczos-before-size',
    'the antialias of lanczos is looked at before an output of size 0',
    ['arguments.order-of-checks'],
    IMAGE,
    { size: 0, mode: 'lanczos' },
  ),
  rejection(
    'order-rank-before-size',
    'the rank is looked at before an output of size 0',
    ['arguments.order-of-checks'],
    LINE,
    { size: 0, mode: 'bilinear' },
  ),
  rejection(
    'order-mode-before-scalar-fraction',
    'the mode is looked at before the fraction of a lone size',
    ['arguments.order-of-checks'],
    IMAGE,
    { size: 3.5, mode: unknown('cubic') },
  ),
  rejection(
    'order-fraction-before-mode',
    'the fraction in a sequence of sizes is looked at before the mode',
    ['arguments.order-of-checks'],
    IMAGE,
    { size: [3.5, 4], mode: unknown('cubic') },
  ),
  rejection(
    'order-scalar-fraction-before-channels',
    'the fraction of a lone size is looked at before the missing channels',
    ['arguments.order-of-checks'],
    NO_CHANNELS,
    { size: 3.5 },
  ),
  rejection(
    'order-mode-before-nan',
    'the mode is looked at before a NaN as factor',
    ['arguments.order-of-checks'],
    IMAGE,
    { scaleFactor: Number.NaN, mode: 'linear' },
  ),
  rejection(
    'order-nan-before-channels',
    'a NaN as factor is looked at before the missing channels',
    ['arguments.order-of-checks'],
    NO_CHANNELS,
    { scaleFactor: Number.NaN },
  ),
  rejection(
    'order-size-before-channels',
    'an output of size 0 is looked at before the missing channels',
    ['arguments.order-of-checks'],
    NO_CHANNELS,
    { size: 0, mode: 'bilinear' },
  ),
  rejection(
    'order-output-before-input-in-area',
    'area looks at a negative size before an input height of 0',
    ['arguments.order-of-checks'],
    NO_ROWS,
    { size: -2, mode: 'area' },
  ),
];

const accepted: readonly Design[] = [
  design('arguments/mode-left-out', {
    fact: 'without a mode the mode is nearest',
    clauses: ['arguments.default-mode'],
    input: LINE,
    options: { size: 7 },
    profile: 'quick',
  }),
  design('arguments/recompute-off-with-size', {
    fact: 'recompute_scale_factor false with a size is accepted',
    clauses: ['arguments.recompute-needs-factor'],
    input: LINE,
    options: { size: 7, mode: 'linear', recomputeScaleFactor: false },
  }),
  design('arguments/antialias-off', {
    fact: 'antialias false is accepted in every mode',
    clauses: ['arguments.antialias-modes'],
    input: VOLUME,
    options: { size: [2, 3, 4], mode: 'area', antialias: false },
  }),
  ...(['nearest', 'bilinear', 'bicubic', 'area'] as const).map((mode) =>
    design(`arguments/empty-batch-${mode}`, {
      fact: `${mode} gives an empty result for an empty batch`,
      clauses: ['arguments.empty-batch'],
      input: grid([0, 3, 4, 5]),
      options: { size: 2, mode },
    }),
  ),
  design('arguments/empty-batch-antialias', {
    fact: 'antialiased bicubic gives an empty result for an empty batch',
    clauses: ['arguments.empty-batch'],
    input: grid([0, 3, 4, 5]),
    options: { size: 2, mode: 'bicubic', antialias: true },
  }),
  design('arguments/area-to-no-columns', {
    fact: 'area gives an empty result for an output width of 0',
    clauses: ['arguments.area-allows-empty'],
    input: IMAGE,
    options: { size: [2, 0], mode: 'area' },
  }),
  design('arguments/area-factor-too-small', {
    fact: 'area gives an empty result for a factor that leaves no element',
    clauses: ['arguments.area-allows-empty'],
    input: LINE,
    options: { scaleFactor: 0.19, mode: 'area' },
  }),
  design('arguments/area-without-channels', {
    fact: 'area gives an empty result for an image without channels',
    clauses: ['arguments.area-allows-empty'],
    input: NO_CHANNELS,
    options: { size: 3, mode: 'area' },
  }),
];

export const argumentsDesigns: readonly Design[] = [
  ...accepted,
  ...modesAndRanks,
  ...alignCorners,
  ...sizesAndFactors,
  ...finiteFactors,
  ...antialias,
  ...positiveSizes,
  ...order,
];
