/** Made by scripts/generate-clauses.ts from spec/*.md: edit the pages and run it again. */
export const CLAUSES = {
  'arguments.mode-names': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.ranks': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.align-corners': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.one-of-size-and-factor': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.size-length': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.size-integers': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.factor-length': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.scalar-for-every-axis': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.recompute-needs-factor': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.antialias-modes': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.lanczos-needs-antialias': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.lanczos-align-corners': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.order-of-checks': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.positive-sizes': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.non-empty-input': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.empty-batch': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.area-allows-empty': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.finite-factor': {
    page: 'arguments',
    sentence: '',
  },
  'arguments.dtype-support': {
    page: 'arguments',
    sentence: '',
  },
  'output-size.explicit-size': {
    page: 'output-size',
    sentence: '',
  },
  'output-size.truncated-product': {
    page: 'output-size',
    sentence: '',
  },
  'output-size.product-is-float64': {
    page: 'output-size',
    sentence: '',
  },
  'output-size.factor-per-axis': {
    page: 'output-size',
    sentence: '',
  },
  'output-size.recompute-same-size': {
    page: 'output-size',
    sentence: '',
  },
  'coordinates.half-pixel': {
    page: 'coordinates',
    sentence: '',
  },
  'coordinates.align-corners': {
    page: 'coordinates',
    sentence: '',
  },
  'coordinates.align-corners-output-one': {
    page: 'coordinates',
    sentence: '',
  },
  'coordinates.step-from-sizes': {
    page: 'coordinates',
    sentence: '',
  },
  'coordinates.given-scale-factor': {
    page: 'coordinates',
    sentence: '',
  },
  'coordinates.recompute-drops-factor': {
    page: 'coordinates',
    sentence: '',
  },
  'coordinates.align-corners-ignores-factor': {
    page: 'coordinates',
    sentence: '',
  },
  'coordinates.precision': {
    page: 'coordinates',
    sentence: '',
  },
  'nearest.index': {
    page: 'nearest',
    sentence: '',
  },
  'nearest.step-is-float32': {
    page: 'nearest',
    sentence: '',
  },
  'nearest.last-element': {
    page: 'nearest',
    sentence: '',
  },
  'nearest.given-factor': {
    page: 'nearest',
    sentence: '',
  },
  'nearest.copies': {
    page: 'nearest',
    sentence: '',
  },
  'nearest.exact-index': {
    page: 'nearest',
    sentence: '',
  },
  'nearest.exact-ties': {
    page: 'nearest',
    sentence: '',
  },
  'nearest.exact-given-factor': {
    page: 'nearest',
    sentence: '',
  },
  'linear.two-taps': {
    page: 'linear',
    sentence: '',
  },
  'linear.border': {
    page: 'linear',
    sentence: '',
  },
  'linear.separable': {
    page: 'linear',
    sentence: '',
  },
  'linear.unchanged-axis': {
    page: 'linear',
    sentence: '',
  },
  'linear.align-corners-ends': {
    page: 'linear',
    sentence: '',
  },
  'linear.weights': {
    page: 'linear',
    sentence: '',
  },
  'bicubic.kernel': {
    page: 'bicubic',
    sentence: '',
  },
  'bicubic.coefficient': {
    page: 'bicubic',
    sentence: '',
  },
  'bicubic.border-taps': {
    page: 'bicubic',
    sentence: '',
  },
  'bicubic.not-clamped': {
    page: 'bicubic',
    sentence: '',
  },
  'bicubic.no-renormalisation': {
    page: 'bicubic',
    sentence: '',
  },
  'bicubic.overshoot': {
    page: 'bicubic',
    sentence: '',
  },
  'bicubic.unchanged-size-with-factor': {
    page: 'bicubic',
    sentence: '',
  },
  'area.windows': {
    page: 'area',
    sentence: '',
  },
  'area.mean': {
    page: 'area',
    sentence: '',
  },
  'area.enlarging': {
    page: 'area',
    sentence: '',
  },
  'area.factor-only-sets-size': {
    page: 'area',
    sentence: '',
  },
  'area.adaptive-pooling': {
    page: 'area',
    sentence: '',
  },
  'antialias.support': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.centre': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.window': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.normalised': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.bilinear-kernel': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.bicubic-coefficient': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.lanczos-kernel': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.unchanged-axis': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.enlarging': {
    page: 'antialias',
    sentence: '',
  },
  'antialias.align-corners-step-only': {
    page: 'antialias',
    sentence: '',
  },
  'rounding.result-dtype': {
    page: 'rounding',
    sentence: '',
  },
  'rounding.float-arithmetic': {
    page: 'rounding',
    sentence: '',
  },
  'rounding.float64-arithmetic': {
    page: 'rounding',
    sentence: '',
  },
  'rounding.half-types': {
    page: 'rounding',
    sentence: '',
  },
  'rounding.uint8-weights': {
    page: 'rounding',
    sentence: '',
  },
  'rounding.uint8-two-passes': {
    page: 'rounding',
    sentence: '',
  },
  'rounding.uint8-clamp': {
    page: 'rounding',
    sentence: '',
  },
  'rounding.uint8-nearest-any': {
    page: 'rounding',
    sentence: '',
  },
  'special-values.nan': {
    page: 'special-values',
    sentence: '',
  },
  'special-values.infinity': {
    page: 'special-values',
    sentence: '',
  },
  'special-values.zero-weight': {
    page: 'special-values',
    sentence: '',
  },
  'special-values.signed-zero': {
    page: 'special-values',
    sentence: '',
  },
  'special-values.subnormal': {
    page: 'special-values',
    sentence: '',
  },
  'special-values.overflow': {
    page: 'special-values',
    sentence: '',
  },
  'special-values.window-only': {
    page: 'special-values',
    sentence: '',
  },
  'memory.input-is-kept': {
    page: 'memory',
    sentence: '',
  },
  'memory.result-is-new': {
    page: 'memory',
    sentence: '',
  },
  'memory.no-state': {
    page: 'memory',
    sentence: '',
  },
  'memory.independent-planes': {
    page: 'memory',
    sentence: '',
  },
  'front-ends.upsample-is-interpolate': {
    page: 'front-ends',
    sentence: '',
  },
  'front-ends.upsample-warns': {
    page: 'front-ends',
    sentence: '',
  },
  'front-ends.module-is-interpolate': {
    page: 'front-ends',
    sentence: '',
  },
  'front-ends.module-defaults': {
    page: 'front-ends',
    sentence: '',
  },
  'front-ends.module-factor-zero': {
    page: 'front-ends',
    sentence: '',
  },
  'front-ends.nearest-2d': {
    page: 'front-ends',
    sentence: '',
  },
  'front-ends.bilinear-2d-aligns-corners': {
    page: 'front-ends',
    sentence: '',
  },
  'front-ends.no-antialias': {
    page: 'front-ends',
    sentence: '',
  },
  'errata.antialias-width-one': {
    page: 'errata',
    sentence: '',
  },
  'errata.uint8-width-one': {
    page: 'errata',
    sentence: '',
  },
  'errata.nearest-factor-shortcut': {
    page: 'errata',
    sentence: '',
  },
  'errata.nearest-float64-step': {
    page: 'errata',
    sentence: '',
  },
  'errata.linear-unchanged-axis': {
    page: 'errata',
    sentence: '',
  },
  'errata.antialias-unchanged-axis': {
    page: 'errata',
    sentence: '',
  },
  'errata.float64-floor': {
    page: 'errata',
    sentence: '',
  },
  'errata.uint8-rgb-to-one': {
    page: 'errata',
    sentence: '',
  },
  'errata.half-area-5d': {
    page: 'errata',
    sentence: '',
  },
  'claims.upsample-only-bilinear': {
    page: 'claims',
    sentence: '',
  },
  'claims.upsample-only-factor': {
    page: 'claims',
    sentence: '',
  },
  'claims.upsample-module-deprecated': {
    page: 'claims',
    sentence: '',
  },
  'claims.module-only-bilinear-and-factor': {
    page: 'claims',
    sentence: '',
  },
  'claims.align-corners-usually-true': {
    page: 'claims',
    sentence: '',
  },
  'claims.bicubic-aligns-corners': {
    page: 'claims',
    sentence: '',
  },
  'claims.custom-methods': {
    page: 'claims',
    sentence: '',
  },
  'claims.resize-exists': {
    page: 'claims',
    sentence: '',
  },
  'claims.interpolate-is-slower': {
    page: 'claims',
    sentence: '',
  },
  'claims.linear-on-images': {
    page: 'claims',
    sentence: '',
  },
  'claims.nearest-is-pillow': {
    page: 'claims',
    sentence: '',
  },
  'claims.equal-size-is-identity': {
    page: 'claims',
    sentence: '',
  },
} as const satisfies Record<string, { page: string; sentence: string }>;

export type ClauseId = keyof typeof CLAUSES;
