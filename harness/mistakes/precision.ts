import { decoded, encoded, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { and, dtypes, is } from './calls.ts';
import type { Seen } from './mistake.ts';
import { after, before, countedAfter, each, fitted, type How, mistakes } from './rows.ts';
import { numbersOf } from './seen-numbers.ts';
import { withValues } from './tensors.ts';

const WIDE = and(is.blending, is.wide);
const HALF = and(is.blending, is.half);
const FLOAT64 = and(is.blending, is.float64);
const ANY_FLOAT = and(is.blending, is.float);

const through =
  (dtype: DType) =>
  (tensor: Tensor): Tensor => {
    const values = decoded({ dtype, data: encoded(dtype, decoded(tensor)) });
    return { ...tensor, data: encoded(tensor.dtype, values) };
  };

/** Of results that are all multiples of a number: rounded to it, or cut. */
const kept = (
  unitOf: (value: number, count: number) => number,
  candidates: readonly number[],
  estimates: (came: readonly number[]) => readonly number[],
): readonly How[] =>
  [Math.round, Math.trunc].map((cut) =>
    countedAfter(
      (right, count) =>
        withValues(right, (value) => {
          const unit = unitOf(value, count);
          return Number.isFinite(value) && unit > 0 ? cut(value / unit) * unit : value;
        }),
      { candidates, estimates: (seen) => estimates(finiteOf(seen)), said: String },
    ),
  );

const finiteOf = (seen: Seen) => [...numbersOf(seen).came].filter((value) => Number.isFinite(value) && value !== 0);
const unitOfBits = (value: number, bits: number) =>
  unitInTheLastPlace(value, { significandBits: bits - 1, minExponent: -1022, maxExponent: 1023 });

const MOST_BITS = 20;
const STEPS: readonly number[] = [1, 10, 16, 32, 64, 100, 127, 128, 255, 256, 1000, 1024, 4096];

function bitsOf(came: readonly number[]): number[] {
  let bits = 1;
  for (const value of came) {
    while (bits <= MOST_BITS && value % unitOfBits(value, bits) !== 0) bits += 1;
    if (bits > MOST_BITS) return [];
  }
  return [bits];
}

function stepsOf(came: readonly number[]): number[] {
  const isWhole = (value: number) => Math.abs(value - Math.round(value)) <= 2 ** -20 * Math.abs(value);
  return STEPS.filter((count) => came.every((value) => isWhole(value * count)));
}

/** What coordinates, weights, sums and values are kept in. */
export const PRECISION_MISTAKES = [
  ...mistakes('precision', 'rounding.float-arithmetic', WIDE, {
    float16: ['It computes in float16.', { sumPrecision: 'float16', betweenPrecision: 'float16' }],
    bfloat16: ['It computes in bfloat16.', { sumPrecision: 'bfloat16', betweenPrecision: 'bfloat16' }],
    'float16-between-passes': ['It keeps float16 between the passes.', { betweenPrecision: 'float16' }],
  }),
  ...mistakes('weights', 'rounding.float-arithmetic', ANY_FLOAT, {
    float16: ['Its weights are float16.', is.wide, { weightPrecision: 'float16' }],
    bfloat16: ['Its weights are bfloat16.', { weightPrecision: 'bfloat16' }],
    '11-bits': ['Its weights have 11 bits.', { weightPrecision: 'fixed-11' }, 'OpenCV for bytes'],
    '8-bits': ['Its weights have 8 bits.', { weightPrecision: 'fixed-8' }, 'the texture units of GPUs'],
    '5-bits': ['Its weights have 5 bits, as those of a table.', { weightPrecision: 'fixed-5' }],
  }),
  ...mistakes('coordinates', 'coordinates.precision', is.blending, {
    ...each(['float16', 'bfloat16'] as const, (dtype) => ({
      [`in-${dtype}`]: [
        `It computes coordinates in ${dtype}.`,
        is.float,
        [{ coordinatePrecision: dtype }, { coordinatePrecision: `${dtype}-position` }],
      ],
    })),
    'steps-of-integers': [
      'It divides the sizes less one as integers, so that its steps are whole numbers.',
      is.aligned,
      { coordinatePrecision: 'cut-0' },
    ],
    accumulated: ['It adds the step up from element to element.', { coordinatePrecision: 'accumulated' }],
    'of-bits': [
      'Its steps have {} bits after the point.',
      fitted((bits) => ({ coordinatePrecision: `fixed-${bits}` }), { candidates: [16, 11, 8, 12, 10, 14] }),
    ],
    'of-decimals': [
      'Its steps are rounded to {} decimals.',
      fitted((digits) => ({ coordinatePrecision: `decimals-${digits}` }), { candidates: [2, 3, 1, 4] }),
    ],
    'cut-to-bits': [
      'Its steps are truncated to {} bits.',
      fitted((bits) => ({ coordinatePrecision: `cut-${bits}` }), { candidates: [16, 8, 11, 12, 10, 14] }),
    ],
  }),
  ...mistakes('precision', 'rounding.float64-arithmetic', FLOAT64, {
    'float32-for-float64': [
      'It computes float64 in float32.',
      {
        coordinatePrecision: 'float32',
        weightPrecision: 'float32',
        sumPrecision: 'float32',
        betweenPrecision: 'float32',
      },
      { isInFloat32: true },
    ],
  }),
  ...mistakes('coordinates', 'rounding.float64-arithmetic', FLOAT64, {
    'in-float32': ['It computes coordinates of float64 in float32.', { coordinatePrecision: 'float32' }],
  }),
  ...mistakes('weights', 'rounding.float64-arithmetic', FLOAT64, {
    float32: ['Its weights for float64 are float32.', { weightPrecision: 'float32' }],
  }),
  ...mistakes('precision', 'rounding.float64-arithmetic', FLOAT64, {
    'float32-sums': ['It sums float64 in float32.', { sumPrecision: 'float32' }],
  }),
  ...mistakes('precision', 'rounding.half-types', HALF, {
    'half-sums': [
      'It sums half types in the half type.',
      [{ sumPrecision: 'dtype', betweenPrecision: 'dtype' }, { sumPrecision: 'dtype' }],
    ],
    'half-between-passes': ['It keeps the half type between the passes.', { betweenPrecision: 'dtype' }],
  }),
  ...mistakes('precision', 'rounding.float-arithmetic', is.computed, {
    'result-through-float16': [
      'Its results pass through float16.',
      is.wide,
      after(through('float16')),
      'a texture of float16',
    ],
    'result-through-bfloat16': [
      'Its results pass through bfloat16.',
      dtypes('float32', 'float64', 'float16'),
      after(through('bfloat16')),
    ],
    'input-through-float16': ['Its inputs pass through float16.', is.wide, before(through('float16'))],
    'input-through-bfloat16': [
      'Its inputs pass through bfloat16.',
      dtypes('float32', 'float64', 'float16'),
      before(through('bfloat16')),
    ],
    'result-of-few-bits': ['It keeps {} significant bits of its results.', is.float, kept(unitOfBits, [], bitsOf)],
    'result-in-steps': ['It gives multiples of 1/{} only.', is.float, kept((_, count) => 1 / count, [], stepsOf)],
    'levels-in-steps': [
      'It gives multiples of {} only: the lowest bits of its levels are lost.',
      is.bytes,
      kept(
        (_, count) => count,
        [2],
        (came) => [2, 4, 8, 16, 32].filter((step) => came.every((level) => level % step === 0)).toReversed(),
      ),
    ],
    'float64-through-float32': [
      'Its float64 elements pass through float32.',
      is.float64,
      before(through('float32')),
      { clause: 'nearest.copies' },
    ],
  }),
];
