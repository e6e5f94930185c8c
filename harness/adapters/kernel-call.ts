import { Refusal } from '#reference/arguments/refusal.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import type { CallDescription } from '#spec/signature.ts';

/** A call as a kernel without a front end sees it: checked, with its output sizes; or why no kernel is asked it. */
export function kernelCall({ dtype, shape, options }: CallDescription): AcceptedCall | string {
  try {
    return acceptedCall({ dtype, shape }, options);
  } catch (error) {
    if (error instanceof Refusal)
      return `PyTorch refuses this call, and a bare kernel is not tested on refusals: ${error.message}`;
    throw error;
  }
}

/** The call that `supports` has let pass. */
export function supportedCall(call: CallDescription): AcceptedCall {
  const accepted = kernelCall(call);
  if (typeof accepted === 'string') throw new Error(accepted);
  return accepted;
}
