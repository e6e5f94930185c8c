import { hasRank } from './asked.ts';
import type { Mistake } from './mistake.ts';
import { COVERED_AREA, LANCZOS4 } from './modes.ts';
import { and, type Concerns, decided, hasAxes, isArea, isBlending, isLinear, isPlaced, ofDtypes, or } from './rows.ts';

const isBytes = ofDtypes('uint8');
const isAntialiasedLinear: Concerns = ({ method }) => method === 'antialias-bilinear';
const isLanczos: Concerns = ({ method }) => method === 'antialias-lanczos';
const plain = and(or(isPlaced, isBlending), isBytes);

/** What OpenCV has of its own, and those who call it for a mode of PyTorch. */
export const OPENCV_MISTAKES: readonly Mistake[] = [
  decided(
    'area.crossed-elements',
    'area.windows',
    'It weighs the ends of area windows by the part that is covered, and where an axis grows it blends only where an output lies across two elements.',
    and(isArea, hasAxes(2)),
    COVERED_AREA,
    "OpenCV's INTER_AREA",
  ),
  decided(
    'antialias.bilinear-as-covered-area',
    'antialias.bilinear-kernel',
    'It averages the elements that an output covers, by the part that is covered, where antialiased bilinear weighs by a triangle.',
    isAntialiasedLinear,
    { computedAs: { 'antialias-bilinear': 'area' }, ...COVERED_AREA },
    "OpenCV's INTER_AREA",
  ),
  decided(
    'lanczos.eight-taps',
    'antialias.lanczos-kernel',
    'Its Lanczos kernel has four lobes and is not stretched, and the last element is repeated beyond the border.',
    isLanczos,
    LANCZOS4,
    "OpenCV's INTER_LANCZOS4",
  ),
  decided(
    'lanczos.eight-taps-of-11-bits',
    'antialias.lanczos-kernel',
    'Its Lanczos kernel has four lobes and is not stretched, its weights have 11 bits, and it rounds uint8 once at the end.',
    and(isLanczos, isBytes),
    { ...LANCZOS4, uint8Passes: 'rounded-once', weightPrecision: 'fixed-11' },
    "OpenCV's INTER_LANCZOS4",
  ),
  decided(
    'rounding.uint8-weights-11-bits-rounded-once',
    'rounding.uint8-weights',
    'Its uint8 weights have 11 bits, and it rounds once at the end.',
    plain,
    { uint8Passes: 'rounded-once', weightPrecision: 'fixed-11' },
    "OpenCV's INTER_CUBIC",
  ),
  decided(
    'rounding.uint8-weights-8-bits-rounded-once',
    'rounding.uint8-weights',
    'Its uint8 weights have 8 bits, and it rounds once at the end.',
    plain,
    { uint8Passes: 'rounded-once', weightPrecision: 'fixed-8' },
    "OpenCV's INTER_LINEAR_EXACT",
  ),
  decided(
    'rounding.uint8-quarter-levels',
    'rounding.uint8-weights',
    'Its uint8 weights have 11 bits, and it cuts what each of two rows gives down to quarters of a level before it adds them up.',
    and(isLinear, isBytes, hasRank(4)),
    { uint8Passes: 'quarter-levels', linearBorder: 'replicated', coordinatePrecision: 'float32-position' },
    "OpenCV's INTER_LINEAR",
  ),
];
