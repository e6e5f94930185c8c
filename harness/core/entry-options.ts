import type { Call } from '#cases/case.ts';
import type { InterpolateOptions } from '#spec/signature.ts';

/** The `F.interpolate` options that a front end stands for (`front-ends.module-is-interpolate` and its neighbours). */
export function interpolateOptions(entry: Call['entry'], options: InterpolateOptions): InterpolateOptions {
  switch (entry) {
    case 'interpolate':
    case 'interpolate.backward':
    case 'upsample':
      return options;
    case 'nn.Upsample':
      return withoutZeroFactor(options);
    case 'nn.UpsamplingNearest2d':
      return { ...withoutZeroFactor(options), mode: 'nearest' };
    case 'nn.UpsamplingBilinear2d':
      return { ...withoutZeroFactor(options), mode: 'bilinear', alignCorners: true };
  }
}

/** The shape of what is resized; a gradient is given that of the output. */
export function resizedShape(call: Call): readonly number[] {
  return call.entry === 'interpolate.backward' ? call.inputShape : call.input.shape;
}

/** `front-ends.module-factor-zero` */
function withoutZeroFactor(options: InterpolateOptions): InterpolateOptions {
  const { scaleFactor, ...rest } = options;
  return scaleFactor === 0 ? rest : options;
}
