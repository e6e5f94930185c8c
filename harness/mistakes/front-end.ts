import { Refusal } from '#reference/arguments/refusal.ts';
import type { Implementation, InterpolateOptions } from '#spec/signature.ts';

type Interpolate = Implementation['interpolate'];

/** `F.upsample` and `nn.Upsample` around any `F.interpolate`, as the front-ends page has them. */
export function frontEnds(
  interpolate: Interpolate,
  ofModule = interpolate,
): Required<Pick<Implementation, 'upsample' | 'createUpsample'>> {
  return {
    upsample(input, options) {
      requireNone(options.antialias);
      requireNone(options.recomputeScaleFactor);
      return interpolate(input, options);
    },
    createUpsample(options) {
      requireNone(options.antialias);
      const kept = withoutZeroFactor(options);
      return { forward: (input) => ofModule(input, kept) };
    },
  };
}

/** `front-ends.module-factor-zero` */
function withoutZeroFactor({ scaleFactor, ...rest }: InterpolateOptions): InterpolateOptions {
  return scaleFactor === undefined || scaleFactor === 0 ? rest : { ...rest, scaleFactor };
}

export function requireNone(value: unknown): void {
  if (value !== undefined) throw new Refusal('TypeError', 'front-ends.no-antialias', 'unexpected keyword argument');
}
