import { interpolate } from '#reference/interpolate.ts';
import { limited, type Variant, variant } from './variant.ts';

/** Everything in the arithmetic of the dtype, rounded after every operation, as the target's portable kernels do it. */
const OWN = {
  coordinatePrecision: 'own',
  cubicForm: 'horner',
  weightPrecision: 'own',
  sumPrecision: 'own',
  betweenPrecision: 'dtype',
} as const;

/** The half types keep float32 between the passes. */
const KEPT = { ...OWN, betweenPrecision: 'own' } as const;

/** Every honest way that the bound is measured against. */
export const VARIANTS: readonly Variant[] = [
  { id: 'reference', sentence: 'computes in float64 with exact coordinates', interpolate },
  variant('float32', 'rounds every operation to the arithmetic of the dtype', KEPT),
  variant('fused', 'fuses multiplications and additions, coordinates included', {
    ...KEPT,
    coordinatePrecision: 'fused',
    sumOrder: 'fused',
  }),
  variant('fused-coordinates', 'fuses the coordinate only', { ...KEPT, coordinatePrecision: 'fused' }),
  variant('float64-coordinates', 'places taps exactly and sums in the arithmetic of the dtype', {
    ...KEPT,
    coordinatePrecision: 'exact',
  }),
  variant('lerp', 'blends a pair as a + t·(b − a)', { ...KEPT, sumOrder: 'lerp' }),
  variant('reversed-sums', 'sums from the last tap to the first', { ...KEPT, sumOrder: 'reversed' }),
  variant('pairwise-sums', 'sums by pairs', { ...KEPT, sumOrder: 'pairwise' }),
  limited(
    variant('height-first', 'resizes the first axis first, uint8 in bilinear only', {
      ...KEPT,
      passOrder: 'first-axis-first',
    }),
    ({ dtype }, { mode }) => dtype !== 'uint8' || mode === 'bilinear',
  ),
  variant('direct', 'sums over all axes at once, with products of weights', { ...KEPT, evaluation: 'direct' }),
  variant('direct-reversed', 'sums over all axes at once, backwards', {
    ...KEPT,
    evaluation: 'direct',
    sumOrder: 'reversed',
  }),
  limited(
    variant('half-weights', 'rounds the weights of half types to the dtype', { ...KEPT, weightPrecision: 'dtype' }),
    (_, { mode }) => mode !== 'area',
  ),
  variant('flushed', 'flushes subnormals to zero', { ...KEPT, subnormals: 'flushed' }),
  variant('wgsl', 'divides with an error of two units in the last place, which WGSL grants, unless by a power of two', {
    ...KEPT,
    coordinatePrecision: 'wgsl',
  }),
  variant('reciprocal', 'multiplies by the rounded reciprocal of the output size', {
    ...KEPT,
    coordinatePrecision: 'reciprocal',
  }),
  limited(
    variant('inverted-ratio', 'divides by the rounded ratio of output to input, which ONNX calls the scale', {
      ...KEPT,
      coordinatePrecision: 'inverted-ratio',
    }),
    (_, { alignCorners }) => !alignCorners,
  ),
  variant('product-first', 'multiplies the output index by the input size and divides last', {
    ...KEPT,
    coordinatePrecision: 'product-first',
  }),
  variant('float32-table', 'keeps a table of float32 weights made in float64', {
    weightPrecision: 'own',
    sumPrecision: 'own',
    betweenPrecision: 'own',
  }),
  variant('cubic-powers', 'writes cubic weights out in powers', { ...KEPT, cubicForm: 'powers' }),
  variant('cubic-remainder', 'takes the last cubic weight as 1 less the others', { ...KEPT, cubicForm: 'remainder' }),
  variant('zero-taps-skipped', 'does not read elements of weight zero', { ...KEPT, zeroWeights: 'skipped' }),
  variant('unchanged-axes-resampled', 'resamples an axis of unchanged size by the factor, as the decompositions do', {
    ...KEPT,
    unchangedAxis: 'resampled',
  }),
  variant('uint8-real-weights', 'keeps real weights for uint8 and rounds each pass', { uint8Weights: 'real' }),
  limited(
    variant('uint8-float32', 'places taps of uint8 in float32, with real weights', {
      coordinatePrecision: 'float32',
      uint8Weights: 'real',
    }),
    ({ dtype }) => dtype === 'uint8',
  ),
  limited(
    variant('uint8-bilinear-once', 'rounds uint8 once in bilinear', { uint8Passes: 'rounded-once' }),
    (_, { mode }) => mode === 'bilinear',
  ),
  limited(
    variant('uint8-once-float32', 'blends uint8 in float32 as a + t·(b − a), and rounds once in bilinear', {
      coordinatePrecision: 'float32',
      weightPrecision: 'float32',
      sumPrecision: 'float32',
      betweenPrecision: 'float32',
      sumOrder: 'lerp',
      uint8Passes: 'rounded-once',
    }),
    ({ dtype }, { mode }) => dtype === 'uint8' && mode === 'bilinear',
  ),
  variant('nearest-integers', 'picks nearest elements in integers', {
    indexPrecision: 'exact',
    nearestShortcut: 'never',
  }),
  variant('nearest-float32', 'picks nearest elements in float32, every dtype and rank alike', {
    indexPrecision: 'float32',
    nearestShortcut: 'never',
  }),
  variant('nearest-fused', 'picks nearest elements in half pixels, fused', {
    indexPrecision: 'fused',
    exactPlace: 'half-pixel',
    exactRounding: 'half-up',
  }),
  limited(
    variant('nearest-shortcut', 'copies or doubles axes of equal or double size in volumes too', {
      nearestShortcut: 'always',
    }),
    ({ shape }) => shape.length > 3,
  ),
];
