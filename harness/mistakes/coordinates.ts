import type { InterpolateOptions } from '#spec/signature.ts';
import { hasFactor, isAligned } from './asked.ts';
import type { Mistake } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import {
  and,
  asked,
  changed,
  decided,
  hasInputOfOne,
  hasOutputOfOne,
  isAntialiased,
  isExact,
  isLinear,
  isPlaced,
  not,
  or,
} from './rows.ts';
import { rearranged } from './tensors.ts';

const plain = and(or(isPlaced, isAntialiased), not(isAligned));
const aligned = and(isPlaced, isAligned);

function alignCornersIgnored(change: (options: InterpolateOptions) => InterpolateOptions): Mistake {
  return asked(
    'coordinates.align-corners-ignored',
    'coordinates.align-corners',
    'It computes align_corners=True as False.',
    and(or(isPlaced, isAntialiased), isAligned),
    change,
    'all that has no align_corners: OpenCV, Pillow, interpolate of transformers.js',
  );
}

/** Where an output looks. */
export const COORDINATE_MISTAKES: readonly Mistake[] = [
  decided(
    'coordinates.asymmetric',
    'coordinates.half-pixel',
    'It looks at k · step, without the half pixels.',
    plain,
    { transform: 'asymmetric' },
    "TF1's legacy resize, ONNX asymmetric",
  ),
  {
    ...alignCornersIgnored(({ alignCorners: _, ...options }) => options),
    // A factor says the size with corners aligned, and so it does for those who take sizes only.
    otherwise: [
      alignCornersIgnored(({ alignCorners: _, ...options }) =>
        options.scaleFactor === undefined ? options : { ...options, recomputeScaleFactor: true },
      ),
    ],
  },
  asked(
    'coordinates.align-corners-always',
    'coordinates.half-pixel',
    'It aligns corners although align_corners is not set.',
    and(or(isPlaced, isAntialiased), not(isAligned)),
    (options) => ({ ...options, alignCorners: true }),
    'PyTorch before 0.4',
  ),
  decided(
    'coordinates.align-corners-asymmetric',
    'coordinates.align-corners',
    'It looks at k · in/out with align_corners=True.',
    aligned,
    { alignedTransform: 'asymmetric' },
  ),
  decided(
    'coordinates.aligned-step-over-output-size',
    'coordinates.align-corners',
    'It steps by (in − 1)/out with align_corners=True, not by (in − 1)/(out − 1).',
    aligned,
    { alignedStep: 'output-size' },
  ),
  decided(
    'coordinates.aligned-step-of-input-size',
    'coordinates.align-corners',
    'It steps by in/(out − 1) with align_corners=True, not by (in − 1)/(out − 1).',
    aligned,
    { alignedStep: 'input-size' },
  ),
  decided(
    'coordinates.aligned-with-half-pixels',
    'coordinates.align-corners',
    'It combines the step of align_corners with the offset of half pixels.',
    aligned,
    { alignedTransform: 'half-pixel-of-aligned-step' },
  ),
  decided(
    'coordinates.half-not-subtracted',
    'coordinates.half-pixel',
    'It looks at (k + ½) · step and does not take the half away.',
    plain,
    { transform: 'without-half' },
    'ONNX tf_half_pixel_for_nn',
  ),
  decided(
    'coordinates.moved-back',
    'coordinates.half-pixel',
    'It looks at k · step + ½ · (1 − step), where k · step + ½ · (step − 1) is due.',
    plain,
    { transform: 'moved-back' },
  ),
  ...(['float16', 'bfloat16'] as const).map((type) =>
    decided(
      `coordinates.step-in-${type}`,
      'coordinates.precision',
      `It keeps the step in ${type}.`,
      and(or(isPlaced, isAntialiased), ({ input }) => input.dtype !== 'uint8'),
      { coordinatePrecision: `${type}-step` },
    ),
  ),
  decided(
    'coordinates.right-ends',
    'coordinates.half-pixel',
    'It makes the right ends of input and output coincide, not the centres.',
    plain,
    { transform: 'right-ends' },
  ),
  decided(
    'coordinates.centred-grid',
    'coordinates.given-scale-factor',
    'It centres the output grid over the input by the size after rounding, where a factor says the step.',
    and(plain, hasFactor),
    { transform: 'centred' },
    'ONNX half_pixel_symmetric',
  ),
  decided(
    'coordinates.whole-centres',
    'coordinates.half-pixel',
    'It puts output ⌊out/2⌋ on input ⌊in/2⌋, and goes from there in both directions.',
    plain,
    { transform: 'whole-centres' },
  ),
  decided(
    'coordinates.counted-from-the-end',
    'coordinates.half-pixel',
    'It counts the outputs from the other end of each axis that it resizes.',
    isPlaced,
    { countedFrom: 'end' },
  ),
  {
    kind: 'fitted',
    id: 'coordinates.half-added',
    clause: 'coordinates.half-pixel',
    sentence: 'It adds {} to the output index, where ½ is due.',
    concerns: plain,
    decisions: (halfBefore) => ({ halfBefore }),
    candidates: [],
    start: 0.5,
    said: String,
  },
  {
    kind: 'fitted',
    id: 'coordinates.aligned-sizes-offset',
    clause: 'coordinates.align-corners',
    sentence: 'With align_corners=True it divides by the output size less one plus {}.',
    concerns: aligned,
    decisions: (alignedOffset) => ({ alignedOffset }),
    candidates: [1e-3, 1e-2, 1e-4, 1e-5],
    said: String,
  },
  {
    kind: 'fitted',
    id: 'coordinates.shifted',
    clause: 'coordinates.half-pixel',
    sentence: 'Every source coordinate is off by {} input elements.',
    concerns: or(isPlaced, isAntialiased),
    decisions: (shift) => ({ shift }),
    candidates: [0.5, -0.5, 1, -1, 0.25, -0.25, 1e-2, -1e-2, 1e-3, -1e-3, 1e-4, -1e-4, 1e-5, -1e-5],
    start: 0,
    said: (shift) => String(shift),
  },
  decided(
    'coordinates.antialias-centre-aligned',
    'antialias.align-corners-step-only',
    'It puts the centre of the antialias window on the corners with align_corners=True.',
    and(isAntialiased, isAligned),
    { antialiasCentre: 'align-corners' },
  ),
  decided(
    'coordinates.antialias-aligned-plain-stretch',
    'antialias.align-corners-step-only',
    'With antialias and align_corners=True it puts the centre of the window on the corners, and stretches the kernel by the plain ratio of the sizes.',
    and(isAntialiased, isAligned),
    { antialiasCentre: 'align-corners', stretchStep: 'plain' },
    'ONNX Runtime',
  ),
  decided(
    'coordinates.antialias-aligned-window',
    'antialias.align-corners-step-only',
    'It places the antialias window by half pixels of the plain ratio with align_corners=True, and stretches it by the aligned one.',
    and(isAntialiased, isAligned),
    { antialiasCentre: 'half-pixel-step' },
  ),
  decided(
    'coordinates.antialias-left-edge',
    'antialias.centre',
    'It centres the antialias window on the left edge of an output, not on its centre.',
    isAntialiased,
    { antialiasCentre: 'left-edge' },
  ),
  decided(
    'size-one.output-looks-at-first',
    'coordinates.half-pixel',
    'It looks at the first element where an output axis has one element.',
    and(or(plain, isExact), hasOutputOfOne),
    { outputOfOne: 'first' },
    "ONNX pytorch_half_pixel, which is PyTorch's rule before 1.6",
  ),
  decided(
    'size-one.division-by-zero',
    'coordinates.half-pixel',
    'It divides by the output size less one, which is zero.',
    and(plain, isPlaced, hasOutputOfOne),
    { outputOfOne: 'nan' },
  ),
  decided(
    'size-one.aligned-output-looks-at-middle',
    'coordinates.align-corners-output-one',
    'It looks at the middle with align_corners=True where an output axis has one element.',
    and(aligned, hasOutputOfOne),
    { alignedOutputOfOne: 'middle' },
  ),
  decided(
    'size-one.aligned-output-looks-at-last',
    'coordinates.align-corners-output-one',
    'It looks at the last element with align_corners=True where an output axis has one element.',
    and(aligned, hasOutputOfOne),
    { alignedOutputOfOne: 'last' },
  ),
  decided(
    'size-one.aligned-division-by-zero',
    'coordinates.align-corners-output-one',
    'It divides by the output size less one with align_corners=True, which is zero.',
    and(aligned, hasOutputOfOne),
    { alignedOutputOfOne: 'nan' },
  ),
  decided(
    'size-one.input-division-by-zero',
    'coordinates.half-pixel',
    'It divides by the input size less one, which is zero.',
    and(isPlaced, hasInputOfOne),
    { inputOfOne: 'nan' },
  ),
  decided(
    'size-one.cubic-input-fades',
    'bicubic.border-taps',
    'It gives the only element of an axis a single cubic weight.',
    and(isPlaced, not(isLinear), hasInputOfOne),
    { cubicBorder: 'zero' },
  ),
  changed(
    'size-one.first-row-repeated',
    'antialias.window',
    'It repeats the first row where the output is one column wide.',
    and(hasOutputOfOne, ({ input }) => input.shape.length === 4),
    ({ input, options }) =>
      rearranged(resize(input, options), ([n, c, y, x], shape) => [n, c, shape[3] === 1 ? 0 : y, x]),
    "PyTorch's own antialias",
  ),
];
