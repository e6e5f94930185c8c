import { and, type Concerns, dtypes, is, modes, or, shrinks, someAxis } from '#harness/mistakes/calls.ts';
import type { AxisScope } from '#harness/mistakes/resizer/axis-scope.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import { type FaultDetails, type FaultTable, named } from './fault.ts';

/** Mistakes that are made along some axes only, or at one end of them. */
const ALONG: readonly (readonly [scope: AxisScope, mistake: string, ...details: FaultDetails])[] = [
  ['shrinking', 'coordinates.asymmetric', is.linear],
  ['shrinking', 'antialias.bilinear-as-area', { where: is.linearWindow }],
  ['height', 'bicubic.coefficient', -0.5],
  ['height', 'modes.linear-as-nearest', modes('bilinear')],
  ['width', 'bicubic.border-mirrored'],
  ['width', 'linear.neighbour-in-memory', { cluster: 'H' }],
  ['enlarging', 'antialias.ignored'],
  ['start', 'linear.extrapolated'],
  ['start', 'linear.window-shifted'],
  ['start', 'bicubic.coordinate-clamped'],
  ['end', 'linear.extrapolated'],
  ['end', 'linear.border-zero', { or: ['linear.border-zero-after'] }],
  ['end', 'bicubic.coordinate-clamped'],
  ['end', 'bicubic.border-reflected'],
  ['end', 'bicubic.border-of-last-but-one'],
  ['end', 'bicubic.neighbours-in-memory', { cluster: 'H' }],
  ['depth', 'steps.depth-and-height-exchanged', modes('trilinear')],
  ['doubled', 'modes.linear-as-nearest'],
];

/** Three planes are left of blocks of four, and a row has more than one column. */
const hasLeftoverPlane: Concerns = ({ input: { shape }, accepted }) => {
  const planes = shape[0] * shape[1];
  return planes > 4 && planes % 4 === 3 && (accepted?.outputShape.at(-1) ?? 0) > 1;
};

const isJustAboveOne = someAxis(({ inputSize, outputSize }) => inputSize > outputSize && inputSize < 1.1 * outputSize);

/** Along some axes, at one end of them, or right nearly everywhere and wrong in one corner of the operation. */
export const PARTS_FAULTS: FaultTable = {
  ...Object.fromEntries(
    ALONG.map(([along, mistake, ...details]) => [`along/${along}-${mistake}`, [mistake, ...details, { along }]]),
  ),
  ...named('places/*', '*', {
    'linear.kept-below-last': [0.001],
    'nearest.offset-before-cut': [0.01],
    'linear.neighbour-in-memory': [{ cluster: 'H' }],
    'linear.neighbours-in-memory': [{ way: 0, cluster: 'H' }],
    'bicubic.neighbours-in-memory': [{ cluster: 'H' }],
    'weights.fraction-cut-to-few-bits': [is.linear, 5],
    'weights.fraction-of-few-bits': [5],
    'coordinates.step-in-float16': [is.linear, { cluster: 'I' }],
    'coordinates.moved-back': [is.linear],
    'steps.height-and-width-exchanged': [modes('trilinear')],
    'antialias.by-halving': [{ where: and(or(is.linearWindow, is.cubicWindow), is.wide) }],
    'antialias.by-dropping-every-second': [{ where: and(is.linearWindow, is.wide) }],
  }),
  'corners/asymmetric-just-above-one': ['coordinates.asymmetric', and(or(is.linear, is.linearWindow), isJustAboveOne)],
  'corners/bicubic-aligned-one-in-the-middle': ['size-one.aligned-output-looks-at-middle', is.cubic],
  'corners/antialias-coefficient-of-plain-in-float64': ['antialias.bicubic-coefficient', is.float64, -0.75],
  'corners/lanczos-2-when-shrinking': ['lanczos.two-lobes', shrinks],
  'corners/bicubic-is-bilinear-for-one-row': [
    'modes.bicubic-as-bilinear',
    {
      where: and(modes('bicubic'), ({ input }) => input.shape[2] === 1),
      change: ({ input, options }) => resize(input, { ...options, mode: 'bilinear' }),
    },
  ],
  'corners/seam-at-64-columns': ['memory.seam-after-64-columns'],
  'corners/third-image-is-the-first': ['layout.images-repeat-after', 2],
  'corners/seventeenth-channel-is-the-first': ['layout.channels-repeat-after', 16],
  'corners/last-column-of-a-leftover-plane': [
    'memory.last-column-of-the-last-plane',
    and(is.blending, hasLeftoverPlane),
  ],
  'corners/slices-of-even-volumes-reversed': [
    'layout.slices-reversed',
    ({ accepted }) => (accepted?.outputShape ?? [])[2] % 2 === 0,
  ],
  'corners/uint8-up-to-254': ['rounding.uint8-clamped-to-254', is.blending],
  'corners/nearest-float16-subnormals-lost': ['special-values.float16-subnormals-flushed', is.copying],
  'corners/area-nan-as-zero': ['special-values.nan-result-zeroed', is.area],
  ...named('corners/*-ties-away', 'rounding.half-ties-away', {
    float16: [dtypes('float16')],
    bfloat16: [dtypes('bfloat16')],
  }),
};
