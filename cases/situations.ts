import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import type { Fill, Profile } from './case.ts';
import type { Rank } from './variants.ts';

/** What is asked of one rank: N C and the spatial sizes, and the size or the factor. */
export type Request = { shape: readonly number[] } & Pick<
  InterpolateOptions,
  'size' | 'scaleFactor' | 'recomputeScaleFactor'
>;

/** A situation in which every mode is asked. */
export interface Situation extends Partial<Record<Rank, Request>> {
  name: string;
  /** What the call does: the verb of the case's fact. */
  does: string;
  /** By default random numbers on a grid. */
  fill?: Fill;
  clauses: readonly ClauseId[];
  /** How align_corners is left off: not given (which is usual), given as false, or both ways in float32. */
  unaligned?: 'left out' | 'false' | 'both';
  /** Aligned corners would ask nothing new. */
  neverAligned?: true;
  /** What the mode's own page has a clause about. */
  about?: 'unchanged axis' | 'enlarging';
  /** By default `standard`. */
  profile?: Profile;
}

const RAMP: Fill = { kind: 'ramp' };
const CHECKERBOARD: Fill = { kind: 'checkerboard', low: 1, high: 7 };

/** Asked of every mode, dtype and option. N, C, D, H and W differ pairwise wherever the size allows it. */
export const CORE: readonly Situation[] = [
  {
    name: 'up',
    does: 'enlarges every axis',
    line: { shape: [2, 3, 5], size: [8] },
    image: { shape: [2, 3, 4, 5], size: [6, 7] },
    volume: { shape: [1, 2, 3, 4, 5], size: [4, 5, 7] },
    clauses: ['output-size.explicit-size', 'coordinates.step-from-sizes'],
    unaligned: 'both',
    about: 'enlarging',
    profile: 'quick',
  },
  {
    name: 'down',
    does: 'shrinks every axis of a checkerboard',
    line: { shape: [2, 3, 9], size: [4] },
    image: { shape: [2, 3, 9, 7], size: [5, 4] },
    volume: { shape: [1, 2, 7, 6, 5], size: [4, 3, 2] },
    fill: CHECKERBOARD,
    clauses: ['output-size.explicit-size', 'coordinates.step-from-sizes'],
    unaligned: 'both',
  },
  {
    name: 'up-rows-down-columns',
    does: 'enlarges the rows of a ramp while it shrinks the columns',
    image: { shape: [1, 2, 4, 9], size: [7, 5] },
    volume: { shape: [1, 2, 5, 3, 7], size: [3, 4, 5] },
    fill: RAMP,
    clauses: ['output-size.explicit-size', 'coordinates.step-from-sizes'],
    unaligned: 'left out',
  },
  {
    name: 'ramp-up',
    does: 'enlarges a ramp',
    line: { shape: [2, 3, 7], size: [10] },
    fill: RAMP,
    clauses: ['coordinates.step-from-sizes'],
    unaligned: 'left out',
  },
  {
    name: 'factor',
    does: 'keeps the given awkward factors for the coordinates',
    line: { shape: [1, 2, 10], scaleFactor: [1.15] },
    image: { shape: [1, 2, 10, 7], scaleFactor: [0.35, 2.3] },
    volume: { shape: [1, 2, 10, 5, 3], scaleFactor: [0.35, 1.3, 2.3] },
    clauses: ['output-size.factor-per-axis', 'coordinates.given-scale-factor'],
    unaligned: 'both',
    profile: 'quick',
  },
  {
    name: 'factor-recomputed',
    does: 'forgets the given awkward factors once the size is known',
    line: { shape: [1, 2, 10], scaleFactor: [1.15], recomputeScaleFactor: true },
    image: { shape: [1, 2, 10, 7], scaleFactor: [0.35, 2.3], recomputeScaleFactor: true },
    volume: { shape: [1, 2, 10, 5, 3], scaleFactor: [0.35, 1.3, 2.3], recomputeScaleFactor: true },
    clauses: ['output-size.recompute-same-size', 'coordinates.recompute-drops-factor'],
    unaligned: 'false',
  },
  {
    name: 'from-one',
    does: 'enlarges a single element',
    line: { shape: [1, 3, 1], size: [4] },
    image: { shape: [1, 3, 1, 1], size: [3, 4] },
    volume: { shape: [1, 2, 1, 1, 1], size: [2, 3, 4] },
    clauses: ['coordinates.step-from-sizes'],
    unaligned: 'both',
  },
  {
    name: 'to-one',
    does: 'shrinks to a single element',
    line: { shape: [2, 3, 5], size: [1] },
    image: { shape: [2, 3, 4, 5], size: [1, 1] },
    volume: { shape: [1, 2, 3, 4, 5], size: [1, 1, 1] },
    clauses: ['coordinates.step-from-sizes'],
    unaligned: 'both',
  },
  {
    name: 'one-row-to-one-column',
    does: 'takes a single row to a single column',
    image: { shape: [2, 3, 1, 5], size: [4, 1] },
    volume: { shape: [1, 2, 1, 4, 5], size: [3, 6, 1] },
    clauses: ['coordinates.step-from-sizes'],
    unaligned: 'false',
  },
  {
    name: 'ties-52-to-22-and-26-to-11',
    does: 'meets exact ties on its way from 52 to 22 and from 26 to 11',
    image: { shape: [1, 1, 52, 26], size: [22, 11] },
    volume: { shape: [1, 1, 1, 52, 26], size: [2, 22, 11] },
    clauses: ['coordinates.precision'],
    unaligned: 'false',
  },
  {
    name: 'ties-26-to-22',
    does: 'meets exact ties on its way from 26 to 22',
    line: { shape: [1, 2, 26], size: [22] },
    clauses: ['coordinates.precision'],
    unaligned: 'false',
  },
  {
    name: 'ties-14-to-23',
    does: 'meets exact ties on its way from 14 to 23',
    line: { shape: [1, 2, 14], size: [23] },
    clauses: ['coordinates.precision'],
    unaligned: 'left out',
  },
  {
    name: 'tails-around-8-and-16',
    does: 'crosses the vector lengths 8 and 16 with a lit element in the tail',
    line: { shape: [1, 1, 15], size: [17] },
    image: { shape: [1, 1, 7, 15], size: [9, 17] },
    volume: { shape: [1, 1, 5, 7, 15], size: [3, 5, 17] },
    fill: { kind: 'impulse', at: 14, value: 64 },
    clauses: ['coordinates.half-pixel'],
    unaligned: 'left out',
  },
  {
    name: 'ratio-100',
    does: 'shrinks an axis a hundredfold',
    line: { shape: [1, 1, 300], size: [3] },
    image: { shape: [1, 1, 200, 3], size: [2, 5] },
    volume: { shape: [1, 1, 2, 3, 200], size: [3, 2, 2] },
    clauses: ['coordinates.half-pixel'],
    unaligned: 'left out',
  },
];

/** Asked of every mode in float32. */
export const WIDE: readonly Situation[] = [
  {
    name: 'one-column-to-one-row',
    does: 'takes a single column to a single row',
    image: { shape: [2, 3, 5, 1], size: [1, 4] },
    clauses: ['coordinates.step-from-sizes'],
  },
  {
    name: 'impulse',
    does: 'spreads one lit element',
    line: { shape: [1, 1, 7], size: [18] },
    image: { shape: [1, 1, 5, 7], size: [11, 13] },
    fill: { kind: 'impulse', at: 17, value: 64 },
    clauses: ['coordinates.half-pixel'],
    neverAligned: true,
  },
  {
    name: 'down-rows-up-columns',
    does: 'shrinks the rows while it enlarges the columns',
    image: { shape: [1, 3, 8, 5], size: [5, 9] },
    volume: { shape: [2, 1, 3, 5, 4], size: [5, 3, 6] },
    clauses: ['output-size.explicit-size', 'coordinates.step-from-sizes'],
    profile: 'quick',
  },
  {
    name: 'factor-not-recomputed',
    does: 'keeps the given factors when recompute_scale_factor is false',
    line: { shape: [1, 2, 10], scaleFactor: [1.15], recomputeScaleFactor: false },
    image: { shape: [1, 2, 10, 7], scaleFactor: [0.35, 2.3], recomputeScaleFactor: false },
    volume: { shape: [1, 2, 10, 5, 3], scaleFactor: [0.35, 1.3, 2.3], recomputeScaleFactor: false },
    clauses: ['coordinates.given-scale-factor'],
  },
  {
    name: 'scalar-factor',
    does: 'applies a scalar factor to every axis',
    line: { shape: [2, 3, 7], scaleFactor: 1.4 },
    image: { shape: [1, 2, 9, 7], scaleFactor: 1.4 },
    volume: { shape: [1, 2, 3, 5, 4], scaleFactor: 1.4 },
    clauses: ['arguments.scalar-for-every-axis', 'coordinates.given-scale-factor'],
  },
  {
    name: 'scalar-size',
    does: 'applies a scalar size to every axis',
    image: { shape: [1, 3, 8, 5], size: 6 },
    clauses: ['arguments.scalar-for-every-axis'],
    neverAligned: true,
  },
  {
    name: 'same-size',
    does: 'answers with the size it got',
    line: { shape: [2, 3, 5], size: [5] },
    image: { shape: [2, 3, 4, 5], size: [4, 5] },
    volume: { shape: [1, 2, 3, 4, 5], size: [3, 4, 5] },
    clauses: ['output-size.explicit-size', 'memory.result-is-new', 'memory.input-is-kept'],
    about: 'unchanged axis',
  },
  {
    name: 'same-rows',
    does: 'keeps the rows while it enlarges the columns',
    image: { shape: [2, 3, 4, 5], size: [4, 7] },
    clauses: ['coordinates.step-from-sizes'],
    about: 'unchanged axis',
  },
  {
    name: 'same-columns',
    does: 'keeps the columns while it shrinks the rows',
    image: { shape: [2, 3, 9, 7], size: [5, 7] },
    clauses: ['coordinates.step-from-sizes'],
    about: 'unchanged axis',
  },
  {
    name: 'double',
    does: 'doubles every axis',
    line: { shape: [2, 3, 5], scaleFactor: [2] },
    image: { shape: [1, 3, 5, 4], scaleFactor: [2, 2] },
    clauses: ['output-size.truncated-product', 'coordinates.given-scale-factor'],
    neverAligned: true,
    about: 'enlarging',
    profile: 'quick',
  },
  {
    name: 'to-one-row',
    does: 'shrinks the rows to one',
    image: { shape: [2, 3, 4, 5], size: [1, 7] },
    clauses: ['coordinates.step-from-sizes'],
  },
  {
    name: 'to-one-column',
    does: 'shrinks the columns to one',
    image: { shape: [2, 3, 4, 5], size: [7, 1] },
    clauses: ['coordinates.step-from-sizes'],
  },
  {
    name: 'from-one-row',
    does: 'enlarges the only row',
    image: { shape: [2, 3, 1, 5], size: [3, 7] },
    clauses: ['coordinates.step-from-sizes'],
  },
  {
    name: 'from-one-column',
    does: 'enlarges the only column',
    image: { shape: [2, 3, 5, 1], size: [7, 3] },
    clauses: ['coordinates.step-from-sizes'],
  },
  {
    name: 'one-row-stays-one',
    does: 'keeps the only row while it enlarges the columns',
    image: { shape: [2, 3, 1, 5], size: [1, 8] },
    clauses: ['coordinates.step-from-sizes'],
  },
  {
    name: 'tail-63-to-65',
    does: 'crosses the vector length 64 upwards',
    line: { shape: [1, 1, 63], size: [65] },
    image: { shape: [1, 1, 3, 63], size: [4, 65] },
    clauses: ['coordinates.half-pixel'],
  },
  {
    name: 'tail-33-to-31',
    does: 'crosses the vector length 32 downwards',
    image: { shape: [1, 1, 33, 5], size: [31, 3] },
    clauses: ['coordinates.half-pixel'],
    neverAligned: true,
  },
  {
    name: 'constant',
    does: 'keeps a constant',
    line: { shape: [1, 2, 5], size: [7] },
    image: { shape: [1, 2, 5, 6], size: [8, 5] },
    fill: { kind: 'constant', value: 3 },
    clauses: ['coordinates.half-pixel'],
    neverAligned: true,
  },
  {
    name: 'ratio-100-up',
    does: 'enlarges an axis a hundredfold',
    line: { shape: [1, 1, 3], size: [300] },
    image: { shape: [1, 1, 3, 2], size: [2, 200] },
    clauses: ['coordinates.half-pixel'],
    about: 'enlarging',
  },
  {
    name: 'eight-channels',
    does: 'enlarges every axis of eight channels',
    image: { shape: [1, 8, 3, 4], size: [5, 7] },
    clauses: ['memory.independent-planes'],
    neverAligned: true,
  },
  {
    name: 'seventeen-channels',
    does: 'shrinks every axis of seventeen channels',
    image: { shape: [2, 17, 5, 4], size: [3, 2] },
    clauses: ['memory.independent-planes'],
    neverAligned: true,
  },
  {
    name: 'five-images',
    does: 'enlarges every axis of a batch of five',
    line: { shape: [5, 2, 4], size: [7] },
    clauses: ['memory.independent-planes'],
    neverAligned: true,
  },
  {
    name: 'wide-output',
    does: 'answers with more than 128 rows and columns together',
    image: { shape: [1, 1, 2, 70], size: [3, 133] },
    clauses: ['coordinates.half-pixel'],
    neverAligned: true,
  },
  {
    name: 'long-axis',
    does: 'shrinks an axis of 4099 to 67',
    line: { shape: [1, 1, 4099], size: [67] },
    image: { shape: [1, 1, 1, 4099], size: [2, 67] },
    clauses: ['coordinates.precision'],
    neverAligned: true,
    profile: 'full',
  },
];
