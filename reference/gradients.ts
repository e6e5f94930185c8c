import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { Refusal } from './arguments/refusal.ts';
import { type AcceptedCall, acceptedCall } from './arguments.ts';
import { axisTaps, isLeftAlone } from './interpolate.ts';
import { decoded, encoded } from './rounding.ts';
import { scatterAlong } from './taps.ts';

/**
 * `gradients.transpose`, `gradients.same-options`: the gradient of the input, given that of the output, by the taps of the
 * forward call; a tap of a nearest mode weighs 1 (`gradients.nearest-scatter`). The result has the shape of the input and
 * the dtype of the gradient; it never shares memory with it.
 * @throws Refusal for a call that `interpolate` refuses, for uint8, and for a gradient that has not the output's shape.
 */
export function interpolateBackward(
  gradOutput: Tensor,
  inputShape: readonly number[],
  options: InterpolateOptions = {},
): Tensor {
  const { dtype } = gradOutput;
  const input = { dtype, shape: inputShape };
  const call = acceptedGradient(gradOutput, inputShape, options);
  let values = decoded(gradOutput);
  let inner = 1;
  for (const axis of call.axes.toReversed()) {
    if (!isLeftAlone(axis, call, input)) {
      values = scatterAlong(values, axis.inputSize, inner, axisTaps(axis, call));
    }
    inner *= axis.inputSize;
  }
  return { dtype, shape: [...inputShape], data: encoded(dtype, values) };
}

/**
 * The forward call whose gradient is asked for.
 * @throws Refusal for everything that `interpolateBackward` refuses.
 */
export function acceptedGradient(
  gradOutput: Tensor,
  inputShape: readonly number[],
  options: InterpolateOptions,
): AcceptedCall {
  const call = acceptedCall({ dtype: gradOutput.dtype, shape: inputShape }, options);
  requireGradient(gradOutput, call.outputShape);
  return call;
}

/** `gradients.dtypes`, `gradients.planes-apart` */
function requireGradient({ dtype, shape }: Tensor, outputShape: readonly number[]): void {
  if (dtype === 'uint8') {
    const message = 'Only Tensors of floating point and complex dtype can require gradients';
    throw new Refusal('RuntimeError', 'gradients.dtypes', message);
  }
  if (shape.join() === outputShape.join()) return;
  throw new Refusal(
    'RuntimeError',
    'gradients.planes-apart',
    `Mismatch in shape: grad_output[0] has a shape of torch.Size([${shape.join(', ')}]) and output[0] has a shape of torch.Size([${outputShape.join(', ')}]).`,
  );
}
