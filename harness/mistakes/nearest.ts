import { is } from './calls.ts';
import { inMode } from './options.ts';
import { each, fitted, mended, mistakes, orWith } from './rows.ts';

/** After the point. */
const STEP_BITS: readonly number[] = [16, 11, 8, 12, 10, 14, 9, 13, 15, 7];

/** An implementation that is not PyTorch's own has no shortcut for equal and double sizes. */
const PLACES = orWith(
  mistakes('nearest', 'nearest.index', is.nearest, {
    'edge-half-up': [
      'It rounds k · step to the nearest index.',
      { nearestRounding: 'half-up' },
      'ONNX asymmetric with round_prefer_ceil',
    ],
    'edge-half-down': [
      'It rounds k · step to the nearest index, halves down.',
      { nearestRounding: 'half-down' },
      'ONNX asymmetric with round_prefer_floor',
    ],
    'edge-half-even': ['It rounds k · step to the nearest index, halves to even.', { nearestRounding: 'half-even' }],
    'edge-ceil': ['It rounds k · step up.', { nearestRounding: 'ceil' }, 'ONNX asymmetric with ceil'],
    'half-pixel-floor': [
      'It floors the half-pixel coordinate.',
      { nearestPlace: 'half-pixel' },
      'ONNX half_pixel with floor',
    ],
    'half-pixel-ceil': [
      'It rounds the half-pixel coordinate up.',
      { nearestPlace: 'half-pixel', nearestRounding: 'ceil' },
      'ONNX half_pixel with ceil',
    ],
    'half-pixel-half-down': [
      'It rounds the half-pixel coordinate of nearest, halves down.',
      { nearestPlace: 'half-pixel', nearestRounding: 'half-down' },
      'the default of ONNX Resize, half_pixel with round_prefer_floor, and so interpolate_4d of transformers.js',
    ],
    'centred-floor': [
      'It centres the output grid over the input, and floors the coordinate.',
      { nearestPlace: 'centred' },
      { clause: 'nearest.given-factor', also: 'ONNX half_pixel_symmetric with floor' },
    ],
    'centred-half-down': [
      'It centres the output grid over the input, and rounds the coordinate, halves down.',
      { nearestPlace: 'centred', nearestRounding: 'half-down' },
      { clause: 'nearest.given-factor', also: 'ONNX half_pixel_symmetric with round_prefer_floor' },
    ],
    'right-end-floor': ['It floors (k + 1) · step − 1.', { nearestPlace: 'right-ends' }],
    'aligned-floor': [
      'It aligns corners and floors.',
      { nearestPlace: 'align-corners' },
      'ONNX align_corners with floor',
    ],
    'last-that-falls-into': [
      'It writes each input element to output ⌊i · out/in⌋, where the last of several stays.',
      { nearestPlace: 'right-edge', nearestRounding: 'strict-floor' },
    ],
    'aligned-half-up': [
      'It aligns corners and rounds.',
      { nearestPlace: 'align-corners', nearestRounding: 'half-up' },
      "TF1's nearest with align_corners, ONNX align_corners with round_prefer_ceil",
    ],
  }),
  { nearestShortcut: 'never' },
);

/** Which element is copied. */
export const NEAREST_MISTAKES = [
  // The other mode, which has no shortcut, or its rule for an index alone.
  ...mistakes('nearest', 'nearest.index', is.nearest, {
    'exact-for-nearest': [
      'It computes nearest as nearest-exact.',
      [
        mended(inMode('nearest-exact'), { computedAs: { nearest: 'nearest-exact' } }),
        { nearestPlace: 'centre', nearestShortcut: 'never' },
      ],
      "Pillow's NEAREST, OpenCV's INTER_NEAREST_EXACT, half_pixel_centers of TensorFlow, ONNX half_pixel with round_prefer_ceil",
    ],
  }),
  ...mistakes('nearest', 'nearest.exact-index', is.exact, {
    'nearest-for-exact': [
      'It computes nearest-exact as nearest.',
      [mended(inMode('nearest'), { computedAs: { 'nearest-exact': 'nearest' } }), { exactPlace: 'asymmetric' }],
      "OpenCV's INTER_NEAREST, ONNX asymmetric with floor",
    ],
  }),
  ...PLACES,
  ...mistakes('nearest', 'nearest.exact-index', is.exact, {
    'exact-ties-down': [
      'It rounds the half-pixel coordinate of nearest-exact with halves down.',
      { exactPlace: 'half-pixel', exactRounding: 'half-down' },
      { clause: 'nearest.exact-ties', also: 'the default of ONNX Resize: half_pixel with round_prefer_floor' },
    ],
    'exact-ties-even': [
      'It rounds the half-pixel coordinate of nearest-exact with halves to even.',
      { exactPlace: 'half-pixel', exactRounding: 'half-even' },
      { clause: 'nearest.exact-ties', also: 'the round of Python and numpy' },
    ],
    'exact-half-pixel-floor': [
      'It floors the half-pixel coordinate of nearest-exact.',
      { exactPlace: 'half-pixel' },
      'ONNX half_pixel with floor',
    ],
    'exact-half-pixel-ceil': [
      'It rounds the half-pixel coordinate of nearest-exact up.',
      { exactPlace: 'half-pixel', exactRounding: 'ceil' },
      'ONNX half_pixel with ceil',
    ],
    'exact-ceil': ['It rounds (k + ½) · step up in nearest-exact.', { exactRounding: 'ceil' }],
    'exact-centred': [
      'It centres the output grid over the input by the rounded size, although a factor is given.',
      { exactPlace: 'centred', exactRounding: 'half-up' },
      { clause: 'nearest.exact-given-factor', also: 'ONNX half_pixel_symmetric with round_prefer_ceil' },
    ],
    'exact-without-half': [
      'It rounds k · step in nearest-exact, without the half.',
      { exactPlace: 'asymmetric', exactRounding: 'half-up' },
      'ONNX asymmetric with round_prefer_ceil',
    ],
    'exact-rounded-twice': [
      'It adds the half in nearest-exact and rounds as well.',
      { exactRounding: 'half-up' },
      'ONNX tf_half_pixel_for_nn with round_prefer_ceil',
    ],
    'exact-accumulated': [
      'It adds the step up from element to element in nearest-exact, so that a sum in float64 falls short of a whole number.',
      { indexPrecision: 'accumulated-in-float64' },
      "Pillow's NEAREST, OpenCV's INTER_NEAREST_EXACT",
    ],
    'exact-aligned': [
      'It aligns corners in nearest-exact.',
      { exactPlace: 'align-corners', exactRounding: 'half-up' },
      "TF1's nearest with align_corners, ONNX align_corners with round_prefer_ceil",
    ],
    'exact-aligned-floor': [
      'It aligns corners in nearest-exact, and floors.',
      { exactPlace: 'align-corners' },
      'ONNX align_corners with floor',
    ],
    ...each([0.49, 0.499, 0.4999, 0.4, 0.501, 0.51, 0.6], (exactHalf) => ({
      [`exact-half-is-${exactHalf}`]: [
        `It adds ${exactHalf} to the output index in nearest-exact, not ½.`,
        { exactHalf },
      ],
    })),
  }),
  ...mistakes('nearest', 'nearest.step-is-float32', is.copying, {
    'offset-before-cut': [
      'It adds {} to a position before it floors it to an index.',
      fitted('indexOffset', { candidates: [0.01, 0.1, 1e-4, -0.01, -0.1, -1e-3, -1e-4, 0.25, -0.25, 0.75] }),
    ],
    'step-rounded-down': [
      'Its division loses two units in the last place, so that indices fall short.',
      { indexPrecision: 'wgsl' },
      'a WGSL division',
    ],
    reciprocal: ['It multiplies by the float32 reciprocal of the output size.', { indexPrecision: 'reciprocal' }],
    'divided-by-ratio': [
      'It divides by the ratio of output to input in float32 instead of multiplying by the step.',
      { indexPrecision: 'inverted-ratio' },
      'ONNX Runtime',
    ],
    'product-first': ['It multiplies before it divides.', { indexPrecision: 'product-first' }],
    'index-in-float64': [
      'It computes indices in real numbers, not in float32.',
      { indexPrecision: 'exact' },
      { isHonest: true },
    ],
    'index-in-dtype': ['It computes indices in the dtype of the elements.', { indexPrecision: 'dtype' }],
    'index-in-float16': ['It computes indices in float16.', { indexPrecision: 'float16' }],
    'index-in-bfloat16': ['It computes indices in bfloat16.', { indexPrecision: 'bfloat16' }],
    'index-accumulated': ['It adds the step up from element to element.', { indexPrecision: 'accumulated' }],
    'index-of-bits': [
      'It computes indices by a step of {} bits after the point.',
      fitted((bits) => ({ indexPrecision: `fixed-${bits}` }), { candidates: STEP_BITS }),
    ],
    'strict-floor': [
      'It subtracts a little before it floors, so that whole numbers fall to the one before.',
      { nearestRounding: 'strict-floor', exactRounding: 'strict-floor' },
    ],
    'index-cut-to-bits': [
      'It computes indices by a step truncated to {} bits.',
      fitted((bits) => ({ indexPrecision: `cut-${bits}` }), { candidates: STEP_BITS }),
    ],
    'forgiving-floor': [
      'It adds a thousandth before it floors.',
      { nearestRounding: 'forgiving-floor', exactRounding: 'forgiving-floor' },
    ],
    'index-wrapped': [
      'It wraps an index beyond the last element to the other end.',
      { lastIndex: 'wrapped' },
      { clause: 'nearest.last-element', isHonest: true },
    ],
    'last-element-never-read': [
      'It keeps the index below in − 1, and so never reads the last element.',
      { lastIndex: 'one-before' },
      { clause: 'nearest.last-element' },
    ],
  }),
];
