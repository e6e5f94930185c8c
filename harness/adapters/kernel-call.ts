import { orRefusal, Refusal } from '#reference/arguments/refusal.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import type { CallDescription } from '#spec/signature.ts';

/** A call as a kernel without a front end sees it: checked, with its output sizes; or why no kernel is asked it. */
export function kernelCall({ dtype, shape, options }: CallDescription): AcceptedCall | string {
  const call = orRefusal(() => acceptedCall({ dtype, shape }, options));
  return call instanceof Refusal
    ? `PyTorch refuses this call, and a bare kernel is not tested on refusals: ${call.message}`
    : call;
}

/** The call that `supports` has let pass. */
export function supportedCall(call: CallDescription): AcceptedCall {
  const accepted = kernelCall(call);
  if (typeof accepted === 'string') throw new Error(accepted);
  return accepted;
}
