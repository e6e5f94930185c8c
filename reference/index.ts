import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import * as frontEnds from './front-ends.ts';
import * as gradients from './gradients.ts';
import * as operation from './interpolate.ts';
import { requireOptions, requireShape, requireTensor } from './misuse.ts';
import { decoded, encoded } from './rounding.ts';

export type { CallDescription, DType, Implementation, InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
export { Refusal, type RefusalType } from './arguments/refusal.ts';

/**
 * `F.interpolate(input, …)`: a tensor N C W, N C H W or N C D H W resized along its spatial axes.
 * @throws Refusal for a call that PyTorch refuses.
 * @throws TypeError for arguments outside the types.
 */
export function interpolate(input: Tensor, options: InterpolateOptions = {}): Tensor {
  requireTensor('input', input);
  requireOptions(options);
  return operation.interpolate(input, options);
}

/**
 * The gradient of the input, of `inputShape`, given that of the output.
 * @throws Refusal for a call that PyTorch refuses.
 * @throws TypeError for arguments outside the types.
 */
export function interpolateBackward(
  gradOutput: Tensor,
  inputShape: readonly number[],
  options: InterpolateOptions = {},
): Tensor {
  requireTensor('gradOutput', gradOutput);
  requireShape('inputShape', inputShape);
  requireOptions(options);
  return gradients.interpolateBackward(gradOutput, inputShape, options);
}

/** `F.upsample(input, …)`; throws as `interpolate`. */
export function upsample(input: Tensor, options: InterpolateOptions = {}): Tensor {
  requireTensor('input', input);
  requireOptions(options);
  return frontEnds.upsample(input, options);
}

/** `nn.Upsample(…)`; its `forward` throws as `interpolate`. */
export function createUpsample(options: InterpolateOptions = {}): { forward(input: Tensor): Tensor } {
  requireOptions(options);
  const { forward } = frontEnds.createUpsample(options);
  return {
    forward(input) {
      requireTensor('input', input);
      return forward(input);
    },
  };
}

/**
 * A tensor of these numbers, each rounded to the dtype: to nearest even, for uint8 halves up and clamped to 0 … 255.
 * The bits of float16 and bfloat16 come from here, and `numbers` reads them.
 * @throws TypeError where the shape does not hold as many numbers.
 */
export function tensor(dtype: DType, shape: readonly number[], numbers: ArrayLike<number>): Tensor {
  const made: Tensor = { dtype, shape: [...shape], data: encoded(dtype, Float64Array.from(numbers)) };
  requireTensor('tensor', made);
  return made;
}

/** The elements as plain numbers, whatever the dtype. */
export function numbers(input: Tensor): Float64Array {
  requireTensor('input', input);
  return decoded(input);
}
