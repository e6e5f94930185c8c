import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Design, InputDesign } from './case.ts';
import { grid, IMAGE, LINE, refused } from './design.ts';

const NO_CHANNELS = grid([2, 0, 4, 5]);
const CUBIC = 'cubic' as Mode;
const AA = { antialias: true } as const;
const RECOMPUTED = { recomputeScaleFactor: true } as const;

/** Each call breaks two rules; the error is that of the first. */
const PAIRS: readonly (readonly [id: string, first: string, second: string, InputDesign, InterpolateOptions])[] = [
  [
    'corners-before-both',
    'align_corners',
    'size with scale_factor',
    LINE,
    { size: 8, scaleFactor: 2, alignCorners: true },
  ],
  ['corners-before-neither', 'align_corners', 'the missing size', IMAGE, { mode: 'area', alignCorners: false }],
  ['both-before-length', 'size with scale_factor', 'the length of size', IMAGE, { size: [3], scaleFactor: 2 }],
  ['both-before-mode', 'size with scale_factor', 'the mode', IMAGE, { size: 3, scaleFactor: 2, mode: CUBIC }],
  ['length-before-integers', 'the length of size', 'its fraction', IMAGE, { size: [3.5] }],
  ['length-before-recompute', 'the length of size', 'recompute_scale_factor', LINE, { size: [8, 8], ...RECOMPUTED }],
  ['factor-length-before-mode', 'the length of scale_factor', 'the mode', LINE, { scaleFactor: [2, 2], mode: CUBIC }],
  ['neither-before-antialias', 'the missing size', 'antialias', LINE, AA],
  ['recompute-before-antialias', 'recompute_scale_factor', 'antialias', IMAGE, { size: 3, ...RECOMPUTED, ...AA }],
  [
    'recomputed-nan-before-antialias',
    'a recomputed NaN',
    'antialias',
    IMAGE,
    { scaleFactor: Number.NaN, ...RECOMPUTED, ...AA },
  ],
  ['antialias-before-nan', 'antialias', 'a NaN factor', IMAGE, { scaleFactor: Number.NaN, ...AA }],
  [
    'antialias-before-too-large',
    'antialias',
    'too large a factor',
    IMAGE,
    { scaleFactor: 1e300, ...RECOMPUTED, ...AA },
  ],
  ['antialias-before-mode', 'antialias', 'the mode', LINE, { size: 8, mode: CUBIC, ...AA }],
  ['antialias-before-rank', 'antialias', 'the rank', LINE, { size: 8, mode: 'lanczos', ...AA }],
  [
    'lanczos-corners-before-antialias',
    'the align_corners of lanczos',
    'its antialias',
    IMAGE,
    { size: 8, mode: 'lanczos', alignCorners: true },
  ],
  ['lanczos-before-size', 'the antialias of lanczos', 'an output of size 0', IMAGE, { size: 0, mode: 'lanczos' }],
  ['rank-before-size', 'the rank', 'an output of size 0', LINE, { size: 0, mode: 'bilinear' }],
  ['mode-before-scalar-fraction', 'the mode', 'the fraction of a scalar size', IMAGE, { size: 3.5, mode: CUBIC }],
  ['fraction-before-mode', 'a fraction in a sequence of sizes', 'the mode', IMAGE, { size: [3.5, 4], mode: CUBIC }],
  ['scalar-fraction-before-channels', 'the fraction of a scalar size', 'missing channels', NO_CHANNELS, { size: 3.5 }],
  ['mode-before-nan', 'the mode', 'a NaN factor', IMAGE, { scaleFactor: Number.NaN, mode: 'linear' }],
  ['nan-before-channels', 'a NaN factor', 'missing channels', NO_CHANNELS, { scaleFactor: Number.NaN }],
  ['size-before-channels', 'an output of size 0', 'missing channels', NO_CHANNELS, { size: 0, mode: 'bilinear' }],
  ['output-before-input-in-area', 'the size of area', 'an empty input', grid([1, 1, 0, 5]), { size: -2, mode: 'area' }],
];

export const orderOfChecks: readonly Design[] = refused(
  'arguments.order-of-checks',
  PAIRS.map(([id, first, second, input, options]) => [
    `order-${id}`,
    `${first} is checked before ${second}`,
    input,
    options,
  ]),
);
