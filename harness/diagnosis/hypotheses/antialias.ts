import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import type { Decisions } from '../../resizer/decisions.ts';
import { resize } from '../../resizer/resize.ts';
import { hasFactor, hasRank, isAligned } from '../asked.ts';
import type { Hypothesis } from '../hypothesis.ts';
import {
  and,
  asked,
  type Concerns,
  changed,
  decided,
  isAntialiased,
  isCubic,
  isPlaced,
  not,
  or,
  shrinks,
} from '../rows.ts';

type Row = [id: string, clause: ClauseId, sentence: string, decisions: Partial<Decisions>, also?: string];

const isLanczos: Concerns = ({ method }) => method === 'antialias-lanczos';
const isCubicWindow: Concerns = ({ method }) => method === 'antialias-bicubic';
const isLinearWindow: Concerns = ({ method }) => method === 'antialias-bilinear';
const hasStepsOfTwo: Concerns = ({ accepted }) =>
  accepted?.axes.length === 2 &&
  accepted.axes[0].inputSize * accepted.axes[1].outputSize !== accepted.axes[1].inputSize * accepted.axes[0].outputSize;
const hasPlainForm = and(isAntialiased, not(isLanczos));

const WINDOWS: readonly Row[] = [
  ['not-stretched', 'antialias.support', 'Its kernel stays as narrow when it shrinks an image.', { stretch: 'never' }],
  ['narrowed', 'antialias.enlarging', 'It narrows the kernel when it enlarges an image.', { stretch: 'always' }],
  [
    'stretch-rounded-up',
    'antialias.support',
    'It stretches the kernel by the step rounded up to a whole number.',
    { stretch: 'ceiled' },
  ],
  [
    'stretch-rounded-down',
    'antialias.support',
    'It stretches the kernel by the step cut down to a whole number.',
    { stretch: 'floored' },
  ],
  ['stretch-rounded', 'antialias.support', 'It stretches the kernel by a whole number.', { stretch: 'rounded' }],
  [
    'not-normalised',
    'antialias.normalised',
    'It divides the weights by the stretch, not by their sum.',
    { antialiasSum: 'by-stretch' },
  ],
  ['not-divided', 'antialias.normalised', 'It does not divide the weights at all.', { antialiasSum: 'raw' }],
  [
    'border-replicated',
    'antialias.normalised',
    'It repeats the last element beyond the border instead of dropping those taps.',
    { antialiasBorder: 'replicated' },
    'the default of ONNX Resize: exclude_outside=0',
  ],
  [
    'border-reflected',
    'antialias.normalised',
    'It reflects at the border instead of dropping those taps.',
    { antialiasBorder: 'reflected' },
  ],
  [
    'border-mirrored',
    'antialias.normalised',
    'It reflects about the last element instead of dropping those taps.',
    { antialiasBorder: 'mirrored' },
  ],
  [
    'border-wrapped',
    'antialias.normalised',
    'It takes the other end beyond the border.',
    { antialiasBorder: 'wrapped' },
  ],
  [
    'window-without-ends',
    'antialias.window',
    'It leaves out the first and the last element of the window.',
    { windowEnds: 'without-ends' },
  ],
  [
    'window-of-whole-cells',
    'antialias.window',
    'It takes only the elements that lie in the support as a whole.',
    { windowEnds: 'whole-cells' },
  ],
  ['window-truncated', 'antialias.window', 'It cuts both ends of the window down.', { windowEnds: 'truncated' }],
  [
    'window-without-last',
    'antialias.window',
    'It leaves out the last element of the window.',
    { windowEnds: 'without-last' },
  ],
  [
    'window-without-first',
    'antialias.window',
    'It leaves out the first element of the window.',
    { windowEnds: 'without-first' },
  ],
  [
    'box',
    'antialias.bilinear-kernel',
    'It averages a box instead of weighing by the kernel.',
    {
      computedAs: {
        'antialias-bilinear': 'antialias-box',
        'antialias-bicubic': 'antialias-box',
        'antialias-lanczos': 'antialias-box',
      },
    },
    "Pillow's BOX",
  ],
];

/** Of two axes, or of a factor beside the sizes. */
const STRETCHES: readonly Row[] = [
  [
    'stretched-by-largest',
    'antialias.support',
    'It stretches the kernel along every axis by the largest step of all.',
    { stretchStep: 'largest' },
  ],
  [
    'stretched-by-smallest',
    'antialias.support',
    'It stretches the kernel along every axis by the smallest step of all.',
    { stretchStep: 'smallest' },
  ],
  [
    'stretched-by-other-axis',
    'antialias.support',
    'It stretches the kernel along each axis by the step of the other.',
    { stretchStep: 'mirrored' },
  ],
];

const BY_FACTOR: readonly Row[] = [
  [
    'stretched-by-sizes',
    'antialias.support',
    'It stretches the kernel by the ratio of the sizes where the factor says the step.',
    { stretchStep: 'sizes' },
  ],
  [
    'centred-by-sizes',
    'antialias.centre',
    'It centres the window by the ratio of the sizes where the factor says the step.',
    { antialiasCentre: 'sizes' },
  ],
];

/** What stands in for the kernel of a mode. */
const KERNELS: readonly Row[] = [
  [
    'mitchell',
    'antialias.bicubic-coefficient',
    'Its kernel with antialias is the one of Mitchell and Netravali.',
    { antialiasKernel: 'mitchell' },
  ],
  [
    'b-spline',
    'antialias.bicubic-coefficient',
    'Its kernel with antialias is the cubic B-spline.',
    { antialiasKernel: 'b-spline' },
  ],
  [
    'hermite',
    'antialias.bicubic-coefficient',
    'Its kernel with antialias is the Hermite cubic of half-width 1.',
    { antialiasKernel: 'hermite' },
  ],
  [
    'quadratic',
    'antialias.bicubic-coefficient',
    'Its kernel with antialias is the quadratic B-spline.',
    { antialiasKernel: 'quadratic' },
  ],
  [
    'hann',
    'antialias.bilinear-kernel',
    'Its kernel with antialias is a sinc with a Hann window.',
    { antialiasKernel: 'hann' },
  ],
];

const LANCZOS: readonly Row[] = [
  ['two-lobes', 'antialias.lanczos-kernel', 'Its Lanczos kernel has two lobes, not three.', { lanczosLobes: 2 }],
  ['four-lobes', 'antialias.lanczos-kernel', 'Its Lanczos kernel has four lobes, not three.', { lanczosLobes: 4 }],
  ['without-window', 'antialias.lanczos-kernel', 'It cuts a plain sinc off.', { lanczosWindow: 'none' }],
  ['hann', 'antialias.lanczos-kernel', 'It has a Hann window over the sinc.', { lanczosWindow: 'hann' }],
  ['triangle', 'antialias.lanczos-kernel', 'It has a triangular window over the sinc.', { lanczosWindow: 'triangle' }],
  ['hamming', 'antialias.lanczos-kernel', 'It has a Hamming window over the sinc.', { lanczosWindow: 'hamming' }],
  ['blackman', 'antialias.lanczos-kernel', 'It has a Blackman window over the sinc.', { lanczosWindow: 'blackman' }],
  ['cosine', 'antialias.lanczos-kernel', 'It has a cosine window over the sinc.', { lanczosWindow: 'cosine' }],
  ['welch', 'antialias.lanczos-kernel', 'It has a Welch window over the sinc.', { lanczosWindow: 'welch' }],
  [
    'sinc-of-half',
    'antialias.lanczos-kernel',
    'It has the window of two lobes, sinc(u/2), and reads three.',
    { lanczosWindow: 'sinc-of-half' },
  ],
  [
    'as-plain-bicubic',
    'antialias.lanczos-kernel',
    'It computes lanczos as plain bicubic.',
    { computedAs: { 'antialias-lanczos': 'bicubic' } },
  ],
];

/** Everything that antialias changes. */
export const ANTIALIAS_HYPOTHESES: readonly Hypothesis[] = [
  asked(
    'antialias.ignored',
    'antialias.support',
    'It ignores antialias.',
    hasPlainForm,
    ({ antialias: _, ...options }) => options,
  ),
  asked(
    'antialias.always',
    'linear.two-taps',
    'It antialiases without being asked.',
    and(isPlaced, or(shrinks, isCubic), hasRank(4)),
    (options) => ({ ...options, antialias: true }),
    'Pillow, tf.image.resize with antialias, jax.image.resize',
  ),
  {
    kind: 'fitted',
    id: 'antialias.bicubic-coefficient',
    clause: 'antialias.bicubic-coefficient',
    sentence: 'Its cubic coefficient with antialias is A ≈ {}, not −0.5.',
    also: 'A = −0.75: the coefficient of plain bicubic, and the default of ONNX Resize',
    concerns: isCubicWindow,
    decisions: (antialiasCubicCoefficient) => ({ antialiasCubicCoefficient }),
    candidates: [-0.75, -1],
    start: -0.5,
    said: (coefficient) => String(coefficient).replace('-', '−'),
  },
  decided(
    'antialias.ignored-but-coefficient',
    'antialias.support',
    'It ignores antialias in bicubic, but keeps the coefficient −0.5 of antialiased bicubic.',
    isCubicWindow,
    { computedAs: { 'antialias-bicubic': 'bicubic' }, cubicCoefficient: -0.5 },
    'ONNX Resize with cubic_coeff_a=-0.5 and without antialias=1',
  ),
  decided(
    'antialias.bicubic-coefficient-and-border',
    'antialias.bicubic-coefficient',
    'With antialias its cubic coefficient is −0.75, and it repeats the last element beyond the border.',
    isCubicWindow,
    { antialiasCubicCoefficient: -0.75, antialiasBorder: 'replicated' },
    'the defaults of ONNX Resize: cubic_coeff_a=-0.75 and exclude_outside=0',
  ),
  {
    kind: 'fitted',
    id: 'antialias.few-taps',
    clause: 'antialias.support',
    sentence: 'It reads at most {} elements along an axis.',
    concerns: isAntialiased,
    decisions: (mostTaps) => ({ mostTaps }),
    candidates: [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15, 16, 24, 32, 48, 64, 128],
    said: String,
  },
  {
    kind: 'fitted',
    id: 'antialias.support-scaled',
    clause: 'antialias.support',
    sentence: 'Its kernel is {} times as wide.',
    concerns: isAntialiased,
    decisions: (supportScale) => ({ supportScale }),
    candidates: [2, 0.5, 1.1, 1.5, 0.9, 0.75, 1.25],
    said: String,
  },
  {
    kind: 'fitted',
    id: 'antialias.window-cut-short',
    clause: 'antialias.window',
    sentence: 'Its window takes in {} of the support of the kernel only.',
    concerns: isAntialiased,
    decisions: (windowShare) => ({ windowShare }),
    candidates: [0.5, 0.8, 0.75, 0.9],
    said: String,
  },
  ...WINDOWS.map(([id, clause, sentence, decisions, also]) =>
    decided(`antialias.${id}`, clause, sentence, isAntialiased, decisions, also),
  ),
  ...STRETCHES.map(([id, clause, sentence, decisions]) =>
    decided(`antialias.${id}`, clause, sentence, and(isAntialiased, hasStepsOfTwo), decisions),
  ),
  ...BY_FACTOR.map(([id, clause, sentence, decisions]) =>
    decided(`antialias.${id}`, clause, sentence, and(isAntialiased, hasFactor, not(isAligned)), decisions),
  ),
  ...KERNELS.map(([id, clause, sentence, decisions, also]) =>
    decided(`antialias.${id}`, clause, sentence, isAntialiased, decisions, also),
  ),
  {
    kind: 'fitted',
    id: 'antialias.gaussian',
    clause: 'antialias.bilinear-kernel',
    sentence: 'Its kernel with antialias is a Gaussian of standard deviation {} before it is stretched.',
    concerns: isAntialiased,
    decisions: (gaussianDeviation) => ({ antialiasKernel: 'gaussian', gaussianDeviation }),
    candidates: [0.5, 1 / 3, 1, 0.4, 2 / 3],
    start: 0.5,
    said: (deviation) => String(Number(deviation.toPrecision(3))),
  },
  asked(
    'antialias.bicubic-as-bilinear',
    'antialias.bicubic-coefficient',
    'It computes antialiased bicubic as bilinear.',
    isCubicWindow,
    (options) => ({ ...options, mode: 'bilinear' }),
  ),
  asked(
    'antialias.bilinear-as-area',
    'antialias.bilinear-kernel',
    'It computes antialiased bilinear as area.',
    and(isLinearWindow, ({ input }) => input.dtype !== 'uint8'),
    ({ antialias: _, alignCorners: __, ...options }) => ({ ...options, mode: 'area' }),
  ),
  decided(
    'antialias.bilinear-as-area-window',
    'antialias.bilinear-kernel',
    'It computes antialiased bilinear as area.',
    and(isLinearWindow, ({ input }) => input.dtype === 'uint8'),
    { computedAs: { 'antialias-bilinear': 'area' } },
  ),
  asked(
    'lanczos.as-bicubic',
    'antialias.lanczos-kernel',
    'It computes lanczos as antialiased bicubic.',
    isLanczos,
    (options) => ({ ...options, mode: 'bicubic' }),
  ),
  ...LANCZOS.map(([id, clause, sentence, decisions, also]) =>
    decided(`lanczos.${id}`, clause, sentence, isLanczos, decisions, also),
  ),
  changed(
    'antialias.width-only',
    'antialias.support',
    'It antialiases the width only.',
    hasPlainForm,
    ({ input, options }) => oneAxisPlain(input, options, 0),
  ),
  changed(
    'antialias.height-only',
    'antialias.support',
    'It antialiases the height only.',
    hasPlainForm,
    ({ input, options }) => oneAxisPlain(input, options, 1),
  ),
];

/** One axis after the other, one of them without antialias. */
function oneAxisPlain(input: Tensor, options: InterpolateOptions, plainAxis: 0 | 1): Tensor {
  const shape = resize(input, options).shape;
  const { scaleFactor: _, recomputeScaleFactor: __, ...rest } = options;
  const size = plainAxis === 0 ? [shape[2], input.shape[3]] : [input.shape[2], shape[3]];
  const half = resize(input, { ...rest, antialias: false, size });
  return resize(half, { ...rest, size: shape.slice(2) });
}
