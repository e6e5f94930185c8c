import { type Expectation, expectationOf } from '../judge/expectation.ts';
import { gradientExpectation } from '../judge/gradient-expectation.ts';
import type { Asked } from '../mistakes/asked.ts';

/** What is accepted for a call that is valid, forward or backward. */
export function expectationFor({
  input,
  options,
  gradOutput,
}: Pick<Asked, 'input' | 'options' | 'gradOutput'>): Expectation {
  if (gradOutput === undefined) return expectationOf({ input, options });
  return gradientExpectation({
    entry: 'interpolate.backward',
    input: gradOutput,
    inputShape: input.shape,
    options,
  });
}
