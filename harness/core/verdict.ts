import type { DType, Why } from '#spec/signature.ts';

/** From the best to the worst. */
export const LEVELS = ['bit-exact', 'faithful', 'close', 'divergent'] as const;
export type Level = (typeof LEVELS)[number];

/** What may be demanded: `divergent` would accept anything. */
export const DEMANDS = ['bit-exact', 'faithful', 'close'] as const satisfies readonly Level[];
export type Demand = (typeof DEMANDS)[number];

export const STATUSES = ['pass', 'fail', 'unsupported', 'error', 'crash', 'timeout', 'invalid-output'] as const;
export type Status = (typeof STATUSES)[number];

/** How far an outcome is from what was expected, over all elements of a case. */
export interface Deviation {
  max_abs: number;
  max_rel: number;
  /** In units of the last place at the expected value. */
  max_ulp: number;
  /** Multiple of the element's own bound: up to 1 is faithful. */
  max_bound: number;
  /** Elements whose bits are not the recorded ones. */
  differing: number;
  /** Elements outside their bound. */
  outside: number;
  elements: number;
  /** Elements that took another accepted input element than the target at an exact tie. */
  index_ties?: number;
  /** The first element outside its bound. */
  first?: ElementDeviation;
  worst?: ElementDeviation;
}

export interface ElementDeviation {
  index: readonly number[];
  expected: number;
  got: number;
  slack: number;
}

/** A row of the matrix. */
export interface Cell {
  mode: string;
  dtype: DType;
  alignCorners: boolean;
  antialias: boolean;
}

/** What is found of the calls of one row. */
export interface CellFinding {
  cell: Cell;
  status: Status;
  level?: Level;
  max_ulp: number;
  max_bound: number;
}

/** What the examiner found about one case. */
export interface Finding {
  status: Status;
  /** Of an unsupported case: which kind of no it is, where the implementation says so. */
  why?: Why;
  /** The level of the values; absent where no value was compared. */
  level?: Level;
  deviation?: Deviation;
  /** What is wrong and what to do, in words; empty for a pass with nothing to add. */
  message?: string;
  /** Of a property that fails: the scenario that `--path` replays. */
  path?: string;
  /** Of a series of several modes or dtypes: those of the call that tells, where it is not the first. */
  cell?: Cell;
  /** Of a series of calls in several rows: what is found in each row. */
  cells?: readonly CellFinding[];
  /** Errata of the target that the implementation was seen to share, or to avoid. */
  errata?: readonly { id: string; seen: 'target' | 'rule' }[];
}

export function worseLevel(left: Level, right: Level): Level {
  return LEVELS.indexOf(left) > LEVELS.indexOf(right) ? left : right;
}

export function isAtLeast(level: Level, demanded: Level): boolean {
  return LEVELS.indexOf(level) <= LEVELS.indexOf(demanded);
}
