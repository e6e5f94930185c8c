import type { Mode } from '#spec/signature.ts';

/** What is computed along an axis, whatever it is called; a box is the antialias window with equal weights. */
export type Method =
  | 'nearest'
  | 'nearest-exact'
  | 'linear'
  | 'bicubic'
  | 'area'
  | 'antialias-bilinear'
  | 'antialias-bicubic'
  | 'antialias-lanczos'
  | 'antialias-box';

export interface MethodDecisions {
  /** `arguments.mode-names`: methods that are computed as another one; antialias is ignored by leaving it out here. */
  computedAs: Readonly<Partial<Record<Method, Method>>>;
  /** `linear.separable`: the axes of 5-D that are resampled; a picked depth takes the element at its left. */
  depth: 'resampled' | 'picked';
  /** `linear.unchanged-axis`, `antialias.unchanged-axis`, `bicubic.unchanged-size-with-factor`. */
  unchangedAxis: 'target' | 'resampled' | 'left-alone';
}

export const METHODS: MethodDecisions = { computedAs: {}, depth: 'resampled', unchangedAxis: 'target' };

export function methodOf(mode: Mode, antialias: boolean, { computedAs }: MethodDecisions): Method {
  const asked = askedMethod(mode, antialias);
  return computedAs[asked] ?? asked;
}

function askedMethod(mode: Mode, antialias: boolean): Method {
  if (mode === 'lanczos') return 'antialias-lanczos';
  if (antialias) return mode === 'bicubic' ? 'antialias-bicubic' : 'antialias-bilinear';
  return mode === 'bilinear' || mode === 'trilinear' ? 'linear' : mode;
}
