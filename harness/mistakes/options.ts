import type { InterpolateOptions } from '#spec/signature.ts';

/** Options that are left out. */
export const without =
  (...keys: readonly (keyof InterpolateOptions)[]) =>
  (options: InterpolateOptions): InterpolateOptions =>
    Object.fromEntries(Object.entries(options).filter(([key]) => !keys.includes(key as keyof InterpolateOptions)));

/** Another mode that has no corners. */
export const inMode =
  (mode: NonNullable<InterpolateOptions['mode']>) =>
  (options: InterpolateOptions): InterpolateOptions => ({ ...without('alignCorners')(options), mode });

/** A factor that says no more than the size. */
export function recomputed(options: InterpolateOptions): InterpolateOptions {
  return options.scaleFactor === undefined ? options : { ...options, recomputeScaleFactor: true };
}
