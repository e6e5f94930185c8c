import { askedCall } from '#harness/mistakes/asked.ts';
import { always, type Concerns } from '#harness/mistakes/calls.ts';
import type { Decisions } from '#harness/mistakes/resizer/decisions.ts';
import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { Implementation } from '#spec/signature.ts';

/** An honest way of computing: other roundings, the same mathematics. */
export interface HonestVariant {
  readonly id: string;
  /** What it does, in the present tense. */
  readonly sentence: string;
  readonly interpolate: (...call: Parameters<Implementation['interpolate']>) => ReturnType<typeof resize>;
}

/** What it does, by which decisions, and for which calls that is honest; the others are the target's. */
export type HonestRow = readonly [sentence: string, decisions: Partial<Decisions>, isHonest?: Concerns];

export function variant(id: string, [sentence, decisions, isHonest = always]: HonestRow): HonestVariant {
  return {
    id,
    sentence,
    interpolate: (input, options) =>
      resize(input, options, isHonest(askedCall({ entry: 'interpolate', input, options })) ? decisions : {}),
  };
}
