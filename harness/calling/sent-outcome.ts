import { elementsAt } from '../core/intrinsics.ts';
import type { Outcome } from '../core/subject.ts';
import type { SentOutcome } from './child-messages.ts';

/** An outcome with the elements that travelled beside it. */
export function outcomeOf(outcome: SentOutcome, data: ArrayBuffer): Outcome {
  if (outcome.kind !== 'tensor') return outcome;
  const { tensor } = outcome;
  return { ...outcome, tensor: { ...tensor, data: elementsAt(tensor.dtype, data, data.byteLength) } };
}
