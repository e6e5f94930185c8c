import type { BackwardCall, Call, ForwardCall } from '#cases/case.ts';
import { Refusal } from '#reference/arguments/refusal.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { acceptedGradient } from '#reference/gradients.ts';
import { encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { interpolateOptions } from '../core/entry-options.ts';
import { TARGET } from './resizer/decisions.ts';
import { type Method, methodOf } from './resizer/methods.ts';

/** A call as a hypothesis looks at it. */
export interface Asked {
  /** The forward call, also where its gradient is asked for. */
  readonly call: ForwardCall & Pick<Call, 'view' | 'arrangement'>;
  readonly input: Tensor;
  /** What `F.interpolate` is asked for, whatever the entry. */
  readonly options: InterpolateOptions;
  /** Absent where the call must be refused. */
  readonly accepted?: AcceptedCall;
  /** What is computed along the axes; absent where nothing is. */
  readonly method?: Method;
  /** The clause by which the call must be refused. */
  readonly refusedBy?: string;
  /** In a backward call: the gradient of the output. The input is zeros then, as its values have no part in the gradient. */
  readonly gradOutput?: Tensor;
}

export const isBackward = ({ gradOutput }: Asked): boolean => gradOutput !== undefined;

export function askedCall(call: Call): Asked {
  if (call.entry === 'interpolate.backward') return askedGradient(call);
  const { entry, input } = call;
  const options = interpolateOptions(entry, call.options);
  const head = { call, input, options };
  if (entry !== 'interpolate' && call.options.antialias !== undefined) {
    return { ...head, refusedBy: 'front-ends.no-antialias' };
  }
  if (entry === 'upsample' && call.options.recomputeScaleFactor !== undefined) {
    return { ...head, refusedBy: 'front-ends.upsample-is-interpolate' };
  }
  return { ...head, ...accepting(() => acceptedCall(input, options)) };
}

function askedGradient({ input: gradOutput, inputShape, options }: BackwardCall): Asked {
  const { dtype } = gradOutput;
  const input = { dtype, shape: inputShape, data: encoded(dtype, new Float64Array(elementCount(inputShape))) };
  const head = { call: { entry: 'interpolate', input, options }, input, options, gradOutput } as const;
  return { ...head, ...accepting(() => acceptedGradient(gradOutput, inputShape, options)) };
}

function accepting(accept: () => AcceptedCall): Pick<Asked, 'accepted' | 'method' | 'refusedBy'> {
  try {
    const accepted = accept();
    return { accepted, method: methodOf(accepted.mode, accepted.antialias, TARGET) };
  } catch (refusal) {
    if (refusal instanceof Refusal) return { refusedBy: refusal.clause };
    throw refusal;
  }
}

/** The same with other options. */
export function askedInstead({ input, gradOutput }: Asked, options: InterpolateOptions): Asked {
  if (gradOutput === undefined) return askedCall({ entry: 'interpolate', input, options });
  return askedCall({ entry: 'interpolate.backward', input: gradOutput, inputShape: input.shape, options });
}
