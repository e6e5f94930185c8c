import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';

/** The ways into the operation that the target offers; the modules are called through `nn.Upsample` with their options. */
export const ENTRIES = [
  'interpolate',
  'upsample',
  'nn.Upsample',
  'nn.UpsamplingNearest2d',
  'nn.UpsamplingBilinear2d',
] as const;
export type Entry = (typeof ENTRIES)[number];

/** A call of the operation by one of its ways in. */
export interface ForwardCall {
  entry: Entry;
  input: Tensor;
  options: InterpolateOptions;
}

/** The gradient of the input is asked for: `input` is that of the output, `inputShape` the shape of what was resized. */
export interface BackwardCall {
  entry: 'interpolate.backward';
  input: Tensor;
  inputShape: readonly number[];
  options: InterpolateOptions;
}

/**
 * How an input that is not dense and row-major lies in memory: its channels last, as a slice of a larger tensor with every
 * second column, or with rows and columns exchanged.
 */
export type Arrangement = 'channels-last' | 'sliced' | 'transposed';

/** What an implementation may claim to take besides dense row-major inputs. */
export const LAYOUTS = ['channels-last', 'strided'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** What has to be claimed for an input that lies so. */
export const LAYOUT_OF: Readonly<Record<Arrangement, Layout>> = {
  'channels-last': 'channels-last',
  sliced: 'strided',
  transposed: 'strided',
};

/** `view`: in JavaScript the elements are handed over as a part of a larger buffer, amid NaN. */
export type Call = (ForwardCall | BackwardCall) & { view?: true; arrangement?: Arrangement };

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
  /** Only implementations that claim this layout are asked. */
  layout?: Layout;
}

/** How the input of a designed case is made; the same recipe always gives the same bits. */
export interface InputDesign {
  dtype: DType;
  shape: readonly number[];
  fill: Fill;
  /** Elements that differ from the fill: special values, by their row-major index. */
  put?: readonly Put[];
}

export interface Put {
  at: number;
  value: number;
}

/**
 * `index` counts in row-major order. A `grid` is random on a coarse grid that every dtype holds exactly: multiples of 1/16
 * in [-4, 4), or 0 to 255 for uint8. A checkerboard alternates along every spatial axis.
 */
export type Fill =
  | { kind: 'ramp'; start?: number; step?: number }
  | { kind: 'constant'; value: number }
  | { kind: 'impulse'; at: number; value?: number; base?: number }
  | { kind: 'checkerboard'; low?: number; high?: number }
  | { kind: 'grid'; seed: number }
  | { kind: 'values'; values: readonly number[] };

/** A designed call, to be recorded from the target: either its value or its refusal. */
export interface Design extends CaseHead {
  entry: Entry;
  input: InputDesign;
  options: InterpolateOptions;
  stated?: Stated;
}

/** What a fact states of the answer, as literals that are compared with the recording. */
export interface Stated {
  /** Of the spatial axes. */
  sizes?: readonly number[];
  /** By row-major index, to the digits that are written; a list states the first elements. */
  values?: Readonly<Record<number, number>>;
}

/** Feature maps that a network brings to one size and concatenates; `options: null` lets a map in as it is. */
export interface ModelDesign extends Omit<CaseHead, 'aspect'> {
  steps: readonly { input: InputDesign; options: InterpolateOptions | null }[];
  /** The axis of the concatenation. */
  concatenate: number;
}
