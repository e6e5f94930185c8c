import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { hasFactor, hasRank, isAligned } from './asked.ts';
import type { Mistake } from './mistake.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
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
} from './rows.ts';

type Row = [id: string, clause: ClauseId, sentence: string, decisions: Partial<Decisions>, also?: string];

const isLanczos: Concerns = ({ method }) => method === 'antialias-lanczos';
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

function antialiasIgnored(change: (options: InterpolateOptions) => InterpolateOptions): Mistake {
  return asked(
    'antialias.ignored',
    'antialias.support',
    'It ignores antialias.',
    hasPlainForm,
    change,
    'all that has no antialias: OpenCV, TensorFlow.js, interpolate_4d of transformers.js',
  );
}

/** Whether it antialiases, how far its kernel reaches, and what it does at the ends. */
export const ANTIALIAS_MISTAKES: readonly Mistake[] = [
  {
    ...antialiasIgnored(({ antialias: _, ...options }) => options),
    // Who has no antialias may have no align_corners either.
    otherwise: [antialiasIgnored(({ antialias: _, alignCorners: _corners, ...options }) => options)],
  },
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
