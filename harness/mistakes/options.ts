import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { LINEAR_OF_RANK } from './resizer/methods.ts';

/** Options that are left out. */
export const without =
  (...keys: readonly (keyof InterpolateOptions)[]) =>
  (options: InterpolateOptions): InterpolateOptions =>
    Object.fromEntries(Object.entries(options).filter(([key]) => !keys.includes(key as keyof InterpolateOptions)));

const MODES_WITHOUT_CORNERS: readonly Mode[] = ['nearest', 'nearest-exact', 'area'];

/** Another mode, without the options that it does not take. */
export const inMode =
  (mode: Mode) =>
  (options: InterpolateOptions): InterpolateOptions => ({
    ...(MODES_WITHOUT_CORNERS.includes(mode) ? without('alignCorners', 'antialias')(options) : options),
    mode,
  });

/** The linear mode of the rank. */
export const inLinearMode = (options: InterpolateOptions, { input }: { input: Pick<Tensor, 'shape'> }) =>
  inMode(LINEAR_OF_RANK[input.shape.length] ?? 'linear')(options);

/** A factor that says no more than the size. */
export function recomputed(options: InterpolateOptions): InterpolateOptions {
  return options.scaleFactor === undefined ? options : { ...options, recomputeScaleFactor: true };
}
