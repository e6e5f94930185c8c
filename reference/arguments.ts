import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { requireAntialiasMode, requireLanczosOptions } from './arguments/antialiasing.ts';
import { requireElementType } from './arguments/element-types.ts';
import { requireElements } from './arguments/empty-tensors.ts';
import { requireCornersLeftOut, requireRank } from './arguments/mode-and-rank.ts';
import { givenOutput, outputSizes, requireMemory } from './arguments/size-and-factor.ts';
import type { Axis } from './coordinates.ts';

/** A call that passed every check, with its defaults filled in. */
export interface AcceptedCall {
  readonly mode: Mode;
  readonly antialias: boolean;
  readonly axes: readonly Axis[];
  readonly outputShape: readonly number[];
}

/**
 * `arguments.order-of-checks`, numbered as there. `arguments.default-mode` and `arguments.align-corners-default` are the
 * defaults of the first line; the size of the batch is not looked at (`arguments.empty-batch`).
 * @throws Refusal by the first check that the call fails.
 */
export function acceptedCall(input: Pick<Tensor, 'dtype' | 'shape'>, options: InterpolateOptions): AcceptedCall {
  const { mode = 'nearest', alignCorners = false, antialias = false } = options;
  const [batch, channels, ...spatial] = input.shape;
  const rank = input.shape.length;
  requireCornersLeftOut(mode, options.alignCorners); // 1
  const given = givenOutput(spatial, mode, options); // 2 to 7
  requireAntialiasMode(mode, rank, antialias); // 8
  requireLanczosOptions(mode, rank, alignCorners, antialias); // 9, 10
  requireRank(mode, rank); // 11
  const sizes = outputSizes(spatial, given); // 12, 13
  requireElements(input.shape, mode, sizes); // 14, 15
  const outputShape = [batch, channels, ...sizes];
  requireMemory(outputShape); // 16
  requireElementType(input, mode, antialias, outputShape); // 17
  const axes = sizes.map((outputSize, axis) => ({
    inputSize: spatial[axis],
    outputSize,
    alignCorners,
    scaleFactor: given.kind === 'factors' ? given.factors[axis] : undefined,
  }));
  return { mode, antialias, axes, outputShape };
}
