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
  variant('nearest', EVERY_RANK, EVERY_DTYPE, NO_CORNERS, ['nearest.index', 'nearest.copies']),
  variant('nearest-exact', EVERY_RANK, EVERY_DTYPE, NO_CORNERS, ['nearest.exact-index', 'nearest.copies']),
];

export const LINEAR: readonly Variant[] = [
  variant('linear', ['line'], FLOATS, ANY_CORNERS, ['linear.two-taps', 'linear.weights']),
  variant('bilinear', ['image'], EVERY_DTYPE, ANY_CORNERS, ['linear.two-taps', 'linear.separable']),
  variant('trilinear', ['volume'], FLOATS, ANY_CORNERS, ['linear.two-taps', 'linear.separable']),
];

export const BICUBIC: readonly Variant[] = [
  variant('bicubic', ['image'], EVERY_DTYPE, ANY_CORNERS, ['bicubic.kernel', 'bicubic.border-taps']),
];

export const AREA: readonly Variant[] = [
  variant('area', EVERY_RANK, FLOATS, NO_CORNERS, ['area.windows', 'area.mean']),
];

export const ANTIALIASED: readonly Variant[] = [
  antialiased('bilinear', ANY_CORNERS, 'antialias.bilinear-kernel'),
  antialiased('bicubic', ANY_CORNERS, 'antialias.bicubic-coefficient'),
  antialiased('lanczos', [undefined, false], 'antialias.lanczos-kernel'),
];

export const EVERY_VARIANT: readonly Variant[] = [...NEAREST, ...LINEAR, ...BICUBIC, ...AREA, ...ANTIALIASED];

function variant(
  mode: Mode,
  ranks: readonly Rank[],
  dtypes: readonly DType[],
  alignCorners: Variant['alignCorners'],
  clauses: readonly ClauseId[],
): Variant {
  return { name: mode, mode, ranks, dtypes, alignCorners, clauses };
}

function antialiased(mode: Mode, alignCorners: Variant['alignCorners'], kernel: ClauseId): Variant {
  return { ...variant(mode, ['image'], FILTERED, alignCorners, ['antialias.window', kernel]), antialias: true };
}
