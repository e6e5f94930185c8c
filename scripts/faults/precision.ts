import { resize } from '#harness/mistakes/resizer/resize.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { type Fault, wrapped } from './fault.ts';
import { rowsOf } from './rows.ts';
import { both, dtypes, linear, modes, not, plain } from './scope.ts';

const FLOAT = dtypes('float32', 'float64');
const HALF = dtypes('float16', 'bfloat16');
const UINT8 = dtypes('uint8');

/** Cluster I: what coordinates, weights, sums and values are kept in. */
export const PRECISION_FAULTS: readonly Fault[] = [
  ...rowsOf('arithmetic', 'I', [
    [
      'sums-float16',
      'rounding.float-arithmetic',
      'sums float32 in float16',
      { sumPrecision: 'float16', betweenPrecision: 'float16' },
      FLOAT,
    ],
    [
      'sums-bfloat16',
      'rounding.float-arithmetic',
      'sums float32 in bfloat16',
      { sumPrecision: 'bfloat16', betweenPrecision: 'bfloat16' },
      FLOAT,
    ],
    [
      'between-float16',
      'rounding.float-arithmetic',
      'keeps float16 between the passes',
      { betweenPrecision: 'float16' },
      FLOAT,
    ],
    [
      'weights-float16',
      'rounding.float-arithmetic',
      'keeps weights in float16',
      { weightPrecision: 'float16' },
      FLOAT,
      'pytorch/pytorch#38579',
    ],
    [
      'weights-bfloat16',
      'rounding.float-arithmetic',
      'keeps weights in bfloat16',
      { weightPrecision: 'bfloat16' },
      FLOAT,
    ],
    [
      'weights-11-bits',
      'rounding.float-arithmetic',
      'keeps weights of 11 bits, as OpenCV does for bytes',
      { weightPrecision: 'fixed-11' },
      FLOAT,
    ],
    [
      'weights-8-bits',
      'rounding.float-arithmetic',
      'keeps weights of 8 bits, as texture units do',
      { weightPrecision: 'fixed-8' },
      FLOAT,
    ],
    [
      'weights-5-bits',
      'rounding.float-arithmetic',
      'keeps weights of 5 bits, as a table',
      { weightPrecision: 'fixed-5' },
      FLOAT,
    ],
    [
      'coordinates-float16',
      'coordinates.precision',
      'computes coordinates in float16',
      { coordinatePrecision: 'float16' },
      not(UINT8),
    ],
    [
      'coordinates-bfloat16',
      'coordinates.precision',
      'computes coordinates in bfloat16',
      { coordinatePrecision: 'bfloat16' },
      not(UINT8),
    ],
    [
      'coordinates-in-half-dtype',
      'coordinates.precision',
      'computes coordinates in the dtype for half types, as 1.13 did',
      { coordinatePrecision: 'dtype' },
      HALF,
    ],
    [
      'coordinates-accumulated',
      'coordinates.precision',
      'adds the step up from element to element',
      { coordinatePrecision: 'accumulated' },
      'pytorch/pytorch#144643',
    ],
    [
      'coordinates-16-bits',
      'coordinates.precision',
      'steps with 16 bits after the point',
      { coordinatePrecision: 'fixed-16' },
    ],
    [
      'coordinates-11-bits',
      'coordinates.precision',
      'steps with 11 bits after the point',
      { coordinatePrecision: 'fixed-11' },
    ],
    [
      'coordinates-8-bits',
      'coordinates.precision',
      'steps with 8 bits after the point',
      { coordinatePrecision: 'fixed-8' },
    ],
    [
      'float64-in-float32',
      'rounding.float64-arithmetic',
      'computes float64 in float32',
      {
        coordinatePrecision: 'float32',
        weightPrecision: 'float32',
        sumPrecision: 'float32',
        betweenPrecision: 'float32',
      },
      dtypes('float64'),
    ],
    [
      'float64-coordinates-float32',
      'rounding.float64-arithmetic',
      'computes coordinates of float64 in float32',
      { coordinatePrecision: 'float32' },
      dtypes('float64'),
    ],
    [
      'float64-weights-float32',
      'rounding.float64-arithmetic',
      'keeps weights of float64 in float32',
      { weightPrecision: 'float32' },
      dtypes('float64'),
    ],
    [
      'float64-sums-float32',
      'rounding.float64-arithmetic',
      'sums float64 in float32',
      { sumPrecision: 'float32' },
      dtypes('float64'),
    ],
    [
      'float64-antialias-float32',
      'rounding.float64-arithmetic',
      'keeps antialias weights of float64 in float32',
      { weightPrecision: 'float32' },
      both(dtypes('float64'), not(plain)),
    ],
    [
      'half-sums',
      'rounding.half-types',
      'sums half types in the half type',
      { sumPrecision: 'dtype', betweenPrecision: 'dtype' },
      HALF,
      'pytorch/pytorch#121072',
    ],
    [
      'half-area-sums',
      'rounding.half-types',
      'sums area of half types in the half type',
      { sumPrecision: 'dtype' },
      both(HALF, modes('area')),
    ],
    [
      'half-sums-linear',
      'rounding.half-ties-to-even',
      'adds the two taps of linear in the half type',
      { sumPrecision: 'dtype' },
      both(HALF, linear),
    ],
    [
      'half-sums-bicubic',
      'rounding.half-ties-to-even',
      'adds the four taps of bicubic in the half type',
      { sumPrecision: 'dtype' },
      both(HALF, modes('bicubic')),
      'pytorch/pytorch#104157',
    ],
    [
      'half-between',
      'rounding.half-types',
      'keeps the half type between the passes',
      { betweenPrecision: 'dtype' },
      HALF,
      'pytorch/pytorch#112299',
    ],
    [
      'half-weights-8-bits',
      'rounding.half-types',
      'keeps weights of 8 bits for float16',
      { weightPrecision: 'fixed-8' },
      dtypes('float16'),
    ],
    [
      'float16-weights-bfloat16',
      'rounding.half-types',
      'keeps weights of float16 in bfloat16',
      { weightPrecision: 'bfloat16' },
      dtypes('float16'),
    ],
  ]),
  wrapped({
    id: 'arithmetic/result-through-float16',
    sentence: 'stores float32 results in a texture of float16',
    cluster: 'I',
    clause: 'rounding.float-arithmetic',
    make: () => (input, options) => through('float16', resize(input, options), 'float32'),
  }),
  wrapped({
    id: 'arithmetic/input-through-bfloat16',
    sentence: 'reads float32 as bfloat16',
    cluster: 'I',
    clause: 'rounding.float-arithmetic',
    make: () => (input, options) => resize(through('bfloat16', input, 'float32'), options),
  }),
  wrapped({
    id: 'arithmetic/nearest-through-float16',
    sentence: 'copies float32 through float16 in the nearest modes',
    cluster: 'I',
    clause: 'nearest.copies',
    make: () => (input, options) =>
      (options.mode ?? 'nearest').startsWith('nearest')
        ? through('float16', resize(input, options), 'float32')
        : resize(input, options),
  }),
  wrapped({
    id: 'arithmetic/nearest-float64-through-float32',
    sentence: 'copies float64 through float32 in the nearest modes',
    cluster: 'I',
    clause: 'nearest.copies',
    make: () => (input, options) =>
      (options.mode ?? 'nearest').startsWith('nearest')
        ? through('float32', resize(input, options), 'float64')
        : resize(input, options),
  }),
];

/** A tensor of one dtype whose values have passed another one. */
function through(narrow: DType, tensor: Tensor, concerned: DType): Tensor {
  if (tensor.dtype !== concerned) return tensor;
  const kept = decoded({ dtype: narrow, data: encoded(narrow, decoded(tensor)) });
  return { ...tensor, data: encoded(tensor.dtype, kept) };
}
