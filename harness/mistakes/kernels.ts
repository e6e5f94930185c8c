import { decoded, encoded } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { hasRank } from './asked.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { LINEAR_OF_RANK } from './resizer/methods.ts';
import { resize } from './resizer/resize.ts';
import { and, asked, changed, decided, isArea, isCopying, isCubic, isLinear } from './rows.ts';

type Row = [id: string, clause: ClauseId, sentence: string, decisions: Partial<Decisions>, also?: string];

const CUBIC: readonly Row[] = [
  ['mitchell', 'bicubic.kernel', 'Its cubic kernel is the one of Mitchell and Netravali.', { cubicKernel: 'mitchell' }],
  [
    'b-spline',
    'bicubic.kernel',
    'Its cubic kernel is the B-spline.',
    { cubicKernel: 'b-spline' },
    'scipy.ndimage without its prefilter',
  ],
  ['hermite', 'bicubic.kernel', 'Its cubic kernel is the Hermite cubic of two elements.', { cubicKernel: 'hermite' }],
  [
    'lagrange',
    'bicubic.kernel',
    'Its cubic kernel is the Lagrange polynomial of four elements.',
    { cubicKernel: 'lagrange' },
  ],
  ['weights-mirrored', 'bicubic.kernel', 'It gives the four cubic weights in reverse.', { cubicKernel: 'mirrored' }],
];

const LINEAR: readonly Row[] = [
  ['smoothstep', 'linear.weights', 'It smooths the fraction t: 3t² − 2t³.', { linearKernel: 'smoothstep' }],
  ['cosine', 'linear.weights', 'It interpolates by a cosine.', { linearKernel: 'cosine' }],
  ['weights-swapped', 'linear.weights', 'It exchanges the weights of the two elements.', { linearKernel: 'swapped' }],
  ['squared-fraction', 'linear.weights', 'It squares the fraction.', { linearKernel: 'squared' }],
];

const AREA: readonly Row[] = [
  [
    'fractional-ends',
    'area.windows',
    'It weighs the ends of area windows by the part that is covered.',
    { areaWindow: 'fractional' },
    "OpenCV's INTER_AREA",
  ],
  [
    'floor-ends',
    'area.windows',
    'It cuts both ends of area windows down, so that none overlap.',
    { areaWindow: 'floor-ends' },
  ],
  [
    'ceiled-ends',
    'area.windows',
    'It rounds both ends of area windows up, so that none overlap.',
    { areaWindow: 'ceiled-ends' },
  ],
  [
    'touching-ends',
    'area.windows',
    'It ends area windows at ⌊(k + 1) · in/out⌋ + 1, one element too late where that is a whole number.',
    { areaWindow: 'touching-ends' },
  ],
  ['rounded-ends', 'area.windows', 'It rounds both ends of area windows.', { areaWindow: 'rounded-ends' }],
  [
    'fixed-window',
    'area.windows',
    'It pools with one window size and one stride.',
    { areaWindow: 'fixed' },
    'avg_pool2d',
  ],
  [
    'blocks-of-whole-ratio',
    'area.windows',
    'It averages blocks of ⌊in/out⌋ elements, one after the other.',
    { areaWindow: 'floor-blocks' },
    'avg_pool2d with the stride of its window',
  ],
  [
    'blocks-of-ratio-rounded-up',
    'area.windows',
    'It averages blocks of ⌈in/out⌉ elements, one after the other.',
    { areaWindow: 'ceil-blocks' },
  ],
  [
    'window-around-centre',
    'area.windows',
    'It averages as many elements on each side of the one in the middle.',
    { areaWindow: 'centred' },
  ],
  ['window-one-short', 'area.windows', 'It leaves out the last element of area windows.', { areaWindow: 'one-short' }],
  ['window-one-long', 'area.windows', 'It counts one element more in area windows.', { areaWindow: 'one-long' }],
  [
    'divided-by-ratio',
    'area.mean',
    'It divides area sums by the ratio of the sizes, not by the count.',
    { areaDivisor: 'step' },
  ],
  [
    'divided-by-ratio-rounded-up',
    'area.mean',
    'It divides area sums by the ratio of the sizes, rounded up.',
    { areaDivisor: 'ceiled-step' },
  ],
  [
    'divided-by-ratio-rounded-down',
    'area.mean',
    'It divides area sums by the ratio of the sizes, rounded down.',
    { areaDivisor: 'floored-step' },
  ],
  ['not-divided', 'area.mean', 'It does not divide area sums.', { areaDivisor: 'none' }],
  [
    'largest-of-window',
    'area.mean',
    'It takes the largest element of an area window, not the mean.',
    { areaReduction: 'largest' },
    'max pooling',
  ],
  [
    'windows-of-factor',
    'area.factor-only-sets-size',
    'It makes area windows as long as the factor says, not the sizes.',
    { areaStep: 'factor' },
  ],
  ['divided-by-widest', 'area.mean', 'It divides area sums by the largest window.', { areaDivisor: 'widest' }],
  [
    'box-around-centres',
    'area.windows',
    'It computes area as a box filter around centres.',
    { computedAs: { area: 'antialias-box' } },
    "Pillow's BOX",
  ],
  [
    'as-antialias',
    'area.windows',
    'It computes area as antialiased bilinear.',
    { computedAs: { area: 'antialias-bilinear' } },
  ],
];

/** `area.factor-only-sets-size` */
function withoutFactor(options: InterpolateOptions): InterpolateOptions {
  return options.scaleFactor === undefined ? options : { ...options, recomputeScaleFactor: true };
}

/** Kernels, borders, windows, and modes computed as others. */
export const KERNEL_MISTAKES: readonly Mistake[] = [
  {
    kind: 'fitted',
    id: 'bicubic.coefficient',
    clause: 'bicubic.coefficient',
    sentence: 'Its cubic coefficient is A ≈ {}, not −0.75.',
    also: 'A = −0.5: Pillow, TensorFlow, JAX, Catmull-Rom',
    concerns: isCubic,
    decisions: (cubicCoefficient) => ({ cubicCoefficient }),
    candidates: [-0.5, -1, -0.6, 0.75, -0.7],
    start: -0.75,
    said: (coefficient) => String(coefficient).replace('-', '−'),
  },
  decided(
    'bicubic.coefficient-and-border',
    'bicubic.coefficient',
    'Its cubic coefficient is −0.5, and it drops taps beyond the border and divides by the other weights.',
    isCubic,
    { cubicCoefficient: -0.5, cubicBorder: 'renormalised' },
    'TensorFlow and JAX; ONNX with cubic_coeff_a=-0.5 and exclude_outside=1',
  ),
  ...CUBIC.map(([id, clause, sentence, decisions, also]) =>
    decided(`bicubic.${id}`, clause, sentence, isCubic, decisions, also),
  ),
  ...LINEAR.map(([id, clause, sentence, decisions, also]) =>
    decided(`linear.${id}`, clause, sentence, isLinear, decisions, also),
  ),
  ...AREA.map(([id, clause, sentence, decisions, also]) =>
    decided(`area.${id}`, clause, sentence, isArea, decisions, also),
  ),
  changed(
    'bicubic.overshoot-clamped',
    'bicubic.overshoot',
    'It clamps bicubic to the range of the input.',
    isCubic,
    ({ input, options }) => {
      const right = resize(input, options);
      const values = decoded(input);
      const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
      const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
      return {
        ...right,
        data: encoded(
          right.dtype,
          decoded(right).map((value) => Math.min(Math.max(value, low), high)),
        ),
      };
    },
  ),
  decided(
    'linear.depth-picked',
    'linear.separable',
    'It interpolates height and width only, and takes the slice at the left along the depth.',
    and(isLinear, hasRank(5)),
    { depth: 'picked' },
  ),
  asked(
    'modes.bicubic-as-nearest',
    'bicubic.kernel',
    'It computes bicubic as nearest.',
    isCubic,
    ({ alignCorners: _, ...options }) => ({ ...options, mode: 'nearest' }),
  ),
  asked('modes.bicubic-as-bilinear', 'bicubic.kernel', 'It computes bicubic as bilinear.', isCubic, (options) => ({
    ...options,
    mode: 'bilinear',
  })),
  decided('modes.linear-as-bicubic', 'linear.two-taps', 'It computes the linear modes as bicubic.', isLinear, {
    computedAs: { linear: 'bicubic' },
  }),
  asked(
    'modes.linear-as-nearest',
    'linear.two-taps',
    'It computes the linear modes as nearest.',
    isLinear,
    ({ alignCorners: _, ...options }) => ({ ...options, mode: 'nearest' }),
  ),
  asked('modes.area-as-linear', 'area.windows', 'It computes area as bilinear.', isArea, (options, { input }) => ({
    ...withoutFactor(options),
    mode: LINEAR_OF_RANK[input.shape.length] ?? 'linear',
  })),
  asked('modes.area-as-nearest', 'area.windows', 'It computes area as nearest.', isArea, (options) => ({
    ...withoutFactor(options),
    mode: 'nearest',
  })),
  asked(
    'modes.nearest-as-linear',
    'nearest.copies',
    'It computes the nearest modes as linear ones.',
    isCopying,
    (options, { input }) => ({ ...options, mode: LINEAR_OF_RANK[input.shape.length] ?? 'linear' }),
  ),
];
