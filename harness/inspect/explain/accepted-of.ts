import type { Call } from '#cases/case.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { interpolateOptions, resizedShape } from '../../core/entry-options.ts';

/** A valid call as its clauses read it; of a gradient that is the call which it belongs to. */
export function acceptedOf(call: Call): AcceptedCall {
  const { dtype } = call.input;
  return acceptedCall({ dtype, shape: resizedShape(call) }, interpolateOptions(call.entry, call.options));
}
