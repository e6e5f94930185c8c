import { and, has, is, modes, not, or } from '#harness/mistakes/calls.ts';
import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import { interpolate } from '#reference/interpolate.ts';
import { type HonestRow, type HonestVariant, variant } from './variant.ts';

/** Everything in the arithmetic of the dtype, rounded after every operation, as the target's portable kernels do it. */
const OWN: Partial<Decisions> = {
  coordinatePrecision: 'own',
  cubicForm: 'horner',
  weightPrecision: 'own',
  sumPrecision: 'own',
  betweenPrecision: 'dtype',
};

/** The half types keep float32 between the passes. */
const KEPT: Partial<Decisions> = { ...OWN, betweenPrecision: 'own' };

const FLOAT32: Partial<Decisions> = {
  coordinatePrecision: 'float32',
  weightPrecision: 'float32',
  sumPrecision: 'float32',
  betweenPrecision: 'float32',
};

const isBilinear = modes('bilinear');

const ROWS: Readonly<Record<string, HonestRow>> = {
  float32: ['rounds every operation to the arithmetic of the dtype', KEPT],
  fused: [
    'fuses multiplications and additions, coordinates included',
    { ...KEPT, coordinatePrecision: 'fused', sumOrder: 'fused' },
  ],
  'fused-coordinates': ['fuses the coordinate only', { ...KEPT, coordinatePrecision: 'fused' }],
  'float64-coordinates': [
    'places taps exactly and sums in the arithmetic of the dtype',
    { ...KEPT, coordinatePrecision: 'exact' },
  ],
  lerp: ['blends a pair as a + t·(b − a)', { ...KEPT, sumOrder: 'lerp' }],
  'reversed-sums': ['sums from the last tap to the first', { ...KEPT, sumOrder: 'reversed' }],
  'pairwise-sums': ['sums by pairs', { ...KEPT, sumOrder: 'pairwise' }],
  'height-first': [
    'resizes the first axis first, uint8 in bilinear only',
    { ...KEPT, passOrder: 'first-axis-first' },
    or(is.float, isBilinear),
  ],
  direct: ['sums over all axes at once, with products of weights', { ...KEPT, evaluation: 'direct' }],
  'direct-reversed': ['sums over all axes at once, backwards', { ...KEPT, evaluation: 'direct', sumOrder: 'reversed' }],
  'half-weights': [
    'rounds the weights of half types to the dtype',
    { ...KEPT, weightPrecision: 'dtype' },
    not(is.area),
  ],
  flushed: ['flushes subnormals to zero', { ...KEPT, subnormals: 'flushed' }],
  wgsl: [
    'divides with an error of two units in the last place, which WGSL grants, unless by a power of two',
    { ...KEPT, coordinatePrecision: 'wgsl' },
  ],
  reciprocal: [
    'multiplies by the rounded reciprocal of the output size',
    { ...KEPT, coordinatePrecision: 'reciprocal' },
  ],
  'inverted-ratio': [
    'divides by the rounded ratio of output to input, which ONNX calls the scale',
    { ...KEPT, coordinatePrecision: 'inverted-ratio' },
    not(is.aligned),
  ],
  'product-first': [
    'multiplies the output index by the input size and divides last',
    { ...KEPT, coordinatePrecision: 'product-first' },
  ],
  'float32-table': [
    'keeps a table of float32 weights made in float64',
    { weightPrecision: 'own', sumPrecision: 'own', betweenPrecision: 'own' },
  ],
  'cubic-powers': ['writes cubic weights out in powers', { ...KEPT, cubicForm: 'powers' }],
  'cubic-remainder': ['takes the last cubic weight as 1 less the others', { ...KEPT, cubicForm: 'remainder' }],
  'zero-taps-skipped': ['does not read elements of weight zero', { ...KEPT, zeroWeights: 'skipped' }],
  'unchanged-axes-resampled': [
    'resamples an axis of unchanged size by the factor, as the decompositions do',
    { ...KEPT, unchangedAxis: 'resampled' },
  ],
  'uint8-real-weights': ['keeps real weights for uint8 and rounds each pass', { uint8Weights: 'real' }],
  'uint8-float32': [
    'places taps of uint8 in float32, with real weights',
    { coordinatePrecision: 'float32', uint8Weights: 'real' },
    is.bytes,
  ],
  'uint8-bilinear-once': ['rounds uint8 once in bilinear', { uint8Passes: 'rounded-once' }, isBilinear],
  'uint8-once-float32': [
    'blends uint8 in float32 as a + t·(b − a), and rounds once in bilinear',
    { ...FLOAT32, sumOrder: 'lerp', uint8Passes: 'rounded-once' },
    and(is.bytes, isBilinear),
  ],
  'nearest-integers': ['picks nearest elements in integers', { indexPrecision: 'exact', nearestShortcut: 'never' }],
  'nearest-float32': [
    'picks nearest elements in float32, every dtype and rank alike',
    { indexPrecision: 'float32', nearestShortcut: 'never' },
  ],
  'nearest-fused': [
    'picks nearest elements in half pixels, fused',
    { indexPrecision: 'fused', exactPlace: 'half-pixel', exactRounding: 'half-up' },
  ],
  'nearest-shortcut': [
    'copies or doubles axes of equal or double size in volumes too',
    { nearestShortcut: 'always' },
    has.rows,
  ],
};

/** Every honest way that the bound is measured against. */
export const VARIANTS: readonly HonestVariant[] = [
  { id: 'reference', sentence: 'computes in float64 with exact coordinates', interpolate },
  ...Object.entries(ROWS).map(([id, row]) => variant(id, row)),
];
