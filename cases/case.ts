import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';

/** The ways into the operation that the target offers; the modules are called through `nn.Upsample` with their options. */
export type Entry =
  | 'interpolate'
  | 'upsample'
  | 'nn.Upsample'
  | 'nn.UpsamplingNearest2d'
  | 'nn.UpsamplingBilinear2d';

export interface Call {
  entry: Entry;
  input: Tensor;
  options: InterpolateOptions;
}

export const PROFILES = ['quick', 'standard', 'full'] as const;
export type Profile = (typeof PROFILES)[number];

export const ASPECTS = ['values', 'rejections', 'front-ends', 'gradients'] as const;
export type Aspect = (typeof ASPECTS)[number];

/** What every case has. `profile` is the cheapest profile that contains it. */
export interface CaseHead {
  /** Permanent: `page/what-is-special`. */
  id: string;
  /** One sentence in the present tense, true of every conforming implementation. */
  fact: string;
  clauses: readonly ClauseId[];
  aspect: Aspect;
  profile: Profile;
}

/** How the input of a designed case is made; the same recipe always gives the same bits. */
export interface InputDesign {
  dtype: DType;
  shape: readonly number[];
  fill: Fill;
}

/** `index` counts in row-major order. `grid` is random on a coarse dyadic grid, from the seed. */
export type Fill =
  | { kind: 'ramp'; start?: number; step?: number }
  | { kind: 'constant'; value: number }
  | { kind: 'impulse'; at: number; value?: number; base?: number }
  | { kind: 'checkerboard'; low?: number; high?: number }
  | { kind: 'grid'; seed: number; low?: number; high?: number }
  | { kind: 'values'; values: readonly number[] };

/** A designed call, to be recorded from the target: either its value or its refusal. */
export interface Design extends CaseHead {
  entry: Entry;
  input: InputDesign;
  options: InterpolateOptions;
}
