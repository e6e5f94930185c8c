import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import { values } from './design.ts';
import { tensorOf } from './fill.ts';
import { type Probe, probe } from './probe.ts';

interface Extreme {
  name: string;
  fact: string;
  clause: ClauseId;
  dtype: DType;
  data: readonly number[];
  options: InterpolateOptions;
}

const { NaN: NAN, POSITIVE_INFINITY: INFINITE } = Number;

/** A window that is one element too wide multiplies what lies beyond it by zero, and only a NaN shows that. */
const WINDOWS: readonly Extreme[] = (['bilinear', 'bicubic', 'lanczos'] as const).map((mode) => ({
  name: `antialiased-${mode}-nan-in-few-windows`,
  fact: `antialiased ${mode} gives a NaN for the windows that hold one, and for no others`,
  clause: 'special-values.window-only',
  dtype: 'float32',
  data: [1, 2, 3, 4, 5, 6, 7, 8, 9, NAN, 8, 7, 6, 5, 4, 3, 2, 1, 0, -1],
  options: { size: [1, 12], mode, antialias: true },
}));

/** Antialiased modes have no half types, and copy them all the same where no size changes. */
const COPIES: readonly Extreme[] = (['float16', 'bfloat16'] as const).map((dtype) => ({
  name: `antialiased-bilinear-copies-${dtype}`,
  fact: `antialiased bilinear copies ${dtype} elements where no size changes`,
  clause: 'arguments.dtype-support',
  dtype,
  data: [1, -2, 0.5, 64, 3],
  options: { size: [1, 5], mode: 'bilinear', antialias: true },
}));

/** Values that a detour through another type loses. */
const EXTREMES: readonly Extreme[] = [
  ...WINDOWS,
  ...COPIES,
  {
    name: 'bicubic-float16-overshoots-to-infinity',
    fact: 'bicubic in float16 overshoots the largest number to an infinity',
    clause: 'rounding.half-types',
    dtype: 'float16',
    data: [0, 65504, 65504, 0, 1],
    options: { size: [1, 10], mode: 'bicubic' },
  },
  {
    name: 'bilinear-float16-keeps-nan-and-infinity',
    fact: 'bilinear in float16 gives a NaN for a NaN and the infinity for an infinity',
    clause: 'special-values.infinity',
    dtype: 'float16',
    data: [1, INFINITE, 2, 3, NAN, 4, -INFINITE, 5],
    options: { size: [1, 15], mode: 'bilinear' },
  },
  {
    name: 'bilinear-bfloat16-keeps-nan',
    fact: 'bilinear in bfloat16 gives a NaN for a NaN',
    clause: 'special-values.nan',
    dtype: 'bfloat16',
    data: [1, 2, 3, NAN, 4, 5],
    options: { size: [1, 11], mode: 'bilinear' },
  },
  {
    name: 'bilinear-bfloat16-keeps-its-range',
    fact: 'bilinear in bfloat16 keeps numbers that float16 does not hold',
    clause: 'rounding.half-types',
    dtype: 'bfloat16',
    data: [2 ** 20, 2 ** 100, -(2 ** 60), 2 ** -40, 3 * 2 ** -90, 2 ** -30],
    options: { size: [1, 11], mode: 'bilinear' },
  },
  {
    name: 'nearest-copies-every-bit-of-float64',
    fact: 'nearest copies numbers that float32 does not hold',
    clause: 'nearest.copies',
    dtype: 'float64',
    data: [1 + 2 ** -20, 1 + 2 ** -40, 2 ** 200, -(2 ** -300), 2 ** 53 - 1, 1 - 2 ** -53],
    options: { size: [1, 11], mode: 'nearest' },
  },
];

export const extremeProbes: readonly Probe[] = EXTREMES.map(({ name, fact, clause, dtype, data, options }) =>
  probe(options, dtype, {
    id: `special-values/${name}`,
    fact,
    clauses: [clause],
    series: `F.interpolate(x, …): ${fact}`,
    calls: () => [{ entry: 'interpolate', input: tensorOf(values([1, 1, 1, data.length], data, dtype)), options }],
  }),
);
