import type { Fault } from './fault.ts';
import { mixedRows } from './rows.ts';
import { both, linear, modes, plain } from './scope.ts';

const LINEAR = both(linear, plain);

/** Mistakes along some axes only. */
export const ALONG_FAULTS: readonly Fault[] = mixedRows([
  [
    'along/shrinking-coordinates.asymmetric',
    'A',
    'coordinates.half-pixel',
    'forgets the half pixels along axes that shrink',
    { transform: 'asymmetric', along: 'shrinking' },
    LINEAR,
  ],
  [
    'along/height-bicubic.coefficient',
    'E',
    'bicubic.coefficient',
    'has the cubic coefficient −0.5 along the height',
    { cubicCoefficient: -0.5, along: 'height' },
  ],
  [
    'along/width-bicubic.border-mirrored',
    'E',
    'bicubic.border-taps',
    'reflects at the border along the width',
    { cubicBorder: 'mirrored', along: 'width' },
  ],
  [
    'along/height-modes.linear-as-nearest',
    'E',
    'linear.two-taps',
    'interpolates across, and takes the nearest row',
    { computedAs: { linear: 'nearest' }, along: 'height' },
    both(modes('bilinear'), plain),
  ],
  [
    'along/enlarging-antialias.ignored',
    'F',
    'antialias.enlarging',
    'antialiases only axes that shrink',
    { computedAs: { 'antialias-bilinear': 'linear', 'antialias-bicubic': 'bicubic' }, along: 'enlarging' },
  ],
]);
