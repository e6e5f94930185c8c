import type { Call } from '#cases/case.ts';
import { Refusal } from '#reference/arguments/refusal.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { createUpsample, upsample } from '#reference/front-ends.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import { encoded } from '#reference/rounding.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import type { Outcome } from '../core/subject.ts';
import type { Finding } from '../core/verdict.ts';
import { comparison } from './compare.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { faultOf, withoutAnswer } from './fault.ts';
import { gradientExpectation } from './gradient-expectation.ts';
import { outsideText } from './outside-text.ts';

/** The refusal that the clauses ask for, if they do. */
export function refusalOf(call: Call): Refusal | undefined {
  const { entry, input, options } = call;
  try {
    if (entry === 'interpolate') acceptedCall(input, options);
    else if (entry === 'interpolate.backward') acceptedGradient(input, call.inputShape, options);
    else if (entry === 'upsample') upsample(input, options);
    else createUpsample(interpolateOptions(entry, options)).forward(input);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** @throws Refusal for a call that must be refused. */
export function callExpectation(call: Call): Expectation {
  if (call.entry === 'interpolate.backward') return gradientExpectation(call);
  const { entry, input, options } = call;
  return expectationOf({ input, options: interpolateOptions(entry, options) });
}

/** The finding on one call by the clauses alone, nothing recorded; values pass up to `limit` times their bound. */
export function callFinding(call: Call, outcome: Outcome, limit = 1): Finding {
  const refusal = refusalOf(call);
  if (refusal !== undefined) return refusalFinding(refusal, outcome);
  const expectation = callExpectation(call);
  const fault = faultOf(outcome, expectation);
  if (fault !== undefined) return fault;
  const { tensor } = outcome as Extract<Outcome, { kind: 'tensor' }>;
  const { deviation, level } = comparison(expectation, tensor, {
    ...tensor,
    data: encoded(tensor.dtype, expectation.ideal),
  });
  if (deviation.max_bound <= limit) return { status: 'pass', level, deviation };
  return { status: 'fail', level, deviation, message: outsideText(deviation) };
}

function refusalFinding({ name, message, clause }: Refusal, outcome: Outcome): Finding {
  if (outcome.kind === 'threw') return { status: 'pass' };
  if (outcome.kind !== 'tensor') return withoutAnswer(outcome);
  return {
    status: 'fail',
    message: `expected a refusal (${name}: ${message}, ${clause}), got a tensor of shape (${outcome.tensor.shape.join(', ')})`,
  };
}
