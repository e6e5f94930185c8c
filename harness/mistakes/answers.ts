import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { isAccepted } from '../judge/accepted.ts';
import { type Expectation, expectationOf } from '../judge/expectation.ts';
import { gradientExpectation } from '../judge/gradient-expectation.ts';
import type { Asked } from './asked.ts';
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

/** What is accepted for a call that is valid, forward or backward. */
export function expectationFor({
  input,
  options,
  gradOutput,
}: Pick<Asked, 'input' | 'options' | 'gradOutput'>): Expectation {
  if (gradOutput === undefined) return expectationOf({ input, options });
  return gradientExpectation({ entry: 'interpolate.backward', input: gradOutput, inputShape: input.shape, options });
}

/** Whether a tensor is accepted as the answer to a call. */
export function isAnswer(call: Pick<Asked, 'input' | 'options' | 'gradOutput'>, got: Tensor): boolean {
  const expectation = attempted(() => expectationFor(call));
  return expectation !== 'refusal' && isAccepted(expectation, got);
}
