import type { Mode } from '#spec/signature.ts';
import type { Design } from './case.ts';
import { constant, grid, IMAGE, LINE, type Refusal, refused, VOLUME } from './design.ts';
import { orderOfChecks } from './order-of-checks.ts';

const EMPTY_LINE = grid([2, 0, 5]);
const EMPTY_IMAGE = grid([2, 0, 4, 5]);
const EMPTY_VOLUME = grid([1, 0, 2, 3, 4]);
const NO_ROWS = grid([1, 1, 0, 5]);
const SIX_D = constant([1, 1, 1, 1, 2, 2], 3);
const { NaN: NAN, POSITIVE_INFINITY: INFINITE } = Number;
const CUBIC = 'cubic' as Mode;

/** Calls whose mode is none, or none for the rank of the input. */
const modesAndRanks: readonly Design[] = [
  ...refused('arguments.mode-names', [
    ['mode-cubic', 'there is no mode cubic', LINE, { size: 8, mode: CUBIC }],
    ['mode-cubic-on-image', 'cubic is not another name of bicubic', IMAGE, { size: 8, mode: CUBIC }],
    ['mode-capitalised', 'mode names are lower case: Nearest is refused', IMAGE, { size: 8, mode: 'Nearest' as Mode }],
    ['mode-empty', 'the empty string is not a mode', IMAGE, { size: 8, mode: '' as Mode }],
  ]),
  ...refused('arguments.ranks', [
    ['mode-bilinear-on-line', 'bilinear refuses a 3-D input', LINE, { size: 8, mode: 'bilinear' }],
    ['mode-trilinear-on-line', 'trilinear refuses a 3-D input', LINE, { size: 8, mode: 'trilinear' }],
    ['mode-linear-on-image', 'linear refuses a 4-D input', IMAGE, { size: 8, mode: 'linear' }],
    ['mode-trilinear-on-image', 'trilinear refuses a 4-D input', IMAGE, { size: 8, mode: 'trilinear' }],
    ['mode-linear-on-volume', 'linear refuses a 5-D input', VOLUME, { size: 8, mode: 'linear' }],
    ['mode-bilinear-on-volume', 'bilinear refuses a 5-D input', VOLUME, { size: 8, mode: 'bilinear' }],
    ['mode-bicubic-on-line', 'bicubic refuses a 3-D input', LINE, { size: 8, mode: 'bicubic' }],
    ['mode-bicubic-on-volume', 'bicubic refuses a 5-D input', VOLUME, { size: 8, mode: 'bicubic' }],
    ['mode-lanczos-on-line', 'lanczos without antialias refuses a 3-D input', LINE, { size: 8, mode: 'lanczos' }],
    ['nearest-on-matrix', 'nearest refuses a 2-D input, which has no channels', grid([4, 5]), { size: 8 }],
    ['area-on-six-dimensions', 'area refuses a 6-D input', SIX_D, { size: 3, mode: 'area' }],
    ['nearest-exact-on-six-dimensions', 'nearest-exact refuses a 6-D input', SIX_D, { size: 3, mode: 'nearest-exact' }],
  ]),
];

/** Calls that give `align_corners` to a mode without it. */
const alignCorners: readonly Design[] = (['nearest', 'nearest-exact', 'area'] as const).flatMap((mode) => {
  const [id, refuses] = [`${mode}-refuses-align-corners`, `${mode} refuses align_corners`];
  return refused('arguments.align-corners', [
    [id, `${refuses} true`, IMAGE, { size: 8, mode, alignCorners: true }],
    [`${id}-off`, `${refuses} false, which differs from leaving it out`, IMAGE, { size: 8, mode, alignCorners: false }],
  ]);
});

/** Calls whose `size` and `scale_factor` do not give one output size. */
const sizesAndFactors: readonly Design[] = [
  ...refused('arguments.one-of-size-and-factor', [
    ['both-size-and-factor', 'size and scale_factor together are refused', LINE, { size: 8, scaleFactor: 2 }],
    [
      'both-sequences',
      'sizes and factors together are refused',
      IMAGE,
      { size: [8, 10], scaleFactor: [2, 2], mode: 'bilinear' },
    ],
    ['neither-size-nor-factor', 'a call without size and scale_factor is refused', LINE, {}],
    ['neither-in-bicubic', 'bicubic without size and scale_factor is refused', IMAGE, { mode: 'bicubic' }],
  ]),
  ...refused('arguments.size-length', [
    ['size-too-short', 'a sequence of one size is refused for two axes', IMAGE, { size: [3] }],
    ['size-too-long', 'three sizes are refused for two axes', IMAGE, { size: [3, 4, 5], mode: 'bilinear' }],
    ['size-of-line-too-long', 'two sizes are refused for one axis', LINE, { size: [3, 4], mode: 'linear' }],
    ['size-of-volume-too-short', 'two sizes are refused for three axes', VOLUME, { size: [3, 4], mode: 'area' }],
    ['size-empty', 'an empty sequence of sizes is refused', LINE, { size: [] }],
  ]),
  ...refused('arguments.size-integers', [
    ['size-with-fraction', 'a fraction in a sequence of sizes is refused', IMAGE, { size: [3.5, 4] }],
    ['size-with-fraction-last', 'a fraction in the last size is refused', IMAGE, { size: [4, 3.5], mode: 'bicubic' }],
    ['size-nan', 'NaN in a sequence of sizes is refused', LINE, { size: [NAN], mode: 'linear' }],
    ['scalar-size-with-fraction', 'a scalar size with a fraction is refused', IMAGE, { size: 3.5 }],
    ['scalar-size-with-fraction-linear', 'linear refuses a scalar size 3.5', LINE, { size: 3.5, mode: 'linear' }],
    ['scalar-size-with-fraction-area', 'area refuses a scalar size 3.5', IMAGE, { size: 3.5, mode: 'area' }],
    [
      'scalar-size-with-fraction-antialias',
      'antialias refuses a scalar size 3.5',
      IMAGE,
      { size: 3.5, mode: 'bilinear', antialias: true },
    ],
  ]),
  ...refused('arguments.factor-length', [
    ['factor-too-short', 'a sequence of one factor is refused for two axes', IMAGE, { scaleFactor: [2.5] }],
    ['factor-too-long', 'three factors are refused for two axes', IMAGE, { scaleFactor: [2, 2, 2], mode: 'bilinear' }],
    ['factor-of-line-too-long', 'two factors are refused for one axis', LINE, { scaleFactor: [2, 2] }],
    [
      'factor-of-volume-too-short',
      'two factors are refused for three axes',
      VOLUME,
      { scaleFactor: [2, 2], mode: 'trilinear' },
    ],
    ['factor-empty', 'an empty sequence of factors is refused', LINE, { scaleFactor: [], mode: 'area' }],
  ]),
  ...refused('arguments.recompute-needs-factor', [
    [
      'recompute-with-size',
      'recompute_scale_factor true with a size is refused',
      LINE,
      { size: 8, recomputeScaleFactor: true },
    ],
    ...(['area', 'bilinear'] as const).map(
      (mode): Refusal => [
        `recompute-with-size-in-${mode}`,
        `${mode} refuses recompute_scale_factor true with a size`,
        IMAGE,
        { size: [3, 3], mode, recomputeScaleFactor: true },
      ],
    ),
  ]),
];

const RECOMPUTED = { recomputeScaleFactor: true } as const;

/** Calls with a factor whose product is no size. */
const finiteFactors: readonly Design[] = [
  ...refused('arguments.finite-factor', [
    ['factor-nan', 'a NaN factor is refused', LINE, { scaleFactor: NAN }],
    ['factor-nan-in-bilinear', 'bilinear refuses a NaN factor', IMAGE, { scaleFactor: [2, NAN], mode: 'bilinear' }],
    ['factor-infinite', 'an infinite factor is refused', LINE, { scaleFactor: INFINITE, mode: 'linear' }],
    ['factor-minus-infinite', 'a factor of −∞ is refused', IMAGE, { scaleFactor: -INFINITE, mode: 'bicubic' }],
    ['factor-too-large', 'a product beyond 64-bit integers is refused', LINE, { scaleFactor: 1e300 }],
    ['factor-nan-recomputed', 'a recomputed NaN factor is refused', LINE, { scaleFactor: NAN, ...RECOMPUTED }],
    [
      'factor-infinite-recomputed',
      'a recomputed infinite factor is refused',
      IMAGE,
      { scaleFactor: INFINITE, ...RECOMPUTED, mode: 'bilinear' },
    ],
    [
      'factor-too-large-recomputed',
      'recomputing does not excuse a product beyond 64 bits',
      LINE,
      { scaleFactor: 1e300, ...RECOMPUTED, mode: 'linear' },
    ],
    ['factor-nan-in-area', 'area refuses a NaN factor', IMAGE, { scaleFactor: NAN, mode: 'area' }],
    ['factor-infinite-in-area', 'area refuses an infinite factor', IMAGE, { scaleFactor: INFINITE, mode: 'area' }],
  ]),
  ...refused('arguments.memory', [
    ['factor-beyond-memory', 'a factor whose result no memory holds is refused', LINE, { scaleFactor: 1e18 }],
  ]),
];

const AA = { antialias: true } as const;

/** Calls that ask for `antialias`, or for lanczos, where it does not exist. */
const antialias: readonly Design[] = [
  ...refused('arguments.antialias-modes', [
    ...(['nearest', 'nearest-exact', 'area'] as const).map(
      (mode): Refusal => [
        `${mode}-refuses-antialias`,
        `${mode} refuses antialias`,
        IMAGE,
        { size: [2, 3], ...AA, mode },
      ],
    ),
    ['linear-refuses-antialias', 'linear refuses antialias', LINE, { size: 3, mode: 'linear', ...AA }],
    ['trilinear-refuses-antialias', 'trilinear refuses antialias', VOLUME, { size: 3, mode: 'trilinear', ...AA }],
    ['antialias-on-line', 'antialiased bilinear refuses a 3-D input', LINE, { size: 3, mode: 'bilinear', ...AA }],
    ['antialias-on-volume', 'antialiased bicubic refuses a 5-D input', VOLUME, { size: 3, mode: 'bicubic', ...AA }],
    ['antialias-without-mode', 'nearest, the default mode, refuses antialias', IMAGE, { size: [2, 3], ...AA }],
  ]),
  ...refused('arguments.lanczos-needs-antialias', [
    ['lanczos-without-antialias', 'lanczos without antialias is refused', IMAGE, { size: [2, 3], mode: 'lanczos' }],
    [
      'lanczos-with-antialias-off',
      'lanczos with antialias false is refused',
      IMAGE,
      { size: [2, 3], mode: 'lanczos', antialias: false },
    ],
  ]),
  ...refused('arguments.lanczos-align-corners', [
    [
      'lanczos-aligned',
      'lanczos with align_corners true is refused',
      IMAGE,
      { size: [2, 3], ...AA, mode: 'lanczos', alignCorners: true },
    ],
  ]),
];

/** Calls with nothing to read, or nothing to write. */
const emptyTensors: readonly Design[] = [
  ...refused('arguments.positive-sizes', [
    ['size-zero-nearest-line', 'nearest refuses an output of size 0 in 3-D', LINE, { size: 0 }],
    ['size-zero-nearest-image', 'nearest refuses an output width of 0 in 4-D', IMAGE, { size: [3, 0] }],
    ['size-zero-nearest-volume', 'nearest refuses an output depth of 0 in 5-D', VOLUME, { size: [0, 3, 3] }],
    ['size-zero-nearest-exact', 'nearest-exact refuses a height of 0', IMAGE, { size: [0, 3], mode: 'nearest-exact' }],
    ['size-zero-linear', 'linear refuses an output of size 0', LINE, { size: 0, mode: 'linear' }],
    ['size-zero-bilinear', 'bilinear refuses an output width of 0', IMAGE, { size: [3, 0], mode: 'bilinear' }],
    ['size-zero-trilinear', 'trilinear refuses an output height of 0', VOLUME, { size: [3, 0, 3], mode: 'trilinear' }],
    ['size-zero-bicubic', 'bicubic refuses an output height of 0', IMAGE, { size: [0, 3], mode: 'bicubic' }],
    ['size-zero-antialias', 'antialias refuses an output width of 0', IMAGE, { size: [3, 0], mode: 'bilinear', ...AA }],
    ['size-zero-lanczos', 'lanczos refuses an output height of 0', IMAGE, { size: [0, 3], mode: 'lanczos', ...AA }],
    ['size-negative', 'a negative size is refused', IMAGE, { size: [-2, 3], mode: 'bilinear' }],
    [
      'factor-too-small',
      'a factor that leaves no element is refused',
      LINE,
      { scaleFactor: 0.19, mode: 'linear' },
      'output-size.truncated-product',
    ],
    ['factor-zero', 'a factor of 0 is refused', IMAGE, { scaleFactor: 0 }],
    ['factor-zero-on-one-axis', 'one factor of 0 is refused', IMAGE, { scaleFactor: [2, 0], mode: 'bicubic' }],
    ['factor-negative', 'a negative factor is refused', VOLUME, { scaleFactor: -0.5 }],
    [
      'factor-reciprocal-of-49',
      '49 elements by 1/49 are none, because the float64 product is below 1',
      grid([1, 1, 49]),
      { scaleFactor: 1 / 49 },
      'output-size.product-is-float64',
    ],
    ['input-without-rows', 'an input height of 0 is refused', NO_ROWS, { size: 2 }],
    ['input-without-rows-bicubic', 'bicubic refuses an input height of 0', NO_ROWS, { size: 2, mode: 'bicubic' }],
    [
      'input-without-rows-antialias',
      'antialias refuses an input height of 0',
      NO_ROWS,
      { size: 2, mode: 'bilinear', ...AA },
    ],
  ]),
  ...refused('arguments.non-empty-input', [
    ['no-channels-line', 'linear refuses a line without channels', EMPTY_LINE, { size: 3, mode: 'linear' }],
    ['no-channels-image', 'nearest refuses an image without channels', EMPTY_IMAGE, { size: 3 }],
    ['no-channels-bilinear', 'bilinear refuses an image without channels', EMPTY_IMAGE, { size: 3, mode: 'bilinear' }],
    ['no-channels-bicubic', 'bicubic refuses an image without channels', EMPTY_IMAGE, { size: 3, mode: 'bicubic' }],
    [
      'no-channels-lanczos',
      'lanczos refuses an image without channels',
      EMPTY_IMAGE,
      { size: 3, mode: 'lanczos', ...AA },
    ],
    ['no-channels-volume', 'trilinear refuses a volume without channels', EMPTY_VOLUME, { size: 3, mode: 'trilinear' }],
    ['no-batch-and-no-channels', 'an empty batch without channels is refused', grid([0, 0, 5]), { size: 3 }],
  ]),
  ...refused('arguments.area-allows-empty', [
    ['area-size-negative', 'area refuses a negative size', IMAGE, { size: [-2, 3], mode: 'area' }],
    ['area-factor-negative', 'area refuses a negative factor', LINE, { scaleFactor: -0.5, mode: 'area' }],
    ['area-input-without-rows', 'area refuses an input height of 0', NO_ROWS, { size: 2, mode: 'area' }],
    ['area-no-channels-volume', 'area refuses a volume without channels', EMPTY_VOLUME, { size: 3, mode: 'area' }],
  ]),
];

/** Every call that must be refused, in the order of the manifest. */
export const refusals: readonly Design[] = [
  ...modesAndRanks,
  ...alignCorners,
  ...sizesAndFactors,
  ...finiteFactors,
  ...antialias,
  ...emptyTensors,
  ...orderOfChecks,
];
