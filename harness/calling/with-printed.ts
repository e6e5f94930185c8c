import type { Outcome } from '../core/open-implementation.ts';

/** What an implementation prints explains what goes wrong; its end has that already. */
export function withPrinted(outcome: Outcome, printed: string): Outcome {
  if (outcome.kind === 'tensor' && printed !== '') return { ...outcome, printed };
  if (outcome.kind !== 'threw' && outcome.kind !== 'invalid-output') return outcome;
  if (outcome.message.endsWith(printed)) return outcome;
  return { ...outcome, message: `${outcome.message}${printed}` };
}
