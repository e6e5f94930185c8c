import { type Expectation, expectationOf } from '../judge/expectation.ts';
import type { Asked } from '../mistakes/asked.ts';

/** What is accepted for a call that is valid. */
export function attemptedExpectation({ input, options }: Asked): Expectation {
  return expectationOf({ input, options });
}
