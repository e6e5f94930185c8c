import { resize } from '#harness/mistakes/resizer/resize.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { decided, type Fault, wrapped } from './fault.ts';
import { rowsOf } from './rows.ts';
import { both, dtypes, modes, plain, shrinking } from './scope.ts';

/** Cluster E: kernels, borders, and one mode taken for another. */
export const KERNEL_FAULTS: readonly Fault[] = [
  ...rowsOf('kernels', 'E', [
    [
      'cubic-half',
      'bicubic.coefficient',
      'has the cubic coefficient −0.5: Pillow, Keys, Catmull-Rom',
      { cubicCoefficient: -0.5 },
      'microsoft/onnxruntime#28292',
    ],
    ['cubic-six-tenths', 'bicubic.coefficient', 'has the cubic coefficient −0.6', { cubicCoefficient: -0.6 }],
    [
      'cubic-one',
      'bicubic.coefficient',
      'has the cubic coefficient −1',
      { cubicCoefficient: -1 },
      'pytorch/pytorch#19650',
    ],
    ['cubic-nearly', 'bicubic.coefficient', 'has the cubic coefficient −0.7499', { cubicCoefficient: -0.7499 }],
    [
      'cubic-positive',
      'bicubic.coefficient',
      'has the cubic coefficient 0.75, the sign lost',
      { cubicCoefficient: 0.75 },
    ],
    ['mitchell', 'bicubic.kernel', 'has the cubic of Mitchell and Netravali', { cubicKernel: 'mitchell' }],
    ['b-spline', 'bicubic.kernel', 'has the cubic B-spline', { cubicKernel: 'b-spline' }],
    ['hermite', 'bicubic.kernel', 'has the Hermite cubic of two elements', { cubicKernel: 'hermite' }],
    ['lagrange', 'bicubic.kernel', 'has the Lagrange polynomial of four elements', { cubicKernel: 'lagrange' }],
    [
      'cubic-weights-mirrored',
      'bicubic.kernel',
      'gives the four cubic weights in reverse',
      { cubicKernel: 'mirrored' },
    ],
    [
      'cubic-border-reflected',
      'bicubic.border-taps',
      'reflects at the border in bicubic',
      { cubicBorder: 'reflected' },
    ],
    [
      'cubic-border-mirrored',
      'bicubic.border-taps',
      'reflects about the last element in bicubic',
      { cubicBorder: 'mirrored' },
    ],
    [
      'cubic-border-wrapped',
      'bicubic.border-taps',
      'takes the other end beyond the border in bicubic',
      { cubicBorder: 'wrapped' },
    ],
    [
      'cubic-border-zero',
      'bicubic.border-taps',
      'takes zeros beyond the border in bicubic',
      { cubicBorder: 'zero' },
      'CVCUDA/CV-CUDA#223',
    ],
    [
      'cubic-border-renormalised',
      'bicubic.no-renormalisation',
      'drops taps beyond the border in bicubic and divides by the rest',
      { cubicBorder: 'renormalised' },
      'jax-ml/jax#15768',
    ],
    [
      'cubic-window-shifted',
      'bicubic.border-taps',
      'moves the window of four inside in bicubic',
      { cubicBorder: 'shifted' },
    ],
    [
      'cubic-coordinate-clamped',
      'bicubic.not-clamped',
      'clamps the coordinate in bicubic',
      { cubicClamp: 'coordinate' },
    ],
    [
      'linear-extrapolated',
      'linear.border',
      'extrapolates beyond the outer centres in the linear modes',
      { linearBorder: 'extrapolated' },
    ],
    ['linear-border-zero', 'linear.border', 'fades to zero beyond the outer centres', { linearBorder: 'zero' }],
    [
      'linear-border-wrapped',
      'linear.border',
      'takes the other end beyond the outer centres',
      { linearBorder: 'wrapped' },
    ],
    [
      'linear-border-mirrored',
      'linear.border',
      'reflects about the last element in the linear modes',
      { linearBorder: 'mirrored' },
    ],
    [
      'linear-window-shifted',
      'linear.border',
      'moves the pair of elements inside, and not its weights',
      { linearBorder: 'shifted' },
    ],
    ['smoothstep', 'linear.weights', 'smooths the linear fraction: 3t² − 2t³', { linearKernel: 'smoothstep' }],
    ['cosine', 'linear.weights', 'interpolates by a cosine', { linearKernel: 'cosine' }],
    ['squared-fraction', 'linear.weights', 'squares the linear fraction', { linearKernel: 'squared' }],
    [
      'cubic-is-nearest',
      'bicubic.kernel',
      'computes bicubic as nearest',
      { computedAs: { bicubic: 'nearest' } },
      'alibaba/MNN#4595',
    ],
    [
      'cubic-is-linear',
      'bicubic.kernel',
      'computes bicubic as bilinear',
      { computedAs: { bicubic: 'linear' } },
      'ggml-org/llama.cpp#24629',
    ],
    [
      'linear-is-cubic',
      'linear.two-taps',
      'computes the linear modes as bicubic',
      { computedAs: { linear: 'bicubic' } },
    ],
    [
      'linear-is-nearest',
      'linear.two-taps',
      'computes the linear modes as nearest',
      { computedAs: { linear: 'nearest' } },
    ],
    ['area-is-linear', 'area.windows', 'computes area as bilinear', { computedAs: { area: 'linear' } }],
    ['area-is-nearest', 'area.windows', 'computes area as nearest', { computedAs: { area: 'nearest' } }],
    [
      'area-is-antialias',
      'area.windows',
      'computes area as antialiased bilinear',
      { computedAs: { area: 'antialias-bilinear' } },
    ],
    [
      'area-is-box',
      'area.windows',
      'computes area as a box filter around centres',
      { computedAs: { area: 'antialias-box' } },
    ],
    [
      'area-fractional',
      'area.windows',
      'weighs the ends of area windows by their part: OpenCV INTER_AREA',
      { areaWindow: 'fractional' },
    ],
    [
      'area-floor-ends',
      'area.windows',
      'cuts both ends of area windows down, so that none overlap',
      { areaWindow: 'floor-ends' },
    ],
    ['area-rounded-ends', 'area.windows', 'rounds both ends of area windows', { areaWindow: 'rounded-ends' }],
    [
      'area-fixed',
      'area.adaptive-pooling',
      'pools with one window size and one stride',
      { areaWindow: 'fixed' },
      'pytorch/pytorch#41009',
    ],
    ['area-one-short', 'area.windows', 'leaves out the last element of area windows', { areaWindow: 'one-short' }],
    ['area-one-long', 'area.windows', 'counts one element more in area windows', { areaWindow: 'one-long' }],
    ['area-divided-by-step', 'area.mean', 'divides area sums by the ratio of the sizes', { areaDivisor: 'step' }],
    ['area-divided-by-widest', 'area.mean', 'divides area sums by the largest window', { areaDivisor: 'widest' }],
    [
      'depth-picked',
      'linear.separable',
      'computes trilinear as bilinear in the slice at the left',
      { depth: 'picked' },
      'microsoft/onnxruntime#12091',
    ],
    [
      'linear-border-zero-after',
      'linear.border',
      'takes zero for the neighbour of the last element',
      { linearBorder: 'zero-after' },
    ],
    ['linear-weights-swapped', 'linear.weights', 'exchanges the two weights', { linearKernel: 'swapped' }],
    [
      'cubic-border-continued',
      'bicubic.border-taps',
      'continues the line of the last two elements beyond the border',
      { cubicBorder: 'continued' },
    ],
    [
      'cubic-linear-at-ends',
      'bicubic.border-taps',
      'computes bilinear where a tap lies outside',
      { cubicAtEnds: 'linear' },
    ],
    [
      'cubic-nearest-at-ends',
      'bicubic.border-taps',
      'copies the nearest element where a tap lies outside',
      { cubicAtEnds: 'nearest' },
    ],
    [
      'cubic-outer-constant',
      'bicubic.kernel',
      'has −3A for −4A in the outer piece of the cubic',
      {
        cubicPieces: { inner: [0, 0, 0, 0], outer: [0, 0, 0, -0.75], one: 'inner' },
      },
      both(modes('bicubic'), plain),
    ],
    [
      'cubic-inner-square-below-one',
      'bicubic.kernel',
      'has A + 2.5 for A + 3 in the inner piece of the cubic',
      {
        cubicPieces: { inner: [0, 0.5, 0, 0], outer: [0, 0, 0, 0], one: 'outer' },
      },
      both(modes('bicubic'), plain),
    ],
    [
      'area-blocks-of-whole-ratio',
      'area.windows',
      'averages blocks of ⌊in/out⌋ elements',
      { areaWindow: 'floor-blocks' },
    ],
    [
      'area-blocks-of-ratio-rounded-up',
      'area.windows',
      'averages blocks of ⌈in/out⌉ elements',
      { areaWindow: 'ceil-blocks' },
    ],
    [
      'area-window-around-centre',
      'area.windows',
      'averages an odd window around its middle',
      { areaWindow: 'centred' },
    ],
    ['area-divided-by-ratio-rounded-up', 'area.mean', 'divides area sums by ⌈in/out⌉', { areaDivisor: 'ceiled-step' }],
    [
      'area-divided-by-ratio-rounded-down',
      'area.mean',
      'divides area sums by ⌊in/out⌋',
      { areaDivisor: 'floored-step' },
    ],
    ['area-not-divided', 'area.mean', 'does not divide area sums', { areaDivisor: 'none' }],
    ['area-largest-of-window', 'area.mean', 'takes the largest element of a window', { areaReduction: 'largest' }],
    [
      'area-windows-of-factor',
      'area.factor-only-sets-size',
      'makes area windows as long as the factor says',
      { areaStep: 'factor' },
    ],
  ]),
  decided({
    id: 'kernels/cubic-half-when-shrinking',
    sentence: 'has the cubic coefficient −0.5 where an axis shrinks',
    cluster: 'E',
    clause: 'bicubic.coefficient',
    decisions: { cubicCoefficient: -0.5 },
    when: both(modes('bicubic'), plain, shrinking),
  }),
  decided({
    id: 'kernels/cubic-half-in-uint8',
    sentence: 'has the cubic coefficient −0.5 for uint8',
    cluster: 'E',
    clause: 'bicubic.coefficient',
    decisions: { cubicCoefficient: -0.5 },
    when: both(modes('bicubic'), plain, dtypes('uint8')),
  }),
  wrapped({
    id: 'kernels/cubic-overshoot-clamped',
    sentence: 'clamps bicubic to the range of the input',
    cluster: 'E',
    report: 'pytorch/pytorch#108225',
    clause: 'bicubic.overshoot',
    make: () => (input, options) => {
      const result = resize(input, options);
      if (options.mode !== 'bicubic' || input.dtype === 'uint8' || input.data.length === 0) return result;
      const values = decoded(input);
      const low = values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
      const high = values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);
      const clamped = decoded(result).map((value) => Math.min(Math.max(value, low), high));
      return { ...result, data: encoded(result.dtype, clamped) };
    },
  }),
  decided({
    id: 'kernels/cubic-coordinate-clamped-in-uint8',
    sentence: 'clamps the coordinate in uint8 bicubic',
    cluster: 'E',
    clause: 'bicubic.not-clamped',
    decisions: { cubicClamp: 'coordinate' },
    when: dtypes('uint8'),
  }),
];
