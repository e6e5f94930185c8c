import type { Call } from '#cases/case.ts';
import { fromWire, fromWireNumber, type WireNumber, type WireOptions } from '#harness/core/protocol.ts';
import { encoded } from '#reference/rounding.ts';
import type { ClauseId } from '#spec/clauses.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
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
  readonly call: FoundCall;
  /** What is wrong, and what would be right. */
  readonly fix: string;
  /** A public thread, or why it is none; left out where none was found. */
  readonly reported?: string;
}

export interface FoundCall {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** In the order of memory; left out where they are 0, 1, 2 … */
  readonly values?: readonly WireNumber[];
  readonly options: WireOptions;
  /** Of a gradient, whose values are those of the output. */
  readonly inputShape?: readonly number[];
}

export function callOf({ dtype, shape, values, options, inputShape }: FoundCall): Call {
  const numbers = Float64Array.from({ length: elementCount(shape) }, (_, at) =>
    values === undefined ? at : fromWireNumber(values[at]),
  );
  const given = { input: { dtype, shape, data: encoded(dtype, numbers) }, options: fromWire(options) };
  return inputShape === undefined
    ? { entry: 'interpolate', ...given }
    : { entry: 'interpolate.backward', inputShape, ...given };
}
