import { askedCall } from '#harness/mistakes/asked.ts';
import { always, and, type Concerns, has, is, modes, not, or } from '#harness/mistakes/calls.ts';
import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';

/** An honest way of computing: other roundings, the same mathematics. */
export interface HonestVariant {
  readonly id: string;
  /** What it does, in the present tense. */
  readonly sentence: string;
  readonly interpolate: (...call: Parameters<Implementation['interpolate']>) => ReturnType<typeof resize>;
}

/** What it does, by which decisions, and for which calls that is honest; the others are the target's. */
type Row = readonly [sentence: string, decisions: Partial<Decisions>, isHonest?: Concerns];

/** Everything in the arithmetic of the dtype, rounded after every operation; the half types keep float32 between the passes. */
const OWN_ARITHMETIC: Partial<Decisions> = {
  coordinatePrecision: 'own',
  cubicForm: 'horner',
  weightPrecision: 'own',
  sumPrecision: 'own',
  betweenPrecision: 'own',
};

const isBilinear = modes('bilinear');

/** In the arithmetic of the dtype, as the target's portable kernels compute, but for these decisions. */
const IN_OWN_ARITHMETIC: Readonly<Record<string, Row>> = {
  float32: ['rounds every operation to the arithmetic of the dtype', {}],
  fused: [
    'fuses multiplications and additions, coordinates included',
    { coordinatePrecision: 'fused', sumOrder: 'fused' },
  ],
  'fused-coordinates': ['fuses the coordinate only', { coordinatePrecision: 'fused' }],
  'float64-coordinates': [
    'places taps exactly and sums in the arithmetic of the dtype',
    { coordinatePrecision: 'exact' },
  ],
  lerp: ['blends a pair as a + t·(b − a)', { sumOrder: 'lerp' }],
  'reversed-sums': ['sums from the last tap to the first', { sumOrder: 'reversed' }],
  'pairwise-sums': ['sums by pairs', { sumOrder: 'pairwise' }],
  'height-first': [
    'resizes the first axis first, uint8 in bilinear only',
    { passOrder: 'first-axis-first' },
    or(is.float, isBilinear),
  ],
  direct: ['sums over all axes at once, with products of weights', { evaluation: 'direct' }],
  'direct-reversed': ['sums over all axes at once, backwards', { evaluation: 'direct', sumOrder: 'reversed' }],
  'half-weights': ['rounds the weights of half types to the dtype', { weightPrecision: 'dtype' }, not(is.area)],
  flushed: ['flushes subnormals to zero', { subnormals: 'flushed' }],
  wgsl: [
    'divides with an error of two units in the last place, which WGSL grants, unless by a power of two',
    { coordinatePrecision: 'wgsl' },
  ],
  reciprocal: ['multiplies by the rounded reciprocal of the output size', { coordinatePrecision: 'reciprocal' }],
  'inverted-ratio': [
    'divides by the rounded ratio of output to input, which ONNX calls the scale',
    { coordinatePrecision: 'inverted-ratio' },
    not(is.aligned),
  ],
  'product-first': [
    'multiplies the output index by the input size and divides last',
    { coordinatePrecision: 'product-first' },
  ],
  'float32-table': [
    'keeps a table of float32 weights made in float64',
    { coordinatePrecision: 'exact', cubicForm: 'exact' },
  ],
  'cubic-powers': ['writes cubic weights out in powers', { cubicForm: 'powers' }],
  'cubic-remainder': ['takes the last cubic weight as 1 less the others', { cubicForm: 'remainder' }],
  'zero-taps-skipped': ['does not read elements of weight zero', { zeroWeights: 'skipped' }],
  'unchanged-axes-resampled': [
    'resamples an axis of unchanged size by the factor, as the decompositions do',
    { unchangedAxis: 'resampled' },
  ],
};

/** In exact arithmetic, but for these decisions. */
const IN_EXACT_ARITHMETIC: Readonly<Record<string, Row>> = {
  'uint8-real-weights': ['keeps real weights for uint8 and rounds each pass', { uint8Weights: 'real' }],
  'uint8-float32': [
    'places taps of uint8 in float32, with real weights',
    { coordinatePrecision: 'float32', uint8Weights: 'real' },
    is.bytes,
  ],
  'uint8-bilinear-once': ['rounds uint8 once in bilinear', { uint8Passes: 'rounded-once' }, isBilinear],
  'uint8-once-float32': [
    'blends uint8 in float32 as a + t·(b − a), and rounds once in bilinear',
    {
      coordinatePrecision: 'float32',
      weightPrecision: 'float32',
      sumPrecision: 'float32',
      betweenPrecision: 'float32',
      sumOrder: 'lerp',
      uint8Passes: 'rounded-once',
    },
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
  ...Object.entries(IN_OWN_ARITHMETIC).map(([id, row]) => variant(id, row, OWN_ARITHMETIC)),
  ...Object.entries(IN_EXACT_ARITHMETIC).map(([id, row]) => variant(id, row)),
];

function variant(
  id: string,
  [sentence, own, isHonest = always]: Row,
  arithmetic: Partial<Decisions> = {},
): HonestVariant {
  const decisions = { ...arithmetic, ...own };
  return {
    id,
    sentence,
    interpolate: (input, options) =>
      resize(input, options, isHonest(askedCall({ entry: 'interpolate', input, options })) ? decisions : {}),
  };
}
