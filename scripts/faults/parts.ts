import { and, type Concerns, dtypes, is, modes, not, or, ranks, shrinks, someAxis } from '#harness/mistakes/calls.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { FaultRow } from './fault.ts';
import { along, named } from './named.ts';

/** Three planes are left of blocks of four, and a row has more than one column. */
const hasLeftoverPlane: Concerns = ({ input: { shape }, accepted }) => {
  const planes = shape[0] * shape[1];
  return planes > 4 && planes % 4 === 3 && (accepted?.outputShape.at(-1) ?? 0) > 1;
};

/** Along some axes, at one end of them, or right nearly everywhere and wrong in one corner of the operation. */
export const PARTS_FAULTS: Readonly<Record<string, FaultRow>> = {
  ...along('shrinking', {
    'coordinates.asymmetric': [is.linear],
    'antialias.bilinear-as-area': [{ where: is.linearWindow }],
  }),
  ...along('height', {
    'bicubic.coefficient': [{ number: -0.5 }],
    'modes.linear-as-nearest': [and(modes('bilinear'), not(is.antialiased))],
  }),
  ...along('width', {
    'bicubic.border-mirrored': [],
    'linear.neighbour-in-memory': [{ cluster: 'H' }],
  }),
  ...along('enlarging', {
    'antialias.ignored': [],
  }),
  ...along('start', {
    'linear.extrapolated': [],
    'linear.window-shifted': [],
    'bicubic.coordinate-clamped': [],
  }),
  ...along('end', {
    'linear.extrapolated': [],
    'linear.border-zero': [{ or: ['linear.border-zero-after'] }],
    'bicubic.coordinate-clamped': [],
    'bicubic.border-reflected': [],
    'bicubic.border-of-last-but-one': [],
    'bicubic.neighbours-in-memory': [{ cluster: 'H' }],
  }),
  ...named('places/*', '*', {
    'bicubic.border-of-last-but-one': [],
    'steps.depth-and-height-exchanged': [],
    'linear.kept-below-last': [0.001],
    'nearest.offset-before-cut': [0.01],
    'linear.neighbour-in-memory': [{ cluster: 'H' }],
    'linear.neighbours-in-memory': [{ way: 0, cluster: 'H' }],
    'bicubic.neighbours-in-memory': [{ cluster: 'H' }],
    'weights.fraction-cut-to-few-bits': [and(is.linear, is.float), 5],
    'weights.fraction-of-few-bits': [5],
    'coordinates.step-in-float16': [and(is.linear, is.float), { cluster: 'I' }],
    'coordinates.moved-back': [is.linear],
    'steps.height-and-width-exchanged': [and(modes('trilinear'), ranks(5))],
    'antialias.by-halving': [{ where: and(or(is.linearWindow, is.cubicWindow), is.wide) }],
    'antialias.by-dropping-every-second': [{ where: and(is.linearWindow, is.wide) }],
  }),
  ...along('depth', {
    'steps.depth-and-height-exchanged': [and(modes('trilinear'), ranks(5))],
  }),
  ...along('doubled', {
    'modes.linear-as-nearest': [],
  }),
  'corners/asymmetric-just-above-one': [
    'coordinates.asymmetric',
    and(
      or(is.linear, is.linearWindow),
      someAxis(({ inputSize, outputSize }) => inputSize > outputSize && inputSize < 1.1 * outputSize),
    ),
  ],
  'corners/bicubic-aligned-one-in-the-middle': [
    'size-one.aligned-output-looks-at-middle',
    and(modes('bicubic'), is.aligned),
  ],
  'corners/antialias-coefficient-of-plain-in-float64': [
    'antialias.bicubic-coefficient',
    and(dtypes('float64'), is.antialiased),
    -0.75,
  ],
  'corners/lanczos-2-when-shrinking': ['lanczos.two-lobes', shrinks],
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
    and(is.blending, hasLeftoverPlane),
  ],
  'corners/slices-of-even-volumes-reversed': [
    'layout.slices-reversed',
    ({ accepted }) => (accepted?.outputShape ?? [])[2] % 2 === 0,
  ],
  'corners/uint8-up-to-254': ['rounding.uint8-clamped-to-254', is.blending],
  'corners/nearest-float16-subnormals-lost': ['special-values.float16-subnormals-flushed', is.copying],
  'corners/area-nan-as-zero': ['special-values.nan-result-zeroed', is.area],
  'corners/float16-ties-away': ['rounding.half-ties-away', dtypes('float16')],
  'corners/bfloat16-ties-away': ['rounding.half-ties-away', dtypes('bfloat16')],
};
