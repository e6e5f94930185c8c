import type { ForwardCall } from '#cases/case.ts';
import { Refusal } from '#reference/arguments/refusal.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import { METHODS, type Method, methodOf } from './resizer/methods.ts';

/** A call as a hypothesis looks at it. */
export interface Asked {
  readonly call: ForwardCall;
  readonly input: Tensor;
  /** What `F.interpolate` is asked for, whatever the entry. */
  readonly options: InterpolateOptions;
  /** Absent where the call must be refused. */
  readonly accepted?: AcceptedCall;
  /** What is computed along the axes; absent where nothing is. */
  readonly method?: Method;
  /** The clause by which the call must be refused. */
  readonly refusedBy?: string;
}

export function askedCall(call: ForwardCall): Asked {
  const { entry, input } = call;
  const options = interpolateOptions(entry, call.options);
  const head = { call, input, options };
  if (entry !== 'interpolate' && call.options.antialias !== undefined) {
    return { ...head, refusedBy: 'front-ends.no-antialias' };
  }
  if (entry === 'upsample' && call.options.recomputeScaleFactor !== undefined) {
    return { ...head, refusedBy: 'front-ends.upsample-is-interpolate' };
  }
  try {
    const accepted = acceptedCall(input, options);
    return { ...head, accepted, method: methodOf(accepted.mode, accepted.antialias, METHODS) };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { ...head, refusedBy: refusal.clause };
    throw refusal;
  }
}
