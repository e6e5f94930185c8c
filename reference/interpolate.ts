import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { ANTIALIAS_KERNELS, type AntialiasMode, antialiasTaps } from './antialias.ts';
import { areaTaps } from './area.ts';
import { type AcceptedCall, acceptedCall } from './arguments.ts';
import { cubicTaps } from './bicubic.ts';
import { type Axis, sourceCoordinate } from './coordinates.ts';
import { linearTaps } from './linear.ts';
import { copyTaps, nearestExactIndex, nearestIndex } from './nearest.ts';
import { fixedPointPass } from './rounding/uint8.ts';
import { decoded, encoded } from './rounding.ts';
import { blendAlong, type Taps, tapsAlong } from './taps.ts';

/**
 * `F.interpolate(input, …)`: a tensor N C W, N C H W or N C D H W resized along its spatial axes, the last one first
 * (`linear.separable`).
 * The result has the input's dtype, batch and channels; it never shares memory with the input, which is kept
 * (`memory.result-is-new`, `memory.input-is-kept`).
 * @throws Refusal for every call that `spec/arguments.md` refuses.
 */
export function interpolate(input: Tensor, options: InterpolateOptions = {}): Tensor {
  const call = acceptedCall(input, options);
  const pass = input.dtype === 'uint8' && !copies(call.mode) ? fixedPointPass : blendAlong;
  let values = decoded(input);
  let inner = 1;
  for (const axis of call.axes.toReversed()) {
    if (!isLeftAlone(axis, call, input)) values = pass(values, axis.inputSize, inner, axisTaps(axis, call));
    inner *= axis.outputSize;
  }
  return { dtype: input.dtype, shape: call.outputShape, data: encoded(input.dtype, values) };
}

/** What an output index reads along an axis, by the rule of a mode. */
type TapsRule = (outputIndex: number, axis: Axis) => Taps;
type RuleName = Exclude<Mode, 'lanczos'> | `${AntialiasMode}, antialias`;

/** All that distinguishes one mode from another. */
const RULES: Readonly<Record<RuleName, TapsRule>> = {
  nearest: (outputIndex, axis) => copyTaps(nearestIndex(outputIndex, axis)),
  'nearest-exact': (outputIndex, axis) => copyTaps(nearestExactIndex(outputIndex, axis)),
  linear: around(linearTaps),
  bilinear: around(linearTaps),
  trilinear: around(linearTaps),
  bicubic: around(cubicTaps),
  area: areaTaps,
  'bilinear, antialias': (outputIndex, axis) => antialiasTaps(outputIndex, axis, ANTIALIAS_KERNELS.bilinear),
  'bicubic, antialias': (outputIndex, axis) => antialiasTaps(outputIndex, axis, ANTIALIAS_KERNELS.bicubic),
  'lanczos, antialias': (outputIndex, axis) => antialiasTaps(outputIndex, axis, ANTIALIAS_KERNELS.lanczos),
};

/** The modes that read around the coordinate of `spec/coordinates.md`. */
function around(tapsAt: (sourceCoordinate: number, inputSize: number) => Taps): TapsRule {
  return (outputIndex, axis) => tapsAt(sourceCoordinate(outputIndex, axis), axis.inputSize);
}

/** The taps of every output index along one axis. */
export function axisTaps(axis: Axis, { mode, antialias }: AcceptedCall): Taps[] {
  const rule = RULES[(antialias ? `${mode}, antialias` : mode) as RuleName];
  return tapsAlong(axis.outputSize, (outputIndex) => rule(outputIndex, axis));
}

/**
 * `linear.unchanged-axis`, `antialias.unchanged-axis`, `rounding.uint8-unchanged-axis`: an axis that keeps its size, unless a
 * factor resamples it, as in `bicubic.unchanged-size-with-factor`.
 */
export function isLeftAlone(axis: Axis, { mode, antialias }: AcceptedCall, { dtype }: Pick<Tensor, 'dtype'>): boolean {
  if (axis.inputSize !== axis.outputSize || (!axis.alignCorners && (axis.scaleFactor ?? 1) !== 1)) return false;
  return antialias || mode.endsWith('linear') || (dtype === 'uint8' && mode === 'bicubic');
}

/** `nearest.copies`, `rounding.uint8-nearest-any` */
export function copies(mode: Mode): boolean {
  return mode === 'nearest' || mode === 'nearest-exact';
}
