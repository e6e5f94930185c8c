import type { Mode } from '#spec/signature.ts';
import type { Decisions } from './decisions.ts';

/** What is computed along an axis, whatever it is called; a box and Hamming are antialias windows of other weights. */
export type Method =
  | 'nearest'
  | 'nearest-exact'
  | 'linear'
  | 'bicubic'
  | 'area'
  | 'antialias-bilinear'
  | 'antialias-bicubic'
  | 'antialias-lanczos'
  | 'antialias-box'
  | 'antialias-hamming';

export const METHODS = {
  /** `arguments.mode-names`: methods that are computed as another one; antialias is ignored by leaving it out here. */
  computedAs: {} as Readonly<Partial<Record<Method, Method>>>,
  /** `linear.separable`: the axes of 5-D that are resampled; a picked depth takes the element at its left. */
  depth: 'resampled' as 'resampled' | 'picked',
  /**
   * `linear.unchanged-axis`, `antialias.unchanged-axis`, `bicubic.unchanged-size-with-factor`; or the input is copied
   * where no axis changes, and else only antialias leaves an axis alone.
   */
  unchangedAxis: 'target' as 'target' | 'resampled' | 'left-alone' | 'input-copied',
};

export function methodOf(mode: Mode, antialias: boolean, { computedAs }: Decisions): Method {
  const asked = askedMethod(mode, antialias);
  return computedAs[asked] ?? asked;
}

function askedMethod(mode: Mode, antialias: boolean): Method {
  if (mode === 'lanczos') return 'antialias-lanczos';
  if (antialias) return mode === 'bicubic' ? 'antialias-bicubic' : 'antialias-bilinear';
  return mode === 'bilinear' || mode === 'trilinear' ? 'linear' : mode;
}

/** The linear mode of an input of so many dimensions. */
export const LINEAR_OF_RANK: Readonly<Record<number, Mode>> = { 3: 'linear', 4: 'bilinear', 5: 'trilinear' };
