import type { ClauseId } from '#spec/clauses.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { asked, decided, isCopying, isExact, isNearest } from './rows.ts';

type Row = [id: string, clause: ClauseId, sentence: string, decisions: Partial<Decisions>, also?: string];

const PLACES: readonly Row[] = [
  [
    'edge-half-up',
    'nearest.index',
    'It rounds k · step to the nearest index instead of cutting it.',
    { nearestRounding: 'half-up' },
    'ONNX asymmetric with round_prefer_ceil',
  ],
  [
    'edge-half-down',
    'nearest.index',
    'It rounds k · step to the nearest index, halves down.',
    { nearestRounding: 'half-down' },
    'ONNX asymmetric with round_prefer_floor',
  ],
  [
    'edge-half-even',
    'nearest.index',
    'It rounds k · step to the nearest index, halves to even.',
    { nearestRounding: 'half-even' },
  ],
  ['edge-ceil', 'nearest.index', 'It rounds k · step up.', { nearestRounding: 'ceil' }, 'ONNX asymmetric with ceil'],
  [
    'half-pixel-floor',
    'nearest.index',
    'It cuts the half-pixel coordinate down.',
    { nearestPlace: 'half-pixel' },
    'ONNX half_pixel with floor',
  ],
  [
    'half-pixel-ceil',
    'nearest.index',
    'It rounds the half-pixel coordinate up.',
    { nearestPlace: 'half-pixel', nearestRounding: 'ceil' },
    'ONNX half_pixel with ceil',
  ],
  [
    'half-pixel-half-down',
    'nearest.index',
    'It rounds the half-pixel coordinate of nearest, halves down, instead of cutting k · step.',
    { nearestPlace: 'half-pixel', nearestRounding: 'half-down' },
    'the default of ONNX Resize, half_pixel with round_prefer_floor, and so interpolate_4d of transformers.js',
  ],
  [
    'centred-floor',
    'nearest.given-factor',
    'It centres the output grid over the input, and cuts the coordinate down.',
    { nearestPlace: 'centred' },
    'ONNX half_pixel_symmetric with floor',
  ],
  [
    'centred-half-down',
    'nearest.given-factor',
    'It centres the output grid over the input, and rounds the coordinate, halves down.',
    { nearestPlace: 'centred', nearestRounding: 'half-down' },
    'ONNX half_pixel_symmetric with round_prefer_floor',
  ],
  [
    'aligned-floor',
    'nearest.index',
    'It aligns corners and cuts.',
    { nearestPlace: 'align-corners' },
    'ONNX align_corners with floor',
  ],
  [
    'last-that-falls-into',
    'nearest.index',
    'It writes each input element to output ⌊i · out/in⌋, so that of several the last one stays.',
    { nearestPlace: 'right-edge', nearestRounding: 'strict-floor' },
  ],
  [
    'aligned-half-up',
    'nearest.index',
    'It aligns corners and rounds.',
    { nearestPlace: 'align-corners', nearestRounding: 'half-up' },
    "TF1's nearest with align_corners, ONNX align_corners with round_prefer_ceil",
  ],
];

const EXACT_PLACES: readonly Row[] = [
  [
    'exact-ties-down',
    'nearest.exact-ties',
    'It rounds the half-pixel coordinate of nearest-exact with halves down.',
    { exactPlace: 'half-pixel', exactRounding: 'half-down' },
    'the default of ONNX Resize: half_pixel with round_prefer_floor',
  ],
  [
    'exact-ties-even',
    'nearest.exact-ties',
    'It rounds the half-pixel coordinate of nearest-exact with halves to even.',
    { exactPlace: 'half-pixel', exactRounding: 'half-even' },
    'the round of Python and numpy',
  ],
  [
    'exact-half-pixel-floor',
    'nearest.exact-index',
    'It cuts the half-pixel coordinate of nearest-exact down instead of rounding it.',
    { exactPlace: 'half-pixel' },
    'ONNX half_pixel with floor',
  ],
  [
    'exact-half-pixel-ceil',
    'nearest.exact-index',
    'It rounds the half-pixel coordinate of nearest-exact up.',
    { exactPlace: 'half-pixel', exactRounding: 'ceil' },
    'ONNX half_pixel with ceil',
  ],
  ['exact-ceil', 'nearest.exact-index', 'It rounds (k + ½) · step up in nearest-exact.', { exactRounding: 'ceil' }],
  [
    'exact-centred',
    'nearest.exact-given-factor',
    'It centres the output grid over the input by the size after rounding, where a factor says the step.',
    { exactPlace: 'centred', exactRounding: 'half-up' },
    'ONNX half_pixel_symmetric with round_prefer_ceil',
  ],
  [
    'exact-without-half',
    'nearest.exact-index',
    'It rounds k · step in nearest-exact, without the half.',
    { exactPlace: 'edge', exactRounding: 'half-up' },
    'ONNX asymmetric with round_prefer_ceil',
  ],
  [
    'exact-rounded-twice',
    'nearest.exact-index',
    'It adds the half in nearest-exact and rounds as well.',
    { exactRounding: 'half-up' },
    'ONNX tf_half_pixel_for_nn with round_prefer_ceil',
  ],
  [
    'exact-accumulated',
    'nearest.exact-index',
    'It adds the step up from element to element in nearest-exact, so that a sum in float64 falls short of a whole number.',
    { indexPrecision: 'accumulated-in-float64' },
    "Pillow's NEAREST, OpenCV's INTER_NEAREST_EXACT",
  ],
  [
    'exact-aligned',
    'nearest.exact-index',
    'It aligns corners in nearest-exact.',
    { exactPlace: 'align-corners', exactRounding: 'half-up' },
    "TF1's nearest with align_corners, ONNX align_corners with round_prefer_ceil",
  ],
  [
    'exact-aligned-floor',
    'nearest.exact-index',
    'It aligns corners in nearest-exact, and cuts.',
    { exactPlace: 'align-corners' },
    'ONNX align_corners with floor',
  ],
];

const LAWS: readonly Row[] = [
  [
    'step-rounded-down',
    'nearest.step-is-float32',
    'Its division loses two units in the last place, so that indices fall short.',
    { indexPrecision: 'wgsl' },
    'a WGSL division',
  ],
  [
    'reciprocal',
    'nearest.step-is-float32',
    'It multiplies by the float32 reciprocal of the output size.',
    { indexPrecision: 'reciprocal' },
  ],
  [
    'divided-by-ratio',
    'nearest.step-is-float32',
    'It divides by the ratio of output to input in float32 instead of multiplying by the step.',
    { indexPrecision: 'inverted-ratio' },
    'ONNX Runtime',
  ],
  ['product-first', 'nearest.step-is-float32', 'It multiplies before it divides.', { indexPrecision: 'product-first' }],
  [
    'index-in-float64',
    'nearest.step-is-float32',
    'It computes indices in real numbers where float32 decides.',
    { indexPrecision: 'exact' },
  ],
  [
    'index-in-dtype',
    'nearest.step-is-float32',
    'It computes indices in the dtype of the elements.',
    { indexPrecision: 'dtype' },
  ],
  ['index-in-float16', 'nearest.step-is-float32', 'It computes indices in float16.', { indexPrecision: 'float16' }],
  ['index-in-bfloat16', 'nearest.step-is-float32', 'It computes indices in bfloat16.', { indexPrecision: 'bfloat16' }],
  [
    'index-accumulated',
    'nearest.step-is-float32',
    'It adds the step up from element to element.',
    { indexPrecision: 'accumulated' },
  ],
  [
    'index-of-16-bits',
    'nearest.step-is-float32',
    'It computes indices with 16 bits after the point.',
    { indexPrecision: 'fixed-16' },
  ],
  [
    'index-of-11-bits',
    'nearest.step-is-float32',
    'It computes indices with 11 bits after the point.',
    { indexPrecision: 'fixed-11' },
  ],
  [
    'index-of-8-bits',
    'nearest.step-is-float32',
    'It computes indices with 8 bits after the point.',
    { indexPrecision: 'fixed-8' },
  ],
  [
    'strict-floor',
    'nearest.step-is-float32',
    'It takes a little away before it cuts, so that a whole number becomes the one before.',
    { nearestRounding: 'strict-floor', exactRounding: 'strict-floor' },
  ],
  [
    'index-cut-to-16-bits',
    'nearest.step-is-float32',
    'It computes indices by a step cut off after 16 bits.',
    { indexPrecision: 'cut-16' },
  ],
  [
    'index-cut-to-11-bits',
    'nearest.step-is-float32',
    'It computes indices by a step cut off after 11 bits.',
    { indexPrecision: 'cut-11' },
  ],
  [
    'index-cut-to-8-bits',
    'nearest.step-is-float32',
    'It computes indices by a step cut off after 8 bits.',
    { indexPrecision: 'cut-8' },
  ],
  [
    'forgiving-floor',
    'nearest.step-is-float32',
    'It adds a thousandth before it cuts.',
    { nearestRounding: 'forgiving-floor', exactRounding: 'forgiving-floor' },
  ],
  [
    'index-wrapped',
    'nearest.last-element',
    'It wraps an index beyond the last element to the other end.',
    { lastIndex: 'wrapped' },
  ],
  [
    'last-element-never-read',
    'nearest.last-element',
    'It keeps the index below in − 1, and so never reads the last element.',
    { lastIndex: 'one-before' },
  ],
];

/** An implementation that is not PyTorch's own has no shortcut for equal and double sizes. */
function placed([id, clause, sentence, decisions, also]: Row): Mistake {
  const by = (more: Partial<Decisions>) =>
    decided(`nearest.${id}`, clause, sentence, isNearest, { ...decisions, ...more }, also);
  return { ...by({}), otherwise: [by({ nearestShortcut: 'never' })] };
}

const EXACT_FOR_NEAREST = [
  'nearest.exact-for-nearest',
  'nearest.index',
  'It computes nearest as nearest-exact.',
  isNearest,
] as const;
const EXACT_FOR_NEAREST_ALSO =
  "Pillow's NEAREST, OpenCV's INTER_NEAREST_EXACT, half_pixel_centers of TensorFlow, ONNX half_pixel with round_prefer_ceil";

const NEAREST_FOR_EXACT = [
  'nearest.nearest-for-exact',
  'nearest.exact-index',
  'It computes nearest-exact as nearest.',
  isExact,
] as const;
const NEAREST_FOR_EXACT_ALSO = "OpenCV's INTER_NEAREST, ONNX asymmetric with floor";

/** Which element is copied. */
export const NEAREST_MISTAKES: readonly Mistake[] = [
  {
    ...asked(...EXACT_FOR_NEAREST, (options) => ({ ...options, mode: 'nearest-exact' }), EXACT_FOR_NEAREST_ALSO),
    otherwise: [decided(...EXACT_FOR_NEAREST, { nearestPlace: 'centre', nearestShortcut: 'never' })],
  },
  {
    ...asked(...NEAREST_FOR_EXACT, (options) => ({ ...options, mode: 'nearest' }), NEAREST_FOR_EXACT_ALSO),
    otherwise: [decided(...NEAREST_FOR_EXACT, { exactPlace: 'edge' })],
  },
  ...PLACES.map(placed),
  ...EXACT_PLACES.map(([id, clause, sentence, decisions, also]) =>
    decided(`nearest.${id}`, clause, sentence, isExact, decisions, also),
  ),
  ...[0.49, 0.499, 0.4999, 0.4, 0.501, 0.51, 0.6].map((exactHalf) =>
    decided(
      `nearest.exact-half-is-${exactHalf}`,
      'nearest.exact-index',
      `It adds ${exactHalf} to the output index in nearest-exact, where ½ is due.`,
      isExact,
      { exactHalf },
    ),
  ),
  {
    kind: 'fitted',
    id: 'nearest.offset-before-cut',
    clause: 'nearest.step-is-float32',
    sentence: 'It adds {} to a position before it cuts it down to an index.',
    concerns: isCopying,
    decisions: (indexOffset) => ({ indexOffset }),
    candidates: [0.01, 0.1, 1e-4, -0.01, -0.1, -1e-3, -1e-4],
    said: (offset) => String(offset).replace('-', '−'),
  },
  ...LAWS.map(([id, clause, sentence, decisions, also]) =>
    decided(`nearest.${id}`, clause, sentence, isCopying, decisions, also),
  ),
];
