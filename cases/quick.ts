/**
 * Recorded cases that make the quick profile catch what it would miss without them: a greedy cover of the catalogue of
 * faults, as `npm run cover -- --keep-quick` prints it.
 */
export const COVERING: ReadonlySet<string> = new Set([
  'antialias/bilinear-ratio-100-float64-aligned',
  'antialias/lanczos-up-float32-unaligned',
  'area/area-image-ties-52-to-22-and-26-to-11-bfloat16',
  'area/area-line-to-one-float32',
  'arguments/antialias-off',
  'arguments/area-factor-too-small',
  'arguments/empty-batch-nearest',
  'arguments/recompute-off-with-size',
  'bicubic/bicubic-to-one-column-float32',
  'errata/nearest-factor-1p3-uint8',
  'front-ends/module-bilinear-factor',
  'front-ends/module-refuses-recompute-with-size',
  'front-ends/module-refuses-antialias',
  'front-ends/upsample-factor',
  'front-ends/upsample-refuses-antialias',
  'nearest/nearest-line-ties-14-to-23-bfloat16',
  'nearest/plain-214-to-428',
  'output-size/100-by-1p15-recomputed',
  'output-size/products-of-two-axes',
  'rounding/float16-bicubic-seventeen-channels',
  'special-values/linear-keeps-float16-subnormals',
  'special-values/nearest-largest-float32',
]);
