import type { Call, ForwardCall } from '#cases/case.ts';
import { encoded } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { ROWS } from '../matrix/rows.ts';

/** A bug of a library: what its program in `spec/matrix/findings` shows. */
export interface Finding {
  /** Of an issue. */
  readonly title: string;
  readonly row: keyof typeof ROWS;
  /** Of the suite: `shrink` made the program's call of it. */
  readonly case: string;
  readonly clause: ClauseId;
  /** What the program asks, as a call of PyTorch. */
  readonly call: Call;
  /** What is wrong, and what would be right. */
  readonly fix: string;
  /** A public thread, or why it is none; left out where none was found. */
  readonly reported?: string;
}

/** A call whose elements, in the order of memory, are 0, 1, 2 … unless they are given. */
export function asked(
  dtype: DType,
  shape: readonly number[],
  options: InterpolateOptions,
  values: readonly number[] | ((at: number) => number) = (at) => at,
): ForwardCall {
  const valueAt = typeof values === 'function' ? values : (at: number) => values[at];
  const numbers = Float64Array.from({ length: elementCount(shape) }, (_, at) => valueAt(at));
  return { entry: 'interpolate', input: { dtype, shape, data: encoded(dtype, numbers) }, options };
}
