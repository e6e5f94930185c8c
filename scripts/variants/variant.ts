import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';

/** An honest way of computing: other roundings, the same mathematics. */
export interface Variant {
  id: string;
  /** What it does, in the present tense. */
  sentence: string;
  interpolate(input: Tensor, options: InterpolateOptions): Tensor;
}

export function variant(id: string, sentence: string, decisions: Partial<Decisions>): Variant {
  return { id, sentence, interpolate: (input, options) => resize(input, options, decisions) };
}

/** A way that is honest for some calls only; the others are the target's. */
export function limited(one: Variant, isHonest: (input: Tensor, options: InterpolateOptions) => boolean): Variant {
  return {
    ...one,
    interpolate: (input, options) =>
      isHonest(input, options) ? one.interpolate(input, options) : resize(input, options),
  };
}
