import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { Refusal } from './arguments/refusal.ts';
import { interpolate } from './interpolate.ts';

/**
 * `front-ends.upsample-is-interpolate`: `F.upsample`, which is `F.interpolate` without two of its options. There is nowhere
 * to warn (`front-ends.upsample-warns`).
 * @throws Refusal as `interpolate`, and for an option that it does not have.
 */
export function upsample(input: Tensor, options: InterpolateOptions = {}): Tensor {
  requireNone('upsample()', 'antialias', options.antialias);
  requireNone('upsample()', 'recompute_scale_factor', options.recomputeScaleFactor);
  return interpolate(input, options);
}

/**
 * `front-ends.module-is-interpolate`, `front-ends.module-defaults`: `nn.Upsample(…)`; most of its options are first looked at
 * when it is called. `nn.UpsamplingNearest2d` and `nn.UpsamplingBilinear2d` are `mode: 'nearest'`
 * (`front-ends.nearest-2d`), and `mode: 'bilinear', alignCorners: true` (`front-ends.bilinear-2d-aligns-corners`).
 * @throws Refusal for antialias, which the module does not have.
 */
export function createUpsample(options: InterpolateOptions = {}): { forward(input: Tensor): Tensor } {
  requireNone('Upsample.__init__()', 'antialias', options.antialias);
  const { scaleFactor, ...rest } = options;
  // `front-ends.module-factor-zero`: zero counts as no factor.
  const kept: InterpolateOptions = scaleFactor === undefined || scaleFactor === 0 ? rest : { ...rest, scaleFactor };
  return { forward: (input) => interpolate(input, kept) };
}

/** `front-ends.no-antialias` */
function requireNone(callee: string, option: string, value: unknown): void {
  if (value === undefined) return;
  throw new Refusal('TypeError', 'front-ends.no-antialias', `${callee} got an unexpected keyword argument '${option}'`);
}
