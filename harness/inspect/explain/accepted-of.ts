import type { Call } from '#cases/case.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { interpolateOptions } from '../../core/entry-options.ts';

/** A valid call as its clauses read it; of a gradient that is the call which it belongs to. */
export function acceptedOf(call: Call): AcceptedCall {
  if (call.entry !== 'interpolate.backward') {
    return acceptedCall(call.input, interpolateOptions(call.entry, call.options));
  }
  return acceptedCall({ dtype: call.input.dtype, shape: call.inputShape }, call.options);
}
