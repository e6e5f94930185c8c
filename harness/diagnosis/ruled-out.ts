import { isAccepted } from '../judge/accepted.ts';
import type { Expectation } from '../judge/expectation.ts';
import type { Asked } from '../mistakes/asked.ts';
import { type Hypothesis, predicted } from './hypothesis.ts';

/** Whether the prediction of a hypothesis, made in one way, would have failed a call that passed. */
export function isRuledOut(
  hypothesis: Hypothesis,
  asked: Asked,
  expectation: () => Expectation,
  parameter?: number,
): boolean {
  const prediction = predicted(hypothesis, asked, parameter);
  if (prediction === undefined) return false;
  return prediction === 'refusal' || !isAccepted(expectation(), prediction);
}
