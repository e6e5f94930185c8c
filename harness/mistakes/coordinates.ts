import type { InterpolateOptions } from '#spec/signature.ts';
import { and, has, is, not, or, ranks, someAxis } from './calls.ts';
import { recomputed, without } from './options.ts';
import { each, elsewhere, fitted, mended, mistakes } from './rows.ts';

const hasCoordinates = or(is.placed, is.antialiased);
const plain = and(hasCoordinates, not(is.aligned));
const aligned = and(is.placed, is.aligned);

const alignedCorners = (options: InterpolateOptions) => ({ ...options, alignCorners: true });

/** Where an output looks. */
export const COORDINATE_MISTAKES = [
  ...mistakes('coordinates', 'coordinates.half-pixel', plain, {
    asymmetric: [
      'It looks at k · step, without the half pixels.',
      { transform: 'asymmetric' },
      "TF1's legacy resize, ONNX asymmetric",
    ],
  }),
  ...mistakes('coordinates', 'coordinates.align-corners', and(hasCoordinates, is.aligned), {
    'align-corners-ignored': [
      'It computes align_corners=True as False.',
      [
        mended(without('alignCorners'), { alignedTransform: 'half-pixel' }),
        // A factor says the size with corners aligned, and so it does for those who take sizes only.
        mended((options) => recomputed(without('alignCorners')(options)), { alignedTransform: 'half-pixel' }),
      ],
      'all that has no align_corners: OpenCV, Pillow, interpolate of transformers.js',
    ],
  }),
  ...mistakes('coordinates', 'coordinates.half-pixel', plain, {
    'align-corners-always': [
      'It aligns corners although align_corners is not set.',
      [
        // The antialiased modes have a path of their own.
        mended((options) => (options.antialias ? options : alignedCorners(options)), { transform: 'align-corners' }),
        mended(alignedCorners, { transform: 'align-corners' }),
      ],
      'PyTorch before 0.4',
    ],
  }),
  ...mistakes('coordinates', 'coordinates.align-corners', aligned, {
    'align-corners-asymmetric': ['It looks at k · in/out with align_corners=True.', { alignedTransform: 'asymmetric' }],
    'aligned-step-over-output-size': [
      'It steps by (in − 1)/out with align_corners=True.',
      { alignedStep: 'output-size' },
    ],
    'aligned-step-of-input-size': ['It steps by in/(out − 1) with align_corners=True.', { alignedStep: 'input-size' }],
    'aligned-with-half-pixels': [
      'It combines the step of align_corners with the offset of half pixels.',
      { alignedTransform: 'half-pixel-of-aligned-step' },
    ],
  }),
  ...mistakes('coordinates', 'coordinates.half-pixel', plain, {
    'half-not-subtracted': [
      'It looks at (k + ½) · step and does not subtract the half.',
      { transform: 'centre' },
      'ONNX tf_half_pixel_for_nn',
    ],
    'moved-back': [
      'It looks at k · step + ½ · (1 − step): the offset has the wrong sign.',
      { transform: 'moved-back' },
    ],
  }),
  ...mistakes('coordinates', 'coordinates.precision', and(hasCoordinates, is.float), {
    'step-in-float16': ['It keeps the step in float16.', { coordinatePrecision: 'float16-step' }],
    'step-in-bfloat16': ['It keeps the step in bfloat16.', { coordinatePrecision: 'bfloat16-step' }],
  }),
  ...mistakes('coordinates', 'coordinates.half-pixel', plain, {
    'right-ends': ['It makes the right ends of input and output coincide.', { transform: 'right-ends' }],
  }),
  ...mistakes('coordinates', 'coordinates.given-scale-factor', and(plain, has.factor), {
    'centred-grid': [
      'It centres the output grid over the input by the rounded size, although a factor is given.',
      { transform: 'centred' },
      'ONNX half_pixel_symmetric',
    ],
  }),
  ...mistakes('coordinates', 'coordinates.half-pixel', plain, {
    'whole-centres': ['It puts the middle output ⌊out/2⌋ on the middle input ⌊in/2⌋.', { transform: 'whole-centres' }],
  }),
  ...mistakes('coordinates', 'coordinates.half-pixel', is.placed, {
    'counted-from-the-end': ['It counts the outputs from the far end of each axis.', { countedFrom: 'end' }],
  }),
  ...mistakes('coordinates', 'coordinates.half-pixel', plain, {
    'half-added': ['It adds {} to the output index, not ½.', fitted('halfBefore', { candidates: [0], start: 0.5 })],
  }),
  ...mistakes('coordinates', 'coordinates.align-corners', aligned, {
    'aligned-sizes-offset': [
      'With align_corners=True it divides by the output size less one plus {}.',
      fitted('alignedOffset', { candidates: [1e-3, 1e-2, 1e-4, 1e-5] }),
    ],
  }),
  ...mistakes('coordinates', 'coordinates.half-pixel', hasCoordinates, {
    shifted: [
      'Every source coordinate is off by {} input elements.',
      fitted('shift', {
        candidates: [0.5, -0.5, 1, -1, 0.25, -0.25, 1e-2, -1e-2, 1e-3, -1e-3, 1e-4, -1e-4, 1e-5, -1e-5],
        start: 0,
      }),
    ],
  }),
  ...mistakes('coordinates', 'antialias.align-corners-step-only', and(is.antialiased, is.aligned), {
    'antialias-centre-aligned': [
      'It puts the centre of the antialias window on the corners with align_corners=True.',
      { antialiasCentre: 'align-corners' },
    ],
    'antialias-aligned-plain-stretch': [
      'With antialias and align_corners=True it puts the centre of the window on the corners, and stretches the kernel by the plain ratio of the sizes.',
      { antialiasCentre: 'align-corners', stretchStep: 'plain' },
      'ONNX Runtime',
    ],
    'antialias-aligned-window': [
      'It places the antialias window by half pixels of the plain ratio with align_corners=True, and stretches it by the aligned one.',
      { antialiasCentre: 'half-pixel-step' },
    ],
  }),
  ...mistakes('coordinates', 'antialias.centre', is.antialiased, {
    'antialias-left-edge': [
      'It centres the antialias window on the left edge of an output, not on its centre.',
      { antialiasCentre: 'left-edge' },
    ],
  }),
  ...mistakes(
    'coordinates',
    'coordinates.precision',
    someAxis(({ inputSize }) => inputSize > 256),
    {
      ...each(['float16', 'bfloat16'] as const, (dtype) => ({
        [`indices-in-${dtype}`]: [
          `It keeps indices of elements in ${dtype}, which past ${dtype === 'float16' ? '2,048' : '256'} has only every second.`,
          { elementIndex: dtype },
        ],
      })),
    },
  ),
  ...mistakes('size-one', 'coordinates.half-pixel', and(or(plain, is.exact), has.outputOfOne), {
    'output-looks-at-first': [
      'It looks at the first element where an output axis has one element.',
      { outputOfOne: 'first' },
      "ONNX pytorch_half_pixel, which is PyTorch's rule before 1.6",
    ],
  }),
  ...mistakes('size-one', 'coordinates.half-pixel', and(plain, is.placed, has.outputOfOne), {
    'division-by-zero': ['It divides by the output size less one, which is zero.', { outputOfOne: 'nan' }],
    'step-of-zero': [
      'It looks half an element before the first where an output axis has one element: its step is zero.',
      { outputOfOne: 'step-of-zero' },
    ],
  }),
  ...mistakes('size-one', 'coordinates.align-corners-output-one', and(aligned, has.outputOfOne), {
    'aligned-output-looks-at-middle': [
      'It looks at the middle with align_corners=True where an output axis has one element.',
      { alignedOutputOfOne: 'middle' },
    ],
    'aligned-output-looks-at-last': [
      'It looks at the last element with align_corners=True where an output axis has one element.',
      { alignedOutputOfOne: 'last' },
    ],
    'aligned-division-by-zero': [
      'It divides by the output size less one with align_corners=True, which is zero.',
      { alignedOutputOfOne: 'nan' },
    ],
  }),
  ...mistakes('size-one', 'coordinates.half-pixel', and(is.placed, has.inputOfOne), {
    'input-division-by-zero': ['It divides by the input size less one, which is zero.', { inputOfOne: 'nan' }],
  }),
  ...mistakes('size-one', 'bicubic.border-taps', and(is.placed, not(is.linear), has.inputOfOne), {
    'cubic-input-fades': ['It gives the only element of an axis a single cubic weight.', { cubicBorder: 'zero' }],
  }),
  ...mistakes('size-one', 'antialias.window', and(has.outputOfOne, ranks(4)), {
    'first-row-repeated': [
      'It repeats the first row where the output is one column wide.',
      elsewhere(([n, c, y, x], shape) => [n, c, shape[3] === 1 ? 0 : y, x]),
      "PyTorch's own antialias",
    ],
  }),
];
