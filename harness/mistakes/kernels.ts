import { decoded, encoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import { and, is, modes, ranks } from './calls.ts';
import { inLinearMode, inMode, recomputed } from './options.ts';
import { rightResult } from './right-result.ts';
import { changed, fitted, mended, mistakes, orWith } from './rows.ts';

function clampedToInput(result: Tensor, { input }: Asked): Tensor {
  const values = decoded(input);
  const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
  const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
  const clamped = decoded(result).map((value) => Math.min(Math.max(value, low), high));
  return { ...result, data: encoded(result.dtype, clamped) };
}

/** Kernels, windows of area, and modes computed as others. */
export const KERNEL_MISTAKES = [
  ...mistakes('bicubic', 'bicubic.coefficient', is.cubic, {
    coefficient: [
      'Its cubic coefficient is A ≈ {}, not −0.75.',
      fitted('cubicCoefficient', { candidates: [-0.5, -1, -0.6, 0.75, -0.7], start: -0.75 }),
      'A = −0.5: Pillow, TensorFlow, JAX, Catmull-Rom',
    ],
    'coefficient-and-border': [
      'Its cubic coefficient is −0.5, and it drops taps beyond the border and divides by the other weights.',
      { cubicCoefficient: -0.5, cubicBorder: 'renormalised' },
      'TensorFlow and JAX; ONNX with cubic_coeff_a=-0.5 and exclude_outside=1',
    ],
  }),
  ...mistakes('bicubic', 'bicubic.kernel', is.cubic, {
    mitchell: ['Its cubic kernel is the one of Mitchell and Netravali.', { cubicKernel: 'mitchell' }],
    'b-spline': [
      'Its cubic kernel is the B-spline.',
      { cubicKernel: 'b-spline' },
      'scipy.ndimage without its prefilter',
    ],
    quadratic: ['Its cubic kernel is the quadratic B-spline of three elements.', { cubicKernel: 'quadratic' }],
    hermite: ['Its cubic kernel is the Hermite cubic of two elements.', { cubicKernel: 'hermite' }],
    lagrange: ['Its cubic kernel is the Lagrange polynomial of four elements.', { cubicKernel: 'lagrange' }],
    'weights-mirrored': ['It gives the four cubic weights in reverse.', { cubicKernel: 'mirrored' }],
  }),
  ...mistakes('linear', 'linear.weights', is.linear, {
    smoothstep: ['It smooths the fraction t: 3t² − 2t³.', { linearKernel: 'smoothstep' }],
    cosine: ['It interpolates by a cosine.', { linearKernel: 'cosine' }],
    'weights-swapped': ['It exchanges the weights of the two elements.', { linearKernel: 'swapped' }],
    'squared-fraction': ['It squares the fraction.', { linearKernel: 'squared' }],
  }),
  ...mistakes('area', 'area.windows', is.area, {
    'fractional-ends': [
      'It weighs the ends of a window by the part covered.',
      { areaWindow: 'fractional' },
      "OpenCV's INTER_AREA",
    ],
    'floor-ends': ['It floors both ends of area windows, so that none overlap.', { areaWindow: 'floor-ends' }],
    'ceiled-ends': ['It rounds both ends of area windows up, so that none overlap.', { areaWindow: 'ceiled-ends' }],
    'touching-ends': ['It ends area windows at ⌊(k + 1) · in/out⌋ + 1.', { areaWindow: 'touching-ends' }],
    'rounded-ends': ['It rounds both ends of area windows.', { areaWindow: 'rounded-ends' }],
    'float32-ends': ['It computes the ends of area windows in float32.', { areaWindow: 'float32' }],
    'fixed-window': ['It pools with one window size and one stride.', { areaWindow: 'fixed' }, 'avg_pool2d'],
    'blocks-of-whole-ratio': [
      'It averages adjacent blocks of ⌊in/out⌋ elements.',
      { areaWindow: 'floor-blocks' },
      'avg_pool2d with the stride of its window',
    ],
    'blocks-of-ratio-rounded-up': ['It averages adjacent blocks of ⌈in/out⌉ elements.', { areaWindow: 'ceil-blocks' }],
    'window-around-centre': ['It averages an odd window around the middle element.', { areaWindow: 'centred' }],
    'window-one-short': [
      'It leaves out the last element of area windows.',
      [{ areaWindow: 'one-short' }, { forgottenTap: 'last' }],
    ],
    'window-without-first': [
      'It leaves out the first element of area windows.',
      [{ areaWindow: 'late' }, { forgottenTap: 'first' }],
    ],
    'window-one-early': ['It begins area windows one element early.', { areaWindow: 'early' }],
    'window-one-long': ['It counts one element more in area windows.', { areaWindow: 'one-long' }],
    'box-around-centres': [
      'It computes area as a centred box filter.',
      { computedAs: { area: 'antialias-box' } },
      "Pillow's BOX",
    ],
    'as-antialias': ['It computes area as antialiased bilinear.', { computedAs: { area: 'antialias-bilinear' } }],
  }),
  ...mistakes('area', 'area.mean', is.area, {
    'divided-by-ratio': ['It divides area sums by in/out.', { areaDivisor: 'step' }],
    'divided-by-ratio-rounded-up': ['It divides area sums by ⌈in/out⌉.', { areaDivisor: 'ceiled-step' }],
    'divided-by-ratio-rounded-down': ['It divides area sums by ⌊in/out⌋.', { areaDivisor: 'floored-step' }],
    'divided-by-widest': ['It divides area sums by the largest window.', { areaDivisor: 'widest' }],
    'not-divided': ['It does not divide area sums.', { areaDivisor: 'none' }],
    'largest-of-window': [
      'It takes the largest element of an area window.',
      { areaReduction: 'largest' },
      'max pooling',
    ],
  }),
  ...mistakes('area', 'area.factor-only-sets-size', is.area, {
    'windows-of-factor': ['It makes area windows as long as the factor says, not the sizes.', { areaStep: 'factor' }],
  }),
  ...mistakes('bicubic', 'bicubic.border-taps', is.cubic, {
    'index-truncated': [
      'It truncates the coordinate toward zero where it is negative, and does not floor it.',
      [{ cubicIndex: 'truncated' }, { cubicIndex: 'truncated', cubicKernel: 'by-tap' }],
    ],
    'index-truncated-fraction-floored': [
      'It truncates a negative coordinate toward zero for the index, and takes the fraction from its floor.',
      { cubicIndex: 'truncated-without-fraction' },
    ],
  }),
  ...mistakes('bicubic', 'bicubic.overshoot', modes('bicubic'), {
    'overshoot-clamped': [
      'It clamps bicubic to the range of the input.',
      changed((asked) => clampedToInput(rightResult(asked), asked)),
    ],
  }),
  ...mistakes('linear', 'linear.separable', and(is.linear, ranks(5)), {
    'depth-picked': ['It interpolates height and width only, in the slice at the left.', { depth: 'picked' }],
  }),
  ...mistakes('modes', 'bicubic.kernel', is.cubic, {
    'bicubic-as-nearest': [
      'It computes bicubic as nearest.',
      mended(inMode('nearest'), { computedAs: { bicubic: 'nearest' } }),
    ],
    'bicubic-as-bilinear': [
      'It computes bicubic as bilinear.',
      mended(inMode('bilinear'), { computedAs: { bicubic: 'linear' } }),
    ],
  }),
  ...mistakes('modes', 'linear.two-taps', is.linear, {
    'linear-as-bicubic': ['It computes the linear modes as bicubic.', { computedAs: { linear: 'bicubic' } }],
    'linear-as-nearest': [
      'It computes the linear modes as nearest.',
      mended(inMode('nearest'), { computedAs: { linear: 'nearest' } }),
    ],
  }),
  ...mistakes('modes', 'area.windows', is.area, {
    'area-as-linear': [
      'It computes area as bilinear.',
      [
        mended((options, asked) => inLinearMode(recomputed(options), asked), { computedAs: { area: 'linear' } }),
        mended(inLinearMode),
      ],
    ],
    'area-as-nearest': [
      'It computes area as nearest.',
      mended((options) => inMode('nearest')(recomputed(options)), { computedAs: { area: 'nearest' } }),
    ],
  }),
  ...mistakes('modes', 'nearest.copies', is.copying, {
    'nearest-as-linear': ['It computes the nearest modes as linear ones.', mended(inLinearMode)],
  }),

  // What stands in for elements beyond the ends of an axis.
  ...mistakes('bicubic', 'bicubic.border-taps', is.cubic, {
    'border-reflected': ['It reflects at the border.', { cubicBorder: 'reflected' }],
    'border-mirrored': ['It reflects about the last element.', { cubicBorder: 'mirrored' }],
    'border-wrapped': ['It takes the other end beyond the border.', { cubicBorder: 'wrapped' }],
    'border-zero': ['It takes zeros beyond the border.', { cubicBorder: 'zero' }],
    'border-renormalised': [
      'It drops taps beyond the border and divides by the other weights.',
      { cubicBorder: 'renormalised' },
      'ONNX exclude_outside=1, TensorFlow, JAX',
    ],
    'window-shifted': ['It moves the window of four taps inside as a whole.', { cubicBorder: 'shifted' }],
    'border-continued': ['It extrapolates the last two elements beyond the border.', { cubicBorder: 'continued' }],
    'linear-at-ends': ['It computes bilinear where a tap lies outside.', { cubicAtEnds: 'linear' }],
    'nearest-at-ends': ['It copies the nearest element where a tap lies outside.', { cubicAtEnds: 'nearest' }],
  }),
  ...mistakes('bicubic', 'bicubic.not-clamped', is.cubic, {
    'coordinate-clamped': ['It clamps the coordinate as the linear modes do.', { cubicClamp: 'coordinate' }],
  }),
  ...mistakes('bicubic', 'bicubic.border-taps', is.cubic, {
    'border-of-last-but-one': ['It repeats the last element but one beyond the border.', { cubicBorder: 'one-before' }],
  }),
  ...mistakes('linear', 'linear.border', is.linear, {
    extrapolated: ['It extrapolates beyond the outer centres.', { linearBorder: 'extrapolated' }],
    'border-zero': ['It fades to zero beyond the outer centres.', { linearBorder: 'zero' }],
    'border-zero-after': ['It takes zero for the neighbour beyond the end of an axis.', { linearBorder: 'zero-after' }],
    'border-wrapped': ['It takes the other end beyond the outer centres.', { linearBorder: 'wrapped' }],
    'border-mirrored': ['It reflects about the last element.', { linearBorder: 'mirrored' }],
    'outputs-left-out': [
      'It leaves output elements out that lie beyond the outer centres: they are zero, and give nothing to a gradient.',
      [{ linearBorder: 'left-out' }, { linearBorder: 'left-out-before' }],
    ],
    'window-shifted': ['It moves the pair of elements inside, and not its weights.', { linearBorder: 'shifted' }],
    'kept-below-last': [
      'It keeps the coordinate {} below the last element, which it never quite reaches.',
      fitted('lastMargin', { candidates: [1, 0.001, 0.01, 0.0001, 0.1, 0.5] }),
    ],
  }),
  // Infinity and NaN aside, a neighbour in memory is just another element. What lies before and behind all of the memory is
  // zero in one language and no number in another; beside a lone element there is nothing else.
  ...orWith(
    [
      ...mistakes('linear', 'linear.border', and(is.linear, is.float), {
        'neighbour-in-memory': [
          'It reads past the last element, into the next row of memory.',
          { linearBorder: 'memory-after' },
        ],
        'neighbours-in-memory': [
          'It reads past both ends of an axis, into the neighbouring rows of memory.',
          { linearBorder: 'memory' },
        ],
      }),
      ...mistakes('bicubic', 'bicubic.border-taps', and(is.cubic, is.float), {
        'neighbours-in-memory': [
          'It reads past both ends of an axis, into the neighbouring rows of memory.',
          { cubicBorder: 'memory' },
        ],
      }),
    ],
    { beyondMemory: 'nan' },
    ({ input }) => input.data.length > 1,
  ),
];
