import type { Call } from '#cases/case.ts';
import { orRefusal, Refusal } from '#reference/arguments/refusal.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { createUpsample, upsample } from '#reference/front-ends.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import type { Outcome } from '../core/open-implementation.ts';
import type { Finding } from '../core/verdict.ts';
import { answerFinding } from './accepted.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { withoutAnswer } from './fault.ts';
import { gradientExpectation } from './gradient-expectation.ts';

/** The refusal that the clauses ask for, if they do. */
export function refusalOf(call: Call): Refusal | undefined {
  const { entry, input, options } = call;
  const answer = orRefusal(() => {
    if (entry === 'interpolate') return acceptedCall(input, options);
    if (entry === 'interpolate.backward') return acceptedGradient(input, call.inputShape, options);
    if (entry === 'upsample') return upsample(input, options);
    return createUpsample(interpolateOptions(entry, options)).forward(input);
  });
  return answer instanceof Refusal ? answer : undefined;
}

/** @throws Refusal for a call that must be refused. */
export function callExpectation(call: Call): Expectation {
  if (call.entry === 'interpolate.backward') return gradientExpectation(call);
  const { entry, input, options } = call;
  return expectationOf({ input, options: interpolateOptions(entry, options) });
}

/** The finding on one call by the clauses alone, nothing recorded; values have to be faithful. */
export function callFinding(call: Call, outcome: Outcome): Finding {
  const refusal = refusalOf(call);
  return refusal === undefined ? answerFinding(callExpectation(call), outcome) : refusalFinding(refusal, outcome);
}

function refusalFinding({ name, message, clause }: Refusal, outcome: Outcome): Finding {
  if (outcome.kind === 'threw') return { status: 'pass' };
  if (outcome.kind !== 'tensor') return withoutAnswer(outcome);
  return {
    status: 'fail',
    message: `expected a refusal (${name}: ${message}, ${clause}), got a tensor of shape (${outcome.tensor.shape.join(', ')})`,
  };
}
