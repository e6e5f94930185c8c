import type { ClauseId } from '#spec/clauses.ts';
import type { DType, Mode } from '#spec/signature.ts';

/** The spatial axes of an input: W, or H W, or D H W. */
export type Rank = 'line' | 'image' | 'volume';

/** A mode with what the target supports of it on CPU. */
export interface Variant {
  /** As it stands in case ids. */
  name: string;
  mode: Mode;
  antialias?: true;
  ranks: readonly Rank[];
  dtypes: readonly DType[];
  alignCorners: readonly (boolean | undefined)[];
  /** What every call of it asks. */
  clauses: readonly ClauseId[];
}

const FLOATS = ['float64', 'float32', 'float16', 'bfloat16'] as const;
const EVERY_DTYPE = [...FLOATS, 'uint8'] as const;
const FILTERED = ['float64', 'float32', 'uint8'] as const;
const EVERY_RANK = ['line', 'image', 'volume'] as const;
const NO_CORNERS = [undefined] as const;
const ANY_CORNERS = [undefined, false, true] as const;

export const NEAREST: readonly Variant[] = [
  {
    name: 'nearest',
    mode: 'nearest',
    ranks: EVERY_RANK,
    dtypes: EVERY_DTYPE,
    alignCorners: NO_CORNERS,
    clauses: ['nearest.index', 'nearest.copies'],
  },
  {
    name: 'nearest-exact',
    mode: 'nearest-exact',
    ranks: EVERY_RANK,
    dtypes: EVERY_DTYPE,
    alignCorners: NO_CORNERS,
    clauses: ['nearest.exact-index', 'nearest.copies'],
  },
];

export const LINEAR: readonly Variant[] = [
  {
    name: 'linear',
    mode: 'linear',
    ranks: ['line'],
    dtypes: FLOATS,
    alignCorners: ANY_CORNERS,
    clauses: ['linear.two-taps', 'linear.weights'],
  },
  {
    name: 'bilinear',
    mode: 'bilinear',
    ranks: ['image'],
    dtypes: EVERY_DTYPE,
    alignCorners: ANY_CORNERS,
    clauses: ['linear.two-taps', 'linear.separable'],
  },
  {
    name: 'trilinear',
    mode: 'trilinear',
    ranks: ['volume'],
    dtypes: FLOATS,
    alignCorners: ANY_CORNERS,
    clauses: ['linear.two-taps', 'linear.separable'],
  },
];

export const BICUBIC: readonly Variant[] = [
  {
    name: 'bicubic',
    mode: 'bicubic',
    ranks: ['image'],
    dtypes: EVERY_DTYPE,
    alignCorners: ANY_CORNERS,
    clauses: ['bicubic.kernel', 'bicubic.border-taps'],
  },
];

export const AREA: readonly Variant[] = [
  {
    name: 'area',
    mode: 'area',
    ranks: EVERY_RANK,
    dtypes: FLOATS,
    alignCorners: NO_CORNERS,
    clauses: ['area.windows', 'area.mean'],
  },
];

export const ANTIALIASED: readonly Variant[] = [
  {
    name: 'bilinear',
    mode: 'bilinear',
    antialias: true,
    ranks: ['image'],
    dtypes: FILTERED,
    alignCorners: ANY_CORNERS,
    clauses: ['antialias.window', 'antialias.bilinear-kernel'],
  },
  {
    name: 'bicubic',
    mode: 'bicubic',
    antialias: true,
    ranks: ['image'],
    dtypes: FILTERED,
    alignCorners: ANY_CORNERS,
    clauses: ['antialias.window', 'antialias.bicubic-coefficient'],
  },
  {
    name: 'lanczos',
    mode: 'lanczos',
    antialias: true,
    ranks: ['image'],
    dtypes: FILTERED,
    alignCorners: [undefined, false],
    clauses: ['antialias.window', 'antialias.lanczos-kernel'],
  },
];

export const EVERY_VARIANT: readonly Variant[] = [...NEAREST, ...LINEAR, ...BICUBIC, ...AREA, ...ANTIALIASED];
