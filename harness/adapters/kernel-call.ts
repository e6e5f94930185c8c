import { orRefusal, Refusal } from '#reference/arguments/refusal.ts';
import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import type { Axis } from '#reference/coordinates.ts';
import { copies } from '#reference/interpolate.ts';
import type { CallDescription, InterpolateOptions } from '#spec/signature.ts';
import { Unsupported } from '../core/unsupported.ts';

/** A call as a kernel without a front end sees it: checked, with its defaults and its output sizes. */
export interface KernelCall extends AcceptedCall {
  readonly alignCorners: boolean;
  /** Of the spatial axes, in the order of the shape. */
  readonly outputSize: readonly number[];
  /**
   * Where a factor gives another step than the sizes do (`coordinates.given-scale-factor`): which, in words. A library
   * that is told sizes only cannot express such a call.
   */
  readonly otherStep?: string;
}

/**
 * The call of `F.interpolate` with this input and these options.
 * @throws Unsupported for a call that PyTorch refuses: a bare kernel is not tested on refusals.
 */
export function kernelCall(input: Pick<CallDescription, 'dtype' | 'shape'>, options: InterpolateOptions): KernelCall {
  const call = orRefusal(() => acceptedCall(input, options));
  if (call instanceof Refusal)
    throw new Unsupported(`PyTorch refuses this call, and a bare kernel is not tested on refusals: ${call.message}`);
  const { axes } = call;
  const other = axes.find((axis) => hasOtherStep(axis, call, input.dtype));
  return {
    ...call,
    alignCorners: options.alignCorners ?? false,
    outputSize: axes.map(({ outputSize }) => outputSize),
    ...(other && {
      otherStep: `the factor ${other.scaleFactor} gives another step than the sizes ${other.inputSize} and ${other.outputSize}`,
    }),
  };
}

/** In float32, as kernels compute it. */
function hasOtherStep(axis: Axis, { mode, antialias }: AcceptedCall, dtype: string): boolean {
  const { inputSize, outputSize, alignCorners, scaleFactor } = axis;
  if (scaleFactor === undefined || alignCorners) return false;
  // `linear.unchanged-axis`, `antialias.unchanged-axis`, `rounding.uint8-unchanged-axis`
  const keepsUnchanged = mode.endsWith('linear') || antialias || (dtype === 'uint8' && !copies(mode));
  if (inputSize === outputSize && keepsUnchanged) return false;
  return Math.fround(1 / scaleFactor) !== Math.fround(inputSize / outputSize);
}
