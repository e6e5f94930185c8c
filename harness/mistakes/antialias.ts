import type { Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import { and, type Concerns, has, is, not, or, ranks, shrinks } from './calls.ts';
import { inMode, without } from './options.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { changed, fitted, mended, mistakes } from './rows.ts';

const hasStepsOfTwo: Concerns = ({ accepted }) =>
  accepted?.axes.length === 2 &&
  accepted.axes[0].inputSize * accepted.axes[1].outputSize !== accepted.axes[1].inputSize * accepted.axes[0].outputSize;
const hasPlainForm = and(is.antialiased, not(is.lanczos));

const AS_PLAIN: Partial<Decisions> = { computedAs: { 'antialias-bilinear': 'linear', 'antialias-bicubic': 'bicubic' } };

/** Which elements an antialias window reads, and by what it weighs them. */
export const ANTIALIAS_MISTAKES = [
  // Whether it antialiases, how far its kernel reaches, and what it does at the ends.
  ...mistakes('antialias', 'antialias.support', hasPlainForm, {
    ignored: [
      'It ignores antialias.',
      // Who has no antialias may have no align_corners either.
      [mended(without('antialias'), AS_PLAIN), mended(without('antialias', 'alignCorners'), AS_PLAIN)],
      'all that has no antialias: OpenCV, TensorFlow.js, interpolate_4d of transformers.js',
    ],
  }),
  ...mistakes('antialias', 'linear.two-taps', and(is.placed, or(shrinks, is.cubic), ranks(4)), {
    always: [
      'It antialiases without being asked.',
      mended((options) => ({ ...options, antialias: true }), {
        computedAs: { linear: 'antialias-bilinear', bicubic: 'antialias-bicubic' },
      }),
      'Pillow, tf.image.resize with antialias, jax.image.resize',
    ],
  }),
  ...mistakes('antialias', 'antialias.support', is.antialiased, {
    'few-taps': [
      'It reads at most {} elements along an axis.',
      fitted('mostTaps', { candidates: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 24, 32, 48, 64, 128] }),
    ],
    'support-scaled': [
      'Its kernel is {} times as wide.',
      fitted('supportScale', { candidates: [2, 0.5, 1.1, 1.5, 0.9, 0.75, 1.25] }),
    ],
  }),
  ...mistakes('antialias', 'antialias.window', is.antialiased, {
    'window-cut-short': [
      'Its window takes in {} of the support of the kernel only.',
      fitted('windowShare', {
        candidates: [0.5, 0.8, 0.75, 0.9, 2 / 3, 1 / 3],
        said: (share) => String(Number(share.toPrecision(2))),
      }),
    ],
  }),
  ...mistakes('antialias', 'antialias.support', is.antialiased, {
    'not-stretched': ['Its kernel stays as narrow when it shrinks an image.', { stretch: 'never' }],
  }),
  ...mistakes('antialias', 'antialias.enlarging', is.antialiased, {
    narrowed: ['It narrows the kernel when it enlarges an image.', { stretch: 'always' }],
  }),
  ...mistakes('antialias', 'antialias.support', is.antialiased, {
    'stretch-rounded-up': ['It stretches the kernel by the step rounded up.', { stretch: 'ceiled' }],
    'stretch-rounded-down': ['It stretches the kernel by the step rounded down.', { stretch: 'floored' }],
    'stretch-rounded': ['It stretches the kernel by the step rounded to a whole number.', { stretch: 'rounded' }],
  }),
  ...mistakes('antialias', 'antialias.support', and(is.antialiased, shrinks), {
    'stretch-limited': [
      'It stretches the kernel by {} at most.',
      fitted('mostStretch', { candidates: [2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 32, 50, 64, 100, 128] }),
    ],
  }),
  ...mistakes('antialias', 'antialias.normalised', is.antialiased, {
    'not-normalised': ['It divides the weights by the stretch, not by their sum.', { antialiasSum: 'by-stretch' }],
    'not-divided': ['It does not divide the weights at all.', { antialiasSum: 'raw' }],
    'border-replicated': [
      'It repeats the last element beyond the border.',
      { antialiasBorder: 'replicated' },
      'the default of ONNX Resize: exclude_outside=0',
    ],
    'border-reflected': ['It reflects at the border.', { antialiasBorder: 'reflected' }],
    'border-mirrored': ['It reflects about the last element at the border.', { antialiasBorder: 'mirrored' }],
    'border-wrapped': ['It takes the other end beyond the border.', { antialiasBorder: 'wrapped' }],
  }),
  ...mistakes('antialias', 'antialias.window', is.antialiased, {
    'window-without-ends': [
      'It leaves out both ends of the window.',
      [{ windowEnds: 'without-ends' }, { windowCut: 'ends' }],
    ],
    'window-of-whole-cells': ['It takes only elements that lie wholly in the support.', { windowEnds: 'whole-cells' }],
    'window-truncated': ['It floors both ends of the window.', { windowEnds: 'truncated' }],
    'window-without-last': [
      'It leaves out the last element of the window.',
      [{ windowEnds: 'without-last' }, { windowCut: 'last' }, { forgottenTap: 'last' }],
    ],
    'window-without-first': [
      'It leaves out the first element of the window.',
      [{ windowEnds: 'without-first' }, { windowCut: 'first' }, { forgottenTap: 'first' }],
    ],
    box: [
      'It averages a box instead of weighing by the kernel.',
      {
        computedAs: {
          'antialias-bilinear': 'antialias-box',
          'antialias-bicubic': 'antialias-box',
          'antialias-lanczos': 'antialias-box',
        },
      },
      { clause: 'antialias.bilinear-kernel', also: "Pillow's BOX" },
    ],
  }),
  ...mistakes('antialias', 'antialias.support', and(is.antialiased, hasStepsOfTwo), {
    'stretched-by-largest': ['It stretches the kernel by the largest step of all axes.', { stretchStep: 'largest' }],
    'stretched-by-smallest': ['It stretches the kernel by the smallest step of all axes.', { stretchStep: 'smallest' }],
    'stretched-by-other-axis': ['It stretches the kernel by the step of the other axis.', { stretchStep: 'mirrored' }],
  }),
  ...mistakes('antialias', 'antialias.support', and(is.antialiased, has.factor, not(is.aligned)), {
    'stretched-by-sizes': [
      'It stretches the kernel by the ratio of the sizes, not by the factor.',
      { stretchStep: 'sizes' },
    ],
    'centred-by-sizes': [
      'It centres the window by the ratio of the sizes, not by the factor.',
      { antialiasCentre: 'sizes' },
      { clause: 'antialias.centre' },
    ],
  }),
  ...mistakes('antialias', 'antialias.support', hasPlainForm, {
    'width-only': ['It antialiases the width only.', changed((asked) => oneAxisPlain(asked, 0))],
    'height-only': ['It antialiases the height only.', changed((asked) => oneAxisPlain(asked, 1))],
  }),

  // By what it weighs with antialias in bilinear and bicubic.
  ...mistakes('antialias', 'antialias.bicubic-coefficient', is.cubicWindow, {
    'bicubic-coefficient': [
      'Its cubic coefficient with antialias is A ≈ {}, not −0.5.',
      fitted('antialiasCubicCoefficient', { candidates: [-0.75, -1], start: -0.5 }),
      'A = −0.75: the coefficient of plain bicubic, and the default of ONNX Resize',
    ],
    'ignored-but-coefficient': [
      'It ignores antialias in bicubic, but keeps the coefficient −0.5 of antialiased bicubic.',
      { computedAs: { 'antialias-bicubic': 'bicubic' }, cubicCoefficient: -0.5 },
      { clause: 'antialias.support', also: 'ONNX Resize with cubic_coeff_a=-0.5 and without antialias=1' },
    ],
    'bicubic-coefficient-and-border': [
      'With antialias its cubic coefficient is −0.75, and it repeats the last element beyond the border.',
      { antialiasCubicCoefficient: -0.75, antialiasBorder: 'replicated' },
      'the defaults of ONNX Resize: cubic_coeff_a=-0.75 and exclude_outside=0',
    ],
  }),
  ...mistakes('antialias', 'antialias.bicubic-coefficient', is.antialiased, {
    mitchell: ['Its kernel with antialias is the one of Mitchell and Netravali.', { antialiasKernel: 'mitchell' }],
    'b-spline': ['Its kernel with antialias is the cubic B-spline.', { antialiasKernel: 'b-spline' }],
    hermite: ['Its kernel with antialias is the Hermite cubic of half-width 1.', { antialiasKernel: 'hermite' }],
    quadratic: ['Its kernel with antialias is the quadratic B-spline.', { antialiasKernel: 'quadratic' }],
  }),
  ...mistakes('antialias', 'antialias.bilinear-kernel', is.antialiased, {
    hann: ['Its kernel with antialias is a sinc with a Hann window.', { antialiasKernel: 'hann' }],
    gaussian: [
      'Its kernel with antialias is a Gaussian of standard deviation {} before it is stretched.',
      fitted((gaussianDeviation) => ({ antialiasKernel: 'gaussian', gaussianDeviation }), {
        candidates: [0.5, 1 / 3, 1, 0.4, 2 / 3],
        start: 0.5,
        said: (deviation) => String(Number(deviation.toPrecision(3))),
      }),
    ],
  }),
  ...mistakes('antialias', 'antialias.bicubic-coefficient', is.cubicWindow, {
    'bicubic-as-bilinear': [
      'It computes antialiased bicubic as bilinear.',
      mended(inMode('bilinear'), { computedAs: { 'antialias-bicubic': 'antialias-bilinear' } }),
    ],
  }),
  ...mistakes('antialias', 'antialias.bilinear-kernel', and(is.linearWindow, is.float), {
    'bilinear-as-area': [
      'It computes antialiased bilinear as area.',
      mended(inMode('area'), { computedAs: { 'antialias-bilinear': 'area' } }),
    ],
  }),
  ...mistakes('antialias', 'antialias.bilinear-kernel', and(is.linearWindow, is.bytes), {
    'bilinear-as-area-window': [
      'It computes antialiased bilinear as area.',
      { computedAs: { 'antialias-bilinear': 'area' } },
    ],
  }),

  // What stands in for the kernel of lanczos, or for its window over the sinc.
  ...mistakes('lanczos', 'antialias.lanczos-kernel', is.lanczos, {
    'as-bicubic': [
      'It computes lanczos as antialiased bicubic.',
      mended(inMode('bicubic'), { computedAs: { 'antialias-lanczos': 'antialias-bicubic' } }),
    ],
    'two-lobes': ['Its Lanczos kernel has two lobes, not three.', { lanczosLobes: 2 }],
    'four-lobes': ['Its Lanczos kernel has four lobes, not three.', { lanczosLobes: 4 }],
    'without-window': ['It truncates a plain sinc, without a window.', { lanczosWindow: 'none' }],
    hann: ['It has a Hann window over the sinc.', { lanczosWindow: 'hann' }],
    triangle: ['It has a triangular window over the sinc.', { lanczosWindow: 'triangle' }],
    hamming: ['It has a Hamming window over the sinc.', { lanczosWindow: 'hamming' }],
    blackman: ['It has a Blackman window over the sinc.', { lanczosWindow: 'blackman' }],
    cosine: ['It has a cosine window over the sinc.', { lanczosWindow: 'cosine' }],
    welch: ['It has a Welch window over the sinc.', { lanczosWindow: 'welch' }],
    'sinc-of-half': ['It has the window of two lobes, sinc(u/2), and reads three.', { lanczosWindow: 'sinc-of-half' }],
    'as-plain-bicubic': ['It computes lanczos as plain bicubic.', { computedAs: { 'antialias-lanczos': 'bicubic' } }],
  }),

  // Where a window lies, where its elements are met by the kernel, and how far it reaches.
  ...mistakes('antialias', 'antialias.centre', is.antialiased, {
    'elements-at-edges': [
      'It measures distances to the left edge of an element, j − centre, not to its middle.',
      { elementAt: 'edge' },
    ],
    'centre-cut': ['It floors the centre of the window.', { antialiasCentre: 'floored' }],
    'centre-rounded': ['It rounds the centre of the window to an integer.', { antialiasCentre: 'rounded' }],
  }),
  ...mistakes('antialias', 'antialias.normalised', is.antialiased, {
    'border-zero': ['It takes zeros beyond the border, and divides by all weights.', { antialiasSum: 'with-outside' }],
  }),
  ...mistakes('antialias', 'antialias.support', and(is.antialiased, shrinks), {
    'window-not-widened': ['It stretches the kernel, but not the window.', { windowReach: 'own' }],
    'support-cut': ['It floors the stretched support.', { windowReach: 'floored' }, { clause: 'antialias.window' }],
  }),
];

/** One axis after the other, one of them without antialias. */
function oneAxisPlain({ input, options }: Asked, plainAxis: 0 | 1): Tensor {
  const shape = resize(input, options).shape;
  const { scaleFactor: _, recomputeScaleFactor: __, ...rest } = options;
  const size = plainAxis === 0 ? [shape[2], input.shape[3]] : [input.shape[2], shape[3]];
  const half = resize(input, { ...rest, antialias: false, size });
  return resize(half, { ...rest, size: shape.slice(2) });
}
