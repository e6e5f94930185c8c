import type { Implementation } from '#spec/signature.ts';
import { type Slip, slipped } from './slipped.ts';

/** A fault that was written away from the known mistakes, and the sentence that is due to it. */
export interface WrittenAway {
  readonly does: string;
  /** What a right first sentence says; null where no mistake is known that it could be. */
  readonly due: RegExp | null;
  /** What a first sentence says that is true of it but does not tell what it does. */
  readonly vague?: RegExp;
  /** Made anew for each run where they remember calls. */
  readonly slips: readonly Slip[] | (() => readonly Slip[]);
  readonly further?: Parameters<typeof slipped>[2];
}

export function made(id: string, { slips, further }: WrittenAway): Implementation {
  return slipped(id, typeof slips === 'function' ? slips() : slips, further);
}
