import { decoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { isAccepted } from '../judge/accepted.ts';
import { type Expectation, expectationOf } from '../judge/expectation.ts';
import { attempted, type Seen } from './mistake.ts';

/** An answer of the shape that is expected, with its numbers. */
export interface Comparable {
  readonly got: Tensor;
  readonly came: Float64Array;
  readonly expectation: Expectation;
}

export function comparable({ got, expectation }: Seen): Comparable | undefined {
  if (got === undefined || expectation === undefined || got.shape.join() !== expectation.shape.join()) return undefined;
  return { got, came: decoded(got), expectation };
}

/** Whether a tensor is accepted as the answer to a call. */
export function isAnswer(input: Tensor, options: InterpolateOptions, got: Tensor): boolean {
  const expectation = attempted(() => expectationOf({ input, options }));
  return expectation !== 'refusal' && isAccepted(expectation, got);
}
