import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { Design, InputDesign } from './case.ts';
import { constant, design, grid, put, quick, values } from './design.ts';

interface Probed {
  name: string;
  shape: readonly number[];
  /** The special element of channel 0, of 1, and of 2. */
  at: readonly [number, number, number];
  options: InterpolateOptions;
}

const LINE = { shape: [1, 3, 6], at: [2, 6 + 0, 12 + 5] } as const;
const IMAGE = { shape: [1, 3, 4, 5], at: [7, 20 + 0, 40 + 19] } as const;
const VOLUME = { shape: [1, 3, 2, 3, 4], at: [6, 24 + 0, 48 + 23] } as const;
const FILTER = { size: [3, 3], antialias: true } as const;

/** Every mode once, with a line, an image or a volume of three channels, one special element in each. */
const PROBED: readonly Probed[] = [
  { name: 'nearest', ...IMAGE, options: { size: [6, 7], mode: 'nearest' } },
  { name: 'nearest-exact', ...IMAGE, options: { size: [6, 7], mode: 'nearest-exact' } },
  { name: 'linear', ...LINE, options: { size: 10, mode: 'linear' } },
  { name: 'bilinear', ...IMAGE, options: { size: [6, 7], mode: 'bilinear' } },
  { name: 'trilinear', ...VOLUME, options: { size: [3, 4, 5], mode: 'trilinear' } },
  { name: 'bicubic', ...IMAGE, options: { size: [6, 7], mode: 'bicubic' } },
  { name: 'area', ...IMAGE, options: { size: [3, 3], mode: 'area' } },
  { name: 'antialiased-bilinear', ...IMAGE, options: { ...FILTER, mode: 'bilinear' } },
  { name: 'antialiased-bicubic', ...IMAGE, options: { ...FILTER, mode: 'bicubic' } },
  { name: 'lanczos', ...IMAGE, options: { ...FILTER, mode: 'lanczos' } },
];

const INFINITY = Number.POSITIVE_INFINITY;
const LEAST: Readonly<Partial<Record<DType, number>>> = {
  float64: 2 ** -1074,
  float32: 2 ** -149,
  float16: 2 ** -24,
  bfloat16: 2 ** -133,
};
const LARGEST: Readonly<Partial<Record<DType, number>>> = {
  float64: Number.MAX_VALUE,
  float32: (2 - 2 ** -23) * 2 ** 127,
  float16: 65504,
  bfloat16: (2 - 2 ** -7) * 2 ** 127,
};

/** One kind of special value, put into a plain image: what it does, and the clauses about it. */
interface Kind {
  name: string;
  does: string;
  clauses: readonly ClauseId[];
  input(probed: Probed, dtype: DType): InputDesign;
  /** Asked in every dtype, or in float32 alone. */
  dtypes: 'every' | 'float32';
}

const KINDS: readonly Kind[] = [
  {
    name: 'nan',
    does: 'keeps a NaN to the outputs that read it',
    clauses: ['special-values.nan', 'special-values.window-only'],
    input: ({ shape, at }, dtype) => put(grid(shape, dtype), Number.NaN, ...at),
    dtypes: 'every',
  },
  {
    name: 'infinities',
    does: 'keeps an infinity to the outputs that read it',
    clauses: ['special-values.infinity', 'special-values.zero-weight', 'special-values.window-only'],
    input: ({ shape, at: [first, second, third] }, dtype) => ({
      ...grid(shape, dtype),
      put: [
        { at: first, value: INFINITY },
        { at: second, value: -INFINITY },
        { at: third, value: INFINITY },
      ],
    }),
    dtypes: 'every',
  },
  {
    name: 'negative-zero',
    does: 'gives zeros for a plane of −0',
    clauses: ['special-values.signed-zero'],
    input: ({ shape }, dtype) => constant(shape, -0, dtype),
    dtypes: 'float32',
  },
  {
    name: 'subnormal',
    does: 'treats subnormals as values',
    clauses: ['special-values.subnormal'],
    input: ({ shape }, dtype) => ({ dtype, shape, fill: { kind: 'ramp', step: (LEAST[dtype] ?? 1) * 4 } }),
    dtypes: 'float32',
  },
  {
    name: 'largest',
    does: 'resizes a plane of the largest finite number',
    clauses: ['special-values.overflow'],
    input: ({ shape }, dtype) => constant(shape, LARGEST[dtype] ?? 1, dtype),
    dtypes: 'float32',
  },
];

const crossed: readonly Design[] = PROBED.flatMap((probed) =>
  KINDS.flatMap(({ name, does, clauses, input, dtypes }) =>
    (['float64', 'float32', 'float16', 'bfloat16'] as const)
      .filter((dtype) => dtype === 'float32' || (dtypes === 'every' && isSupported(dtype, probed.options)))
      .map((dtype) =>
        design(`special-values/${probed.name}-${name}-${dtype}`, {
          fact: `${probed.name.replace('-b', ' b')} ${does} in ${dtype}`,
          clauses,
          call: { input: input(probed, dtype), ...probed.options },
          profile: dtype === 'float32' && probed.name !== 'nearest-exact' && name === 'nan' ? 'quick' : 'standard',
        }),
      ),
  ),
);

function isSupported(dtype: DType, { antialias }: InterpolateOptions): boolean {
  return !antialias || dtype === 'float64' || dtype === 'float32';
}

const byHand: readonly Design[] = [
  design('special-values/linear-keeps-float16-subnormals', {
    fact: 'linear keeps the subnormals of float16, which float32 holds as normal numbers',
    clauses: ['special-values.subnormal', 'rounding.half-types'],
    call: {
      input: values(
        [1, 1, 6],
        [1, 500, 200, 900, 3, 700].map((count) => count * 2 ** -24),
        'float16',
      ),
      size: 9,
      mode: 'linear',
    },
  }),
  quick('special-values/nearest-copies-every-kind', {
    fact: 'nearest copies −0, infinities, NaN and subnormals',
    clauses: ['nearest.copies', 'special-values.signed-zero', 'special-values.subnormal'],
    call: { input: values([1, 1, 6], [-0, INFINITY, -INFINITY, Number.NaN, 2 ** -149, 1.5]), size: 11 },
  }),
  quick('special-values/linear-weight-zero-beside-infinity', {
    fact: 'linear 5 → 10 gives element 0 or NaN for its first output, where an infinity has weight 0',
    clauses: ['special-values.zero-weight'],
    call: { input: values([1, 1, 5], [0, INFINITY, 2, 3, 4]), size: 10, mode: 'linear' },
  }),
  design('special-values/linear-same-size-infinity', {
    fact: 'linear to the same size keeps the neighbours of an infinity, or gives NaN beside it',
    clauses: ['special-values.zero-weight', 'special-values.infinity'],
    call: { input: values([1, 1, 5], [0, 1, INFINITY, 3, 4]), size: 5, mode: 'linear' },
  }),
  design('special-values/bicubic-same-size-nan', {
    fact: 'bicubic to the same size spreads a NaN to its four taps at most',
    clauses: ['special-values.zero-weight', 'special-values.window-only'],
    call: { input: values([1, 1, 1, 8], [0, 1, 2, 3, Number.NaN, 5, 6, 7]), size: [1, 8], mode: 'bicubic' },
  }),
  design('special-values/linear-aligned-infinity', {
    fact: 'linear with align_corners reads an infinity with weights 0, 1 and between',
    clauses: ['special-values.infinity', 'special-values.zero-weight'],
    call: { input: values([1, 1, 5], [0, 1, INFINITY, 3, 4]), size: 9, mode: 'linear', alignCorners: true },
  }),
  quick('special-values/area-both-infinities', {
    fact: 'area gives NaN for a window of both infinities, and a number for the window beside it',
    clauses: ['special-values.infinity', 'special-values.window-only'],
    call: { input: values([1, 1, 6], [0, INFINITY, -INFINITY, 3, 4, 5]), size: 2, mode: 'area' },
  }),
  design('special-values/antialias-skipped-axis-nan', {
    fact: 'antialiased bilinear keeps a NaN in its column when only rows change',
    clauses: ['special-values.window-only', 'antialias.unchanged-axis'],
    call: {
      input: put(grid([1, 1, 6, 5]), Number.NaN, 12),
      size: [3, 5],
      mode: 'bilinear',
      antialias: true,
    },
  }),
  design('special-values/area-of-two-largest', {
    fact: 'area of two largest numbers may overflow before it divides',
    clauses: ['special-values.overflow'],
    call: { input: constant([1, 1, 2], LARGEST.float32 ?? 1), size: 1, mode: 'area' },
  }),
  design('special-values/bilinear-largest-float16', {
    fact: 'bilinear adds in float32 and so keeps a plane of the largest float16 number finite, or rounds it up to infinity',
    clauses: ['special-values.overflow'],
    call: { input: constant([1, 1, 4, 5], LARGEST.float16 ?? 1, 'float16'), size: [6, 7], mode: 'bilinear' },
  }),
  design('special-values/area-float16-does-not-overflow', {
    fact: 'area of float16 numbers near the largest does not overflow',
    clauses: ['special-values.overflow', 'rounding.half-types'],
    call: { input: constant([1, 1, 7], 60000, 'float16'), size: 2, mode: 'area' },
  }),
];

export const specialValuesDesigns: readonly Design[] = [...crossed, ...byHand];
