import type { DType, InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Call, CaseHead, ForwardCall } from './case.ts';
import { tensorOf, tensorWhenRead } from './fill.ts';

/** A series of calls, asked one after the other; every answer is judged by the clauses alone, nothing is recorded. */
export interface Probe extends CaseHead {
  mode: Mode;
  dtype: DType;
  alignCorners: boolean;
  antialias: boolean;
  /** The series as a line of PyTorch. */
  series: string;
  /** Every call is asked, also after one that failed: which of them are wrong tells what is remembered. */
  isWhole?: boolean;
  /** Each call has a shape of its own: an implementation that compiles for each is asked a few of them. */
  hasManyShapes?: boolean;
  /** All calls are started before the first has its answer, where an implementation can be called so. */
  overlaps?: boolean;
  calls(): readonly Call[];
}

type Parts = Pick<Probe, 'id' | 'fact' | 'clauses' | 'series' | 'calls'> & Partial<Probe>;

/** A probe of values in the quick profile, where its parts say nothing else; all its calls have these options and dtype. */
export function probe(
  { mode = 'nearest', alignCorners = false, antialias = false }: InterpolateOptions,
  dtype: DType,
  parts: Parts,
): Probe {
  return { aspect: 'values', profile: 'quick', mode, dtype, alignCorners, antialias, ...parts };
}

/** A call on a grid of random numbers, float32 where the dtype is left out. */
export interface GridCall {
  shape: readonly number[];
  options: InterpolateOptions;
  seed: number;
  dtype?: DType;
}

export function gridCall(
  { shape, options, seed, dtype = 'float32' }: GridCall,
  entry: ForwardCall['entry'] = 'interpolate',
): ForwardCall {
  const make = () => tensorOf({ dtype, shape, fill: { kind: 'grid', seed } }).data;
  return { entry, input: tensorWhenRead(dtype, shape, make), options };
}
