import type { ClauseId } from '#spec/clauses.ts';
import type { Fill, Profile } from './case.ts';
import type { Rank } from './variants.ts';

type OfRank = Readonly<Partial<Record<Rank, readonly number[]>>>;

/** Sizes that every mode is asked for, given as a size or as factors; one number stands for every axis of every rank. */
export interface SizeScenario {
  name: string;
  /** What the call does: the verb of the case's fact. */
  does: string;
  /** N, C and the spatial sizes of the input. */
  from: OfRank;
  size?: OfRank | number;
  scaleFactor?: OfRank | number;
  recomputeScaleFactor?: boolean;
  /** By default random numbers on a grid. */
  fill?: Fill;
  /** By default `coordinates.step-from-sizes`. */
  clauses?: readonly ClauseId[];
  /** How align_corners is left off: not given (which is usual), given as false, or both ways in float32. */
  unaligned?: 'left out' | 'false' | 'both';
  /** Aligned corners would ask nothing new. */
  neverAligned?: true;
  /** What the mode's own page has a clause about. */
  about?: 'unchanged axis' | 'enlarging';
  /** By default `standard`. */
  profile?: Profile;
}

const HALF_PIXEL = ['coordinates.half-pixel'] as const;
const PRECISION = ['coordinates.precision'] as const;
const PLANES = ['memory.independent-planes'] as const;
const SIZES = ['output-size.explicit-size', 'coordinates.step-from-sizes'] as const;
const RAMP: Fill = { kind: 'ramp' };
const CHECKERBOARD: Fill = { kind: 'checkerboard', low: 1, high: 7 };

/** Asked of every mode, dtype and option. N, C, D, H and W differ pairwise wherever the size allows it. */
export const CORE: readonly SizeScenario[] = named({
  up: {
    does: 'enlarges every axis',
    from: { line: [2, 3, 5], image: [2, 3, 4, 5], volume: [1, 2, 3, 4, 5] },
    size: { line: [8], image: [6, 7], volume: [4, 5, 7] },
    clauses: SIZES,
    unaligned: 'both',
    about: 'enlarging',
    profile: 'quick',
  },
  down: {
    does: 'shrinks every axis of a checkerboard',
    from: { line: [2, 3, 9], image: [2, 3, 9, 7], volume: [1, 2, 7, 6, 5] },
    size: { line: [4], image: [5, 4], volume: [4, 3, 2] },
    fill: CHECKERBOARD,
    clauses: SIZES,
    unaligned: 'both',
  },
  'up-rows-down-columns': {
    does: 'enlarges the rows of a ramp while it shrinks the columns',
    from: { image: [1, 2, 4, 9], volume: [1, 2, 5, 3, 7] },
    size: { image: [7, 5], volume: [3, 4, 5] },
    fill: RAMP,
    clauses: SIZES,
    unaligned: 'left out',
  },
  'ramp-up': {
    does: 'enlarges a ramp',
    from: { line: [2, 3, 7] },
    size: { line: [10] },
    fill: RAMP,
    unaligned: 'left out',
  },
  factor: {
    does: 'uses the given factors for the coordinates',
    from: { line: [1, 2, 10], image: [1, 2, 10, 7], volume: [1, 2, 10, 5, 3] },
    scaleFactor: { line: [1.15], image: [0.35, 2.3], volume: [0.35, 1.3, 2.3] },
    clauses: ['output-size.factor-per-axis', 'coordinates.given-scale-factor'],
    unaligned: 'both',
    profile: 'quick',
  },
  'factor-recomputed': {
    does: 'drops the given factors once the size is known',
    from: { line: [1, 2, 10], image: [1, 2, 10, 7], volume: [1, 2, 10, 5, 3] },
    scaleFactor: { line: [1.15], image: [0.35, 2.3], volume: [0.35, 1.3, 2.3] },
    recomputeScaleFactor: true,
    clauses: ['output-size.recompute-same-size', 'coordinates.recompute-drops-factor'],
    unaligned: 'false',
  },
  'from-one': {
    does: 'enlarges a single element',
    from: { line: [1, 3, 1], image: [1, 3, 1, 1], volume: [1, 2, 1, 1, 1] },
    size: { line: [4], image: [3, 4], volume: [2, 3, 4] },
    unaligned: 'both',
  },
  'to-one': {
    does: 'shrinks to a single element',
    from: { line: [2, 3, 5], image: [2, 3, 4, 5], volume: [1, 2, 3, 4, 5] },
    size: { line: [1], image: [1, 1], volume: [1, 1, 1] },
    unaligned: 'both',
  },
  'one-row-to-one-column': {
    does: 'resizes a single row to a single column',
    from: { image: [2, 3, 1, 5], volume: [1, 2, 1, 4, 5] },
    size: { image: [4, 1], volume: [3, 6, 1] },
    unaligned: 'false',
  },
  'ties-52-to-22-and-26-to-11': {
    does: 'meets exact ties from 52 to 22 and from 26 to 11',
    from: { image: [1, 1, 52, 26], volume: [1, 1, 1, 52, 26] },
    size: { image: [22, 11], volume: [2, 22, 11] },
    clauses: PRECISION,
    unaligned: 'false',
  },
  'ties-26-to-22': {
    does: 'meets exact ties from 26 to 22',
    from: { line: [1, 2, 26] },
    size: { line: [22] },
    clauses: PRECISION,
    unaligned: 'false',
  },
  'ties-14-to-23': {
    does: 'meets exact ties from 14 to 23',
    from: { line: [1, 2, 14] },
    size: { line: [23] },
    clauses: PRECISION,
    unaligned: 'left out',
  },
  'tails-around-8-and-16': {
    does: 'crosses the vector lengths 8 and 16 with an impulse in the tail',
    from: { line: [1, 1, 15], image: [1, 1, 7, 15], volume: [1, 1, 5, 7, 15] },
    size: { line: [17], image: [9, 17], volume: [3, 5, 17] },
    fill: { kind: 'impulse', at: 14, value: 64 },
    clauses: HALF_PIXEL,
    unaligned: 'left out',
  },
  'ratio-100': {
    does: 'shrinks an axis a hundredfold',
    from: { line: [1, 1, 300], image: [1, 1, 200, 3], volume: [1, 1, 2, 3, 200] },
    size: { line: [3], image: [2, 5], volume: [3, 2, 2] },
    clauses: HALF_PIXEL,
    unaligned: 'left out',
  },
});

/** Asked of every mode in float32. */
export const WIDE: readonly SizeScenario[] = named({
  'one-column-to-one-row': {
    does: 'resizes a single column to a single row',
    from: { image: [2, 3, 5, 1] },
    size: { image: [1, 4] },
  },
  impulse: {
    does: 'spreads an impulse',
    from: { line: [1, 1, 7], image: [1, 1, 5, 7] },
    size: { line: [18], image: [11, 13] },
    fill: { kind: 'impulse', at: 17, value: 64 },
    clauses: HALF_PIXEL,
    neverAligned: true,
  },
  'down-rows-up-columns': {
    does: 'shrinks the rows while it enlarges the columns',
    from: { image: [1, 3, 8, 5], volume: [2, 1, 3, 5, 4] },
    size: { image: [5, 9], volume: [5, 3, 6] },
    clauses: SIZES,
    profile: 'quick',
  },
  'factor-not-recomputed': {
    does: 'uses the given factors when recompute_scale_factor is false',
    from: { line: [1, 2, 10], image: [1, 2, 10, 7], volume: [1, 2, 10, 5, 3] },
    scaleFactor: { line: [1.15], image: [0.35, 2.3], volume: [0.35, 1.3, 2.3] },
    recomputeScaleFactor: false,
    clauses: ['coordinates.given-scale-factor'],
  },
  'scalar-factor': {
    does: 'applies a scalar factor to every axis',
    from: { line: [2, 3, 7], image: [1, 2, 9, 7], volume: [1, 2, 3, 5, 4] },
    scaleFactor: 1.4,
    clauses: ['arguments.scalar-for-every-axis', 'coordinates.given-scale-factor'],
  },
  'scalar-size': {
    does: 'applies a scalar size to every axis',
    from: { image: [1, 3, 8, 5] },
    size: 6,
    clauses: ['arguments.scalar-for-every-axis'],
    neverAligned: true,
  },
  'same-size': {
    does: 'keeps the size of the input',
    from: { line: [2, 3, 5], image: [2, 3, 4, 5], volume: [1, 2, 3, 4, 5] },
    size: { line: [5], image: [4, 5], volume: [3, 4, 5] },
    clauses: ['output-size.explicit-size', 'memory.result-is-new', 'memory.input-is-kept'],
    about: 'unchanged axis',
  },
  'same-rows': {
    does: 'keeps the rows while it enlarges the columns',
    from: { image: [2, 3, 4, 5] },
    size: { image: [4, 7] },
    about: 'unchanged axis',
  },
  'same-columns': {
    does: 'keeps the columns while it shrinks the rows',
    from: { image: [2, 3, 9, 7] },
    size: { image: [5, 7] },
    about: 'unchanged axis',
  },
  double: {
    does: 'doubles every axis',
    from: { line: [2, 3, 5], image: [1, 3, 5, 4] },
    scaleFactor: { line: [2], image: [2, 2] },
    clauses: ['output-size.truncated-product', 'coordinates.given-scale-factor'],
    neverAligned: true,
    about: 'enlarging',
    profile: 'quick',
  },
  'to-one-row': { does: 'shrinks the rows to one', from: { image: [2, 3, 4, 5] }, size: { image: [1, 7] } },
  'to-one-column': { does: 'shrinks the columns to one', from: { image: [2, 3, 4, 5] }, size: { image: [7, 1] } },
  'from-one-row': { does: 'enlarges the only row', from: { image: [2, 3, 1, 5] }, size: { image: [3, 7] } },
  'from-one-column': { does: 'enlarges the only column', from: { image: [2, 3, 5, 1] }, size: { image: [7, 3] } },
  'one-row-stays-one': {
    does: 'keeps the only row while it enlarges the columns',
    from: { image: [2, 3, 1, 5] },
    size: { image: [1, 8] },
  },
  'tail-63-to-65': {
    does: 'crosses the vector length 64 upwards',
    from: { line: [1, 1, 63], image: [1, 1, 3, 63] },
    size: { line: [65], image: [4, 65] },
    clauses: HALF_PIXEL,
  },
  'tail-33-to-31': {
    does: 'crosses the vector length 32 downwards',
    from: { image: [1, 1, 33, 5] },
    size: { image: [31, 3] },
    clauses: HALF_PIXEL,
    neverAligned: true,
  },
  constant: {
    does: 'keeps a constant',
    from: { line: [1, 2, 5], image: [1, 2, 5, 6] },
    size: { line: [7], image: [8, 5] },
    fill: { kind: 'constant', value: 3 },
    clauses: HALF_PIXEL,
    neverAligned: true,
  },
  'ratio-100-up': {
    does: 'enlarges an axis a hundredfold',
    from: { line: [1, 1, 3], image: [1, 1, 3, 2] },
    size: { line: [300], image: [2, 200] },
    clauses: HALF_PIXEL,
    about: 'enlarging',
  },
  'eight-channels': {
    does: 'enlarges every axis of eight channels',
    from: { image: [1, 8, 3, 4] },
    size: { image: [5, 7] },
    clauses: PLANES,
    neverAligned: true,
  },
  'seventeen-channels': {
    does: 'shrinks every axis of seventeen channels',
    from: { image: [2, 17, 5, 4] },
    size: { image: [3, 2] },
    clauses: PLANES,
    neverAligned: true,
  },
  'five-images': {
    does: 'enlarges every axis of a batch of five',
    from: { line: [5, 2, 4] },
    size: { line: [7] },
    clauses: PLANES,
    neverAligned: true,
  },
  'wide-output': {
    does: 'gives more than 128 rows and columns together',
    from: { image: [1, 1, 2, 70] },
    size: { image: [3, 133] },
    clauses: HALF_PIXEL,
    neverAligned: true,
  },
  'long-axis': {
    does: 'shrinks an axis of 4099 to 67',
    from: { line: [1, 1, 4099], image: [1, 1, 1, 4099] },
    size: { line: [67], image: [2, 67] },
    clauses: PRECISION,
    neverAligned: true,
    profile: 'full',
  },
});

function named(scenarios: Readonly<Record<string, Omit<SizeScenario, 'name'>>>): SizeScenario[] {
  return Object.entries(scenarios).map(([name, scenario]) => ({ name, ...scenario }));
}
