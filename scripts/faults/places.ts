import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import { byHalving } from '#harness/mistakes/resizer/ways.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { type Cluster, decided, type Fault, wrapped } from './fault.ts';
import { antialiased, both, dtypes, modes, not, plain, ranks, type Scope } from './scope.ts';

type Row = [
  id: string,
  cluster: Cluster,
  clause: ClauseId,
  sentence: string,
  decisions: Partial<Decisions>,
  when?: Scope,
];

const FLOATS = not(dtypes('uint8'));
const LINEAR = both(modes('linear', 'bilinear', 'trilinear'), plain);
const LINEAR_FLOATS = both(LINEAR, FLOATS);
const CUBIC = both(modes('bicubic'), plain);
const CUBIC_FLOATS = both(CUBIC, FLOATS);
const WINDOWS = both(modes('bilinear', 'bicubic', 'lanczos'), antialiased);

/** At one end of an axis and right at the other. */
const AT_ONE_END: readonly Row[] = [
  [
    'along/start-linear.extrapolated',
    'E',
    'linear.border',
    'extrapolates at the start of an axis',
    { linearBorder: 'extrapolated', along: 'start' },
    LINEAR,
  ],
  [
    'along/end-linear.extrapolated',
    'E',
    'linear.border',
    'extrapolates at the end of an axis',
    { linearBorder: 'extrapolated', along: 'end' },
    LINEAR,
  ],
  [
    'along/end-linear.border-zero',
    'E',
    'linear.border',
    'fades to zero at the end of an axis',
    { linearBorder: 'zero', along: 'end' },
    LINEAR,
  ],
  [
    'along/start-linear.window-shifted',
    'E',
    'linear.border',
    'moves the first pair inside, and not its weights',
    { linearBorder: 'shifted', along: 'start' },
    LINEAR,
  ],
  [
    'along/start-bicubic.coordinate-clamped',
    'E',
    'bicubic.not-clamped',
    'takes 0 for a negative coordinate of bicubic',
    { cubicClamp: 'coordinate', along: 'start' },
    CUBIC,
  ],
  [
    'along/end-bicubic.coordinate-clamped',
    'E',
    'bicubic.not-clamped',
    'clamps the coordinate of bicubic at the end of an axis',
    { cubicClamp: 'coordinate', along: 'end' },
    CUBIC,
  ],
  [
    'along/end-bicubic.border-reflected',
    'E',
    'bicubic.border-taps',
    'reflects in bicubic at the end of an axis',
    { cubicBorder: 'reflected', along: 'end' },
    CUBIC,
  ],
  [
    'places/bicubic.border-of-last-but-one',
    'E',
    'bicubic.border-taps',
    'repeats the last element but one in bicubic',
    { cubicBorder: 'one-before' },
    CUBIC,
  ],
  [
    'along/end-bicubic.border-of-last-but-one',
    'E',
    'bicubic.border-taps',
    'clamps taps of bicubic to in − 2 at the end of an axis',
    { cubicBorder: 'one-before', along: 'end' },
    CUBIC,
  ],
  [
    'places/nearest.last-element-never-read',
    'D',
    'nearest.last-element',
    'clamps the index to in − 2',
    { lastIndex: 'one-before' },
    modes('nearest', 'nearest-exact'),
  ],
];

/** A small number in a clamp or before a floor. */
const MARGINS: readonly Row[] = [
  [
    'places/linear.kept-below-last',
    'E',
    'linear.border',
    'keeps the coordinate below in − 1.001',
    { lastMargin: 0.001 },
    LINEAR,
  ],
  [
    'places/nearest.offset-before-cut',
    'D',
    'nearest.step-is-float32',
    'adds 0.01 before it cuts',
    { indexOffset: 0.01 },
    modes('nearest', 'nearest-exact'),
  ],
];

/** Beyond the ends of an axis lies the next row. */
const IN_MEMORY: readonly Row[] = [
  [
    'places/linear.neighbour-in-memory',
    'H',
    'linear.border',
    'takes the first element of the next row for the neighbour of the last',
    { linearBorder: 'memory-after' },
    LINEAR_FLOATS,
  ],
  [
    'along/width-linear.neighbour-in-memory',
    'H',
    'linear.border',
    'takes the first element of the next row for the neighbour of the last, along the width only',
    { linearBorder: 'memory-after', along: 'width' },
    LINEAR_FLOATS,
  ],
  [
    'places/linear.neighbours-in-memory',
    'H',
    'linear.border',
    'reads the neighbouring rows beyond both ends of a row',
    { linearBorder: 'memory', beyondMemory: 'nan' },
    LINEAR_FLOATS,
  ],
  [
    'places/bicubic.neighbours-in-memory',
    'H',
    'bicubic.border-taps',
    'reads the neighbouring rows beyond both ends of a row in bicubic',
    { cubicBorder: 'memory' },
    CUBIC_FLOATS,
  ],
  [
    'along/end-bicubic.neighbours-in-memory',
    'H',
    'bicubic.border-taps',
    'reads the next row beyond the end of a row in bicubic',
    { cubicBorder: 'memory', along: 'end' },
    CUBIC_FLOATS,
  ],
];

const TAPS: readonly Row[] = [
  [
    'places/bicubic.first-tap-forgotten',
    'E',
    'bicubic.kernel',
    'forgets the first tap',
    { forgottenTap: 'first' },
    CUBIC,
  ],
  ['places/bicubic.last-tap-forgotten', 'E', 'bicubic.kernel', 'forgets the last tap', { forgottenTap: 'last' }, CUBIC],
  [
    'places/bicubic.inner-weights-exchanged',
    'E',
    'bicubic.kernel',
    'exchanges the two inner weights',
    { cubicKernel: 'inner-exchanged' },
    CUBIC,
  ],
  [
    'places/bicubic.outer-weights-exchanged',
    'E',
    'bicubic.kernel',
    'exchanges the two outer weights',
    { cubicKernel: 'outer-exchanged' },
    CUBIC,
  ],
  [
    'places/bicubic.outer-weights-positive',
    'E',
    'bicubic.kernel',
    'adds the outer taps with the wrong sign',
    { cubicKernel: 'outer-positive' },
    CUBIC,
  ],
  [
    'places/bicubic.negative-weights-dropped',
    'E',
    'bicubic.kernel',
    'drops negative weights',
    { cubicKernel: 'without-negative' },
    CUBIC,
  ],
  [
    'places/bicubic.divided-by-absolute-sum',
    'E',
    'bicubic.kernel',
    'divides by the sum of absolute weights',
    { cubicKernel: 'by-absolute-sum' },
    CUBIC,
  ],
  [
    'places/bicubic.lanczos-of-two-lobes',
    'E',
    'bicubic.kernel',
    'computes bicubic by Lanczos of two lobes',
    { cubicKernel: 'two-lobes' },
    CUBIC,
  ],
  [
    'places/bicubic.lanczos-of-two-lobes-normalised',
    'E',
    'bicubic.kernel',
    'computes bicubic by Lanczos of two lobes, normalised',
    { cubicKernel: 'two-lobes-normalised' },
    CUBIC,
  ],
  [
    'places/weights.fraction-cut-to-few-bits',
    'I',
    'rounding.float-arithmetic',
    'cuts the fraction of the linear modes to 5 bits',
    { fractionPrecision: 'cut-5' },
    LINEAR_FLOATS,
  ],
  [
    'places/weights.fraction-of-few-bits',
    'I',
    'rounding.float-arithmetic',
    'looks cubic weights up in a table of 32 rows',
    { fractionPrecision: 'fixed-5' },
    CUBIC_FLOATS,
  ],
  [
    'places/coordinates.step-in-float16',
    'I',
    'coordinates.precision',
    'keeps the step in float16',
    { coordinatePrecision: 'float16-step' },
    LINEAR_FLOATS,
  ],
];

const PLACES: readonly Row[] = [
  [
    'places/coordinates.moved-back',
    'A',
    'coordinates.half-pixel',
    'adds ½ · (1 − step) to k · step',
    { transform: 'moved-back' },
    LINEAR,
  ],
  [
    'places/steps.depth-and-height-exchanged',
    'B',
    'output-size.factor-per-axis',
    'exchanges the steps of depth and height',
    { stepOf: 'first-two-exchanged' },
    both(modes('nearest', 'nearest-exact', 'trilinear'), ranks(5)),
  ],
  [
    'along/depth-steps.depth-and-height-exchanged',
    'B',
    'output-size.factor-per-axis',
    'steps along the depth as along the height',
    { stepOf: 'first-two-exchanged', along: 'depth' },
    both(modes('trilinear'), ranks(5)),
  ],
  [
    'places/steps.height-and-width-exchanged',
    'B',
    'output-size.factor-per-axis',
    'exchanges the steps of height and width in volumes',
    { stepOf: 'last-two-exchanged' },
    both(modes('trilinear'), ranks(5)),
  ],
  [
    'along/doubled-modes.linear-as-nearest',
    'E',
    'linear.two-taps',
    'repeats every element where an axis is doubled',
    { computedAs: { linear: 'nearest' }, along: 'doubled' },
    LINEAR,
  ],
  [
    'places/area.ceiled-ends',
    'E',
    'area.windows',
    'rounds both ends of area windows up',
    { areaWindow: 'ceiled-ends' },
    modes('area'),
  ],
  [
    'places/area.touching-ends',
    'E',
    'area.windows',
    'ends area windows at the whole part plus 1',
    { areaWindow: 'touching-ends' },
    modes('area'),
  ],
];

const WINDOW_PLACES: readonly Row[] = [
  [
    'places/antialias.window-not-widened',
    'F',
    'antialias.support',
    'stretches the kernel, but not the window',
    { windowReach: 'own' },
    WINDOWS,
  ],
  [
    'places/antialias.support-cut',
    'F',
    'antialias.window',
    'cuts the support down',
    { windowReach: 'floored' },
    WINDOWS,
  ],
  [
    'places/antialias.elements-at-edges',
    'F',
    'antialias.centre',
    'measures distances to the left edges of elements',
    { elementAt: 'edge' },
    WINDOWS,
  ],
  [
    'places/antialias.centre-cut',
    'F',
    'antialias.centre',
    'cuts the centre down',
    { antialiasCentre: 'floored' },
    WINDOWS,
  ],
  [
    'places/antialias.centre-rounded',
    'F',
    'antialias.centre',
    'rounds the centre',
    { antialiasCentre: 'rounded' },
    WINDOWS,
  ],
  [
    'places/antialias.border-zero',
    'F',
    'antialias.normalised',
    'takes zeros beyond the border, and divides by all weights',
    { antialiasSum: 'with-outside' },
    WINDOWS,
  ],
  [
    'along/shrinking-antialias.bilinear-as-area',
    'F',
    'antialias.bilinear-kernel',
    'averages the area window where an axis shrinks',
    { computedAs: { 'antialias-bilinear': 'area' }, along: 'shrinking' },
    both(modes('bilinear'), antialiased),
  ],
];

const halvedSo = (id: string, sentence: string, by: 'averaged' | 'dropped', when: Scope): Fault =>
  wrapped({
    id,
    cluster: 'F',
    clause: 'antialias.support',
    sentence,
    make: () => {
      const concerns = both(when, antialiased, dtypes('float32', 'float64'));
      return (input, options) => (concerns(input, options) ? byHalving(input, options, by) : resize(input, options));
    },
  });

/** Where an output looks, what it reads beyond the ends, and which of its taps count. */
export const PLACE_FAULTS: readonly Fault[] = [
  ...[...AT_ONE_END, ...MARGINS, ...IN_MEMORY, ...TAPS, ...PLACES, ...WINDOW_PLACES].map(
    ([id, cluster, clause, sentence, decisions, when]) =>
      decided({ id, cluster, clause, sentence, decisions, ...(when && { when }) }),
  ),
  halvedSo(
    'places/antialias.by-halving',
    'halves the image and interpolates the rest in bilinear and bicubic',
    'averaged',
    modes('bilinear', 'bicubic'),
  ),
  halvedSo(
    'places/antialias.by-dropping-every-second',
    'drops every second row and column and interpolates the rest',
    'dropped',
    modes('bilinear'),
  ),
];
