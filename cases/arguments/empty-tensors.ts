import type { Design } from '../case.ts';
import { grid, rejection } from '../design.ts';
import { IMAGE, LINE, NO_CHANNELS, NO_ROWS, VOLUME } from './inputs.ts';

/** Calls with nothing to read, or nothing to write. */
export const positiveSizes: readonly Design[] = [
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
