import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { Design, InputDesign, Put } from './case.ts';

type Parts = Pick<Design, 'fact' | 'clauses' | 'input' | 'options'> &
  Partial<Pick<Design, 'entry' | 'aspect' | 'profile' | 'stated'>>;

/** A case written by hand; without more words it is a call of `F.interpolate` that is asked for its values. */
export function design(id: string, parts: Parts): Design {
  return { id, entry: 'interpolate', aspect: 'values', profile: 'standard', ...parts };
}

/** A call that must be refused. */
export function rejection(
  words: string,
  fact: string,
  clauses: readonly ClauseId[],
  input: InputDesign,
  options: InterpolateOptions,
): Design {
  return {
    id: `arguments/${words}`,
    fact,
    clauses,
    input,
    options,
    entry: 'interpolate',
    aspect: 'rejections',
    profile: 'standard',
  };
}

export function grid(shape: readonly number[], dtype: DType = 'float32', seed = 1): InputDesign {
  return { dtype, shape, fill: { kind: 'grid', seed } };
}

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

/** The same input with some elements replaced. */
export function put(input: InputDesign, ...elements: readonly Put[]): InputDesign {
  return { ...input, put: elements };
}
