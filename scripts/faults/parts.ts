import {
  and,
  type Concerns,
  dtypes,
  isAligned,
  isAntialiased,
  isArea,
  isBlending,
  isCopying,
  isCubicWindow,
  isFloat,
  isLinear,
  isLinearWindow,
  isWide,
  modes,
  not,
  or,
  ranks,
  shrinks,
  someAxis,
} from '#harness/mistakes/calls.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { FaultRow } from './fault.ts';

/** Three planes are left of blocks of four, and a row has more than one column. */
const hasLeftoverPlane: Concerns = ({ input: { shape }, accepted }) => {
  const planes = shape[0] * shape[1];
  return planes > 4 && planes % 4 === 3 && (accepted?.outputShape.at(-1) ?? 0) > 1;
};

/** Along some axes, at one end of them, or right nearly everywhere and wrong in one corner of the operation. */
export const PARTS_FAULTS: Readonly<Record<string, FaultRow>> = {
  'along/shrinking-coordinates.asymmetric': ['coordinates.asymmetric', { when: isLinear, along: 'shrinking' }],
  'along/height-bicubic.coefficient': ['bicubic.coefficient', { along: 'height', number: -0.5 }],
  'along/width-bicubic.border-mirrored': ['bicubic.border-mirrored', { along: 'width' }],
  'along/height-modes.linear-as-nearest': [
    'modes.linear-as-nearest',
    { when: and(modes('bilinear'), not(isAntialiased)), along: 'height' },
  ],
  'along/enlarging-antialias.ignored': ['antialias.ignored', { along: 'enlarging' }],
  'along/start-linear.extrapolated': ['linear.extrapolated', { along: 'start' }],
  'along/end-linear.extrapolated': ['linear.extrapolated', { along: 'end' }],
  'along/end-linear.border-zero': ['linear.border-zero', { along: 'end', or: ['linear.border-zero-after'] }],
  'along/start-linear.window-shifted': ['linear.window-shifted', { along: 'start' }],
  'along/start-bicubic.coordinate-clamped': ['bicubic.coordinate-clamped', { along: 'start' }],
  'along/end-bicubic.coordinate-clamped': ['bicubic.coordinate-clamped', { along: 'end' }],
  'along/end-bicubic.border-reflected': ['bicubic.border-reflected', { along: 'end' }],
  'places/bicubic.border-of-last-but-one': ['bicubic.border-of-last-but-one'],
  'along/end-bicubic.border-of-last-but-one': ['bicubic.border-of-last-but-one', { along: 'end' }],
  'places/nearest.last-element-never-read': ['nearest.last-element-never-read'],
  'places/linear.kept-below-last': ['linear.kept-below-last', { number: 0.001 }],
  'places/nearest.offset-before-cut': ['nearest.offset-before-cut', { number: 0.01 }],
  'places/linear.neighbour-in-memory': ['linear.neighbour-in-memory', { cluster: 'H' }],
  'along/width-linear.neighbour-in-memory': ['linear.neighbour-in-memory', { along: 'width', cluster: 'H' }],
  'places/linear.neighbours-in-memory': ['linear.neighbours-in-memory', { way: 0, cluster: 'H' }],
  'places/bicubic.neighbours-in-memory': ['bicubic.neighbours-in-memory', { cluster: 'H' }],
  'along/end-bicubic.neighbours-in-memory': ['bicubic.neighbours-in-memory', { along: 'end', cluster: 'H' }],
  'places/bicubic.first-tap-forgotten': ['bicubic.first-tap-forgotten'],
  'places/bicubic.last-tap-forgotten': ['bicubic.last-tap-forgotten'],
  'places/bicubic.inner-weights-exchanged': ['bicubic.inner-weights-exchanged'],
  'places/bicubic.outer-weights-exchanged': ['bicubic.outer-weights-exchanged'],
  'places/bicubic.outer-weights-positive': ['bicubic.outer-weights-positive'],
  'places/bicubic.negative-weights-dropped': ['bicubic.negative-weights-dropped'],
  'places/bicubic.divided-by-absolute-sum': ['bicubic.divided-by-absolute-sum'],
  'places/bicubic.lanczos-of-two-lobes': ['bicubic.lanczos-of-two-lobes'],
  'places/bicubic.lanczos-of-two-lobes-normalised': ['bicubic.lanczos-of-two-lobes-normalised'],
  'places/weights.fraction-cut-to-few-bits': [
    'weights.fraction-cut-to-few-bits',
    { when: and(isLinear, isFloat), number: 5 },
  ],
  'places/weights.fraction-of-few-bits': ['weights.fraction-of-few-bits', { number: 5 }],
  'places/coordinates.step-in-float16': ['coordinates.step-in-float16', { when: and(isLinear, isFloat), cluster: 'I' }],
  'places/coordinates.moved-back': ['coordinates.moved-back', { when: isLinear }],
  'places/steps.depth-and-height-exchanged': ['steps.depth-and-height-exchanged'],
  'along/depth-steps.depth-and-height-exchanged': [
    'steps.depth-and-height-exchanged',
    { when: and(modes('trilinear'), ranks(5)), along: 'depth' },
  ],
  'places/steps.height-and-width-exchanged': [
    'steps.height-and-width-exchanged',
    { when: and(modes('trilinear'), ranks(5)) },
  ],
  'along/doubled-modes.linear-as-nearest': ['modes.linear-as-nearest', { along: 'doubled' }],
  'places/area.ceiled-ends': ['area.ceiled-ends'],
  'places/area.touching-ends': ['area.touching-ends'],
  'places/antialias.window-not-widened': ['antialias.window-not-widened'],
  'places/antialias.support-cut': ['antialias.support-cut'],
  'places/antialias.elements-at-edges': ['antialias.elements-at-edges'],
  'places/antialias.centre-cut': ['antialias.centre-cut'],
  'places/antialias.centre-rounded': ['antialias.centre-rounded'],
  'places/antialias.border-zero': ['antialias.border-zero'],
  'along/shrinking-antialias.bilinear-as-area': [
    'antialias.bilinear-as-area',
    { where: isLinearWindow, along: 'shrinking' },
  ],
  'places/antialias.by-halving': ['antialias.by-halving', { where: and(or(isLinearWindow, isCubicWindow), isWide) }],
  'places/antialias.by-dropping-every-second': [
    'antialias.by-dropping-every-second',
    { where: and(isLinearWindow, isWide) },
  ],
  'corners/asymmetric-just-above-one': [
    'coordinates.asymmetric',
    {
      when: and(
        or(isLinear, isLinearWindow),
        someAxis(({ inputSize, outputSize }) => inputSize > outputSize && inputSize < 1.1 * outputSize),
      ),
    },
  ],
  'corners/bicubic-aligned-one-in-the-middle': [
    'size-one.aligned-output-looks-at-middle',
    { when: and(modes('bicubic'), isAligned) },
  ],
  'corners/antialias-coefficient-of-plain-in-float64': [
    'antialias.bicubic-coefficient',
    { when: and(dtypes('float64'), isAntialiased), number: -0.75 },
  ],
  'corners/lanczos-2-when-shrinking': ['lanczos.two-lobes', { when: shrinks }],
  'corners/bicubic-is-bilinear-for-one-row': [
    'modes.bicubic-as-bilinear',
    {
      where: and(modes('bicubic'), ({ input }) => input.shape[2] === 1),
      change: ({ input, options }) => resize(input, { ...options, mode: 'bilinear' }),
    },
  ],
  'corners/seam-at-64-columns': ['memory.seam-after-64-columns'],
  'corners/third-image-is-the-first': ['memory.images-repeat-after-2'],
  'corners/seventeenth-channel-is-the-first': ['memory.channels-repeat-after-16'],
  'corners/last-column-of-a-leftover-plane': [
    'memory.last-column-of-the-last-plane',
    { when: and(isBlending, hasLeftoverPlane) },
  ],
  'corners/slices-of-even-volumes-reversed': [
    'layout.slices-reversed',
    { when: ({ accepted }) => (accepted?.outputShape ?? [])[2] % 2 === 0 },
  ],
  'corners/uint8-up-to-254': ['rounding.uint8-clamped-to-254', { when: isBlending }],
  'corners/nearest-float16-subnormals-lost': ['special-values.float16-subnormals-flushed', { when: isCopying }],
  'corners/area-nan-as-zero': ['special-values.nan-result-zeroed', { when: isArea }],
  'corners/float16-ties-away': ['rounding.half-ties-away', { when: dtypes('float16') }],
  'corners/bfloat16-ties-away': ['rounding.half-ties-away', { when: dtypes('bfloat16') }],
};
