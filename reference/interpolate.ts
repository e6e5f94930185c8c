import type { InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';
import { ANTIALIAS_KERNELS, type AntialiasMode, antialiasTaps } from './antialias.ts';
import { areaTaps } from './area.ts';
import { type AcceptedCall, acceptedCall } from './arguments.ts';
import { cubicTaps } from './bicubic.ts';
import type { Axis } from './coordinates.ts';
import { linearTaps } from './linear.ts';
import { copyTaps, nearestExactIndex, nearestIndex } from './nearest.ts';
import { fixedPointPass } from './rounding/uint8.ts';
import { decoded, encoded } from './rounding.ts';
import { blendAlong, type Taps, tapsAlong } from './taps.ts';

/**
 * `F.interpolate(input, …)`: a tensor N C W, N C H W or N C D H W resized along its spatial axes.
 * The result has the input's dtype, batch and channels; it never shares memory with the input.
 * @throws Refusal for every call of the arguments page that must be refused.
 */
export function interpolate(input: Tensor, options: InterpolateOptions = {}): Tensor {
  const call = acceptedCall(input, options);
  const pass = input.dtype === 'uint8' && !copies(call.mode) ? fixedPointPass : blendAlong;
  let values = decoded(input);
  let inner = 1;
  for (let index = call.axes.length - 1; index >= 0; index--) {
    const axis = call.axes[index];
    if (!isLeftAlone(axis, call, input)) values = pass(values, axis.inputSize, inner, axisTaps(axis, call));
    inner *= axis.outputSize;
  }
  return { dtype: input.dtype, shape: call.outputShape, data: encoded(input.dtype, values) };
}

/** The taps of every output index along one axis: all that distinguishes one mode from another. */
export function axisTaps(axis: Axis, { mode, antialias }: AcceptedCall): Taps[] {
  const tapsOf: Readonly<Record<Mode, (outputIndex: number) => Taps>> = {
    nearest: (outputIndex) => copyTaps(nearestIndex(outputIndex, axis)),
    'nearest-exact': (outputIndex) => copyTaps(nearestExactIndex(outputIndex, axis)),
    linear: (outputIndex) => linearTaps(outputIndex, axis),
    bilinear: (outputIndex) => linearTaps(outputIndex, axis),
    trilinear: (outputIndex) => linearTaps(outputIndex, axis),
    bicubic: (outputIndex) => cubicTaps(outputIndex, axis),
    area: (outputIndex) => areaTaps(outputIndex, axis),
    lanczos: (outputIndex) => antialiasTaps(outputIndex, axis, ANTIALIAS_KERNELS.lanczos),
  };
  const antialiased = (outputIndex: number) =>
    antialiasTaps(outputIndex, axis, ANTIALIAS_KERNELS[mode as AntialiasMode]);
  return tapsAlong(axis.outputSize, antialias ? antialiased : tapsOf[mode]);
}

/** `linear.unchanged-axis`, `antialias.unchanged-axis`: an axis that keeps its size is not resampled, unless by a factor. */
export function isLeftAlone(axis: Axis, { mode, antialias }: AcceptedCall, { dtype }: Pick<Tensor, 'dtype'>): boolean {
  if (axis.inputSize !== axis.outputSize || (!axis.alignCorners && (axis.scaleFactor ?? 1) !== 1)) return false;
  return antialias || mode.endsWith('linear') || (dtype === 'uint8' && mode === 'bicubic');
}

/** `nearest.copies` */
export function copies(mode: Mode): boolean {
  return mode === 'nearest' || mode === 'nearest-exact';
}
