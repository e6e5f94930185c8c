import type { Design } from '../case.ts';
import { rejection } from '../design.ts';
import { IMAGE, LINE, VOLUME } from './inputs.ts';

/** Calls whose `size` and `scale_factor` do not say one output. */
export const sizesAndFactors: readonly Design[] = [
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

/** Calls with a factor whose product is no size. */
export const finiteFactors: readonly Design[] = [
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
  rejection('factor-beyond-memory', 'a factor whose result no memory holds is refused', ['arguments.memory'], LINE, {
    scaleFactor: 1e18,
  }),
];
