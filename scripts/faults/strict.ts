import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { type Fault, wrapped } from './fault.ts';
import { both, dtypes, modes, outputSizes, ranks, type Scope } from './scope.ts';

const STRICT: readonly [id: string, clause: ClauseId, sentence: string, refuses: Scope][] = [
  [
    'empty-area',
    'arguments.area-allows-empty',
    'refuses an output size of zero in area',
    (input, options) => modes('area')(input, options) && outputSizes(input, options).some(([, to]) => to === 0),
  ],
  ['volumes', 'arguments.ranks', 'refuses volumes', ranks(5)],
  ['rows', 'arguments.ranks', 'refuses rows', ranks(3)],
  ['float64', 'arguments.dtype-support', 'refuses float64', dtypes('float64')],
  ['bfloat16', 'arguments.dtype-support', 'refuses bfloat16', dtypes('bfloat16')],
  ['uint8-bicubic', 'arguments.dtype-support', 'refuses uint8 in bicubic', both(dtypes('uint8'), modes('bicubic'))],
  ['uint8-nearest-rows', 'rounding.uint8-nearest-any', 'refuses uint8 rows', both(dtypes('uint8'), ranks(3))],
  [
    'recompute-false-with-size',
    'arguments.recompute-needs-factor',
    'refuses recompute_scale_factor=False with a size',
    (_, { size, recomputeScaleFactor }) => size !== undefined && recomputeScaleFactor === false,
  ],
  [
    'antialias-false',
    'arguments.antialias-modes',
    'refuses antialias=False in modes without antialias',
    (input, options) => options.antialias === false && !modes('bilinear', 'bicubic', 'lanczos')(input, options),
  ],
  [
    'lanczos-align-corners-false',
    'arguments.lanczos-align-corners',
    'refuses align_corners=False in lanczos',
    (input, options) => modes('lanczos')(input, options) && options.alignCorners === false,
  ],
  [
    'factor-list',
    'output-size.factor-per-axis',
    'refuses a factor per axis',
    (_, { scaleFactor }) => typeof scaleFactor === 'object',
  ],
  [
    'fractional-factor',
    'output-size.truncated-product',
    'refuses a factor that is not whole',
    (_, { scaleFactor }) =>
      typeof scaleFactor === 'number' && !Number.isInteger(scaleFactor) && Number.isFinite(scaleFactor),
  ],
  [
    'shrinking',
    'coordinates.step-from-sizes',
    'refuses to shrink',
    (input, options) => outputSizes(input, options).some(([from, to]) => to > 0 && to < from),
  ],
];

/** Cluster K: calls that are refused and must not be. */
export const STRICT_FAULTS: readonly Fault[] = STRICT.map(([name, clause, sentence, refuses]) =>
  wrapped({
    id: `refusals/${name}-refused`,
    sentence,
    cluster: 'K',
    clause,
    make: () => (input, options) => {
      if (refuses(input, options)) throw new TypeError('not supported');
      return resize(input, options);
    },
  }),
);
