import { decoded, encoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import type { Mistake } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { rightResult } from './right-result.ts';
import { and, changed, type DecidedRow, decided, isBlending, isComputed, not, ofDtypes } from './rows.ts';

const FLOAT = and(isBlending, ofDtypes('float32', 'float64'));
const HALF = and(isBlending, ofDtypes('float16', 'bfloat16'));
const FLOAT64 = and(isBlending, ofDtypes('float64'));
const ANY_FLOAT = and(isBlending, not(ofDtypes('uint8')));

const ROWS: readonly DecidedRow[] = [
  [
    'precision.float16',
    'rounding.float-arithmetic',
    'It computes in float16.',
    FLOAT,
    { sumPrecision: 'float16', betweenPrecision: 'float16' },
  ],
  [
    'precision.bfloat16',
    'rounding.float-arithmetic',
    'It computes in bfloat16.',
    FLOAT,
    { sumPrecision: 'bfloat16', betweenPrecision: 'bfloat16' },
  ],
  [
    'precision.float16-between-passes',
    'rounding.float-arithmetic',
    'It keeps float16 between the passes.',
    FLOAT,
    { betweenPrecision: 'float16' },
  ],
  ['weights.float16', 'rounding.float-arithmetic', 'Its weights are float16.', FLOAT, { weightPrecision: 'float16' }],
  [
    'weights.bfloat16',
    'rounding.float-arithmetic',
    'Its weights are bfloat16.',
    ANY_FLOAT,
    { weightPrecision: 'bfloat16' },
  ],
  [
    'weights.11-bits',
    'rounding.float-arithmetic',
    'Its weights have 11 bits.',
    ANY_FLOAT,
    { weightPrecision: 'fixed-11' },
    'OpenCV for bytes',
  ],
  [
    'weights.8-bits',
    'rounding.float-arithmetic',
    'Its weights have 8 bits.',
    ANY_FLOAT,
    { weightPrecision: 'fixed-8' },
    'the texture units of GPUs',
  ],
  [
    'weights.5-bits',
    'rounding.float-arithmetic',
    'Its weights have 5 bits, as those of a table.',
    ANY_FLOAT,
    { weightPrecision: 'fixed-5' },
  ],
  [
    'coordinates.in-float16',
    'coordinates.precision',
    'It computes coordinates in float16.',
    ANY_FLOAT,
    { coordinatePrecision: 'float16' },
  ],
  [
    'coordinates.in-bfloat16',
    'coordinates.precision',
    'It computes coordinates in bfloat16.',
    ANY_FLOAT,
    { coordinatePrecision: 'bfloat16' },
  ],
  [
    'coordinates.accumulated',
    'coordinates.precision',
    'It adds the step up from element to element, and the roundings with it.',
    isBlending,
    { coordinatePrecision: 'accumulated' },
  ],
  [
    'coordinates.of-16-bits',
    'coordinates.precision',
    'Its steps have 16 bits after the point.',
    isBlending,
    { coordinatePrecision: 'fixed-16' },
  ],
  [
    'coordinates.of-11-bits',
    'coordinates.precision',
    'Its steps have 11 bits after the point.',
    isBlending,
    { coordinatePrecision: 'fixed-11' },
  ],
  [
    'coordinates.cut-to-16-bits',
    'coordinates.precision',
    'Its steps are cut off after 16 bits.',
    isBlending,
    { coordinatePrecision: 'cut-16' },
  ],
  [
    'coordinates.cut-to-8-bits',
    'coordinates.precision',
    'Its steps are cut off after 8 bits.',
    isBlending,
    { coordinatePrecision: 'cut-8' },
  ],
  [
    'coordinates.of-8-bits',
    'coordinates.precision',
    'Its steps have 8 bits after the point.',
    isBlending,
    { coordinatePrecision: 'fixed-8' },
  ],
  [
    'precision.float32-for-float64',
    'rounding.float64-arithmetic',
    'It computes float64 in float32.',
    FLOAT64,
    {
      coordinatePrecision: 'float32',
      weightPrecision: 'float32',
      sumPrecision: 'float32',
      betweenPrecision: 'float32',
    },
  ],
  [
    'coordinates.in-float32',
    'rounding.float64-arithmetic',
    'It computes coordinates of float64 in float32.',
    FLOAT64,
    { coordinatePrecision: 'float32' },
  ],
  [
    'weights.float32',
    'rounding.float64-arithmetic',
    'Its weights for float64 are float32.',
    FLOAT64,
    { weightPrecision: 'float32' },
  ],
  [
    'precision.float32-sums',
    'rounding.float64-arithmetic',
    'It sums float64 in float32.',
    FLOAT64,
    { sumPrecision: 'float32' },
  ],
  [
    'precision.half-sums',
    'rounding.half-types',
    'It sums half types in the half type.',
    HALF,
    { sumPrecision: 'dtype', betweenPrecision: 'dtype' },
  ],
  [
    'precision.half-between-passes',
    'rounding.half-types',
    'It keeps the half type between the passes.',
    HALF,
    { betweenPrecision: 'dtype' },
  ],
];

/** What coordinates, weights, sums and values are kept in. */
export const PRECISION_MISTAKES: readonly Mistake[] = [
  ...ROWS.map((row) => decided(...row)),
  changed(
    'precision.result-through-float16',
    'rounding.float-arithmetic',
    'Its results pass through float16.',
    and(isComputed, ofDtypes('float32', 'float64')),
    (asked) => through('float16', rightResult(asked)),
    'a texture of float16',
  ),
  changed(
    'precision.input-through-float16',
    'rounding.float-arithmetic',
    'Its inputs pass through float16.',
    and(isComputed, ofDtypes('float32', 'float64')),
    ({ input, options }) => resize(through('float16', input), options),
  ),
  changed(
    'precision.input-through-bfloat16',
    'rounding.float-arithmetic',
    'Its inputs pass through bfloat16.',
    and(isComputed, ofDtypes('float32', 'float64', 'float16')),
    ({ input, options }) => resize(through('bfloat16', input), options),
  ),
  changed(
    'precision.float64-through-float32',
    'nearest.copies',
    'Its float64 elements pass through float32.',
    and(isComputed, ofDtypes('float64')),
    ({ input, options }) => resize(through('float32', input), options),
  ),
];

function through(dtype: DType, tensor: Tensor): Tensor {
  const values = decoded({ dtype, data: encoded(dtype, decoded(tensor)) });
  return { ...tensor, data: encoded(tensor.dtype, values) };
}
