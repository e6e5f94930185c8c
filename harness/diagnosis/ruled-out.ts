import { isAccepted } from '../judge/accepted.ts';
import type { Expectation } from '../judge/expectation.ts';
import type { Asked } from '../mistakes/asked.ts';
import { type Hypothesis, predicted } from './hypothesis.ts';

/** Whether the prediction of a hypothesis would have failed a call that passed, in whichever way it is made. */
export function isRuledOut(
  hypothesis: Hypothesis,
  asked: Asked,
  expectation: () => Expectation,
  parameter?: number,
): boolean | undefined {
  const is = isRuledOutAsRead(hypothesis, asked, expectation, parameter);
  if (is !== true || hypothesis.otherwise === undefined) return is;
  return hypothesis.otherwise.every((one) => isRuledOutAsRead(one, asked, expectation, parameter) !== false);
}

function isRuledOutAsRead(
  hypothesis: Hypothesis,
  asked: Asked,
  expectation: () => Expectation,
  parameter?: number,
): boolean | undefined {
  const prediction = predicted(hypothesis, asked, parameter);
  if (prediction === undefined) return undefined;
  return prediction === 'refusal' || !isAccepted(expectation(), prediction);
}
