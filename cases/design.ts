import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { Design, InputDesign } from './case.ts';

/** What a case written by hand says: its call is the input and the options. */
type Parts = Pick<Design, 'fact' | 'clauses'> & { call: InterpolateOptions & { input: InputDesign } } & Partial<
    Pick<Design, 'entry' | 'aspect' | 'profile' | 'stated'>
  >;

/** A case written by hand; without more words it is a call of `F.interpolate` that is asked for its values. */
export function design(id: string, { call: { input, ...options }, ...parts }: Parts): Design {
  return { id, entry: 'interpolate', aspect: 'values', profile: 'standard', ...parts, input, options };
}

/** A case written by hand that the quick profile contains. */
export function quick(id: string, parts: Omit<Parts, 'profile'>): Design {
  return design(id, { ...parts, profile: 'quick' });
}

export type Refusal = readonly [
  id: string,
  fact: string,
  input: InputDesign,
  options: InterpolateOptions,
  alsoBreaks?: ClauseId,
];

/** Calls of `F.interpolate` that must be refused by one clause. */
export function refused(clause: ClauseId, rows: readonly Refusal[]): Design[] {
  return rows.map(([id, fact, input, options, alsoBreaks]) =>
    design(`arguments/${id}`, {
      fact,
      clauses: alsoBreaks === undefined ? [clause] : [clause, alsoBreaks],
      call: { input, ...options },
      aspect: 'rejections',
    }),
  );
}

export function grid(shape: readonly number[], dtype: DType = 'float32', seed = 1): InputDesign {
  return { dtype, shape, fill: { kind: 'grid', seed } };
}

/** One input of each rank. */
export const LINE = grid([2, 3, 5]);
export const IMAGE = grid([2, 3, 4, 5]);
export const VOLUME = grid([1, 2, 3, 4, 5]);

export function ramp(shape: readonly number[], dtype: DType = 'float32'): InputDesign {
  return { dtype, shape, fill: { kind: 'ramp' } };
}

export function constant(shape: readonly number[], value: number, dtype: DType = 'float32'): InputDesign {
  return { dtype, shape, fill: { kind: 'constant', value } };
}

export function impulse(shape: readonly number[], at: number, dtype: DType = 'float32'): InputDesign {
  return { dtype, shape, fill: { kind: 'impulse', at } };
}

export function values(shape: readonly number[], list: readonly number[], dtype: DType = 'float32'): InputDesign {
  return { dtype, shape, fill: { kind: 'values', values: list } };
}

/** The same input with one value at some elements. */
export function put(input: InputDesign, value: number, ...places: readonly number[]): InputDesign {
  return { ...input, put: places.map((at) => ({ at, value })) };
}

/** The ways of blending uint8 images, as case ids and facts name them. */
export const UINT8_BLENDING: readonly { name: string; title: string; options: InterpolateOptions }[] = [
  { name: 'bilinear', title: 'bilinear', options: { mode: 'bilinear' } },
  { name: 'bicubic', title: 'bicubic', options: { mode: 'bicubic' } },
  { name: 'antialiased-bilinear', title: 'antialiased bilinear', options: { mode: 'bilinear', antialias: true } },
  { name: 'antialiased-bicubic', title: 'antialiased bicubic', options: { mode: 'bicubic', antialias: true } },
  { name: 'lanczos', title: 'lanczos', options: { mode: 'lanczos', antialias: true } },
];
