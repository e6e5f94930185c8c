import type { Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { resizeBackward } from './resizer/resize-backward.ts';

/** Kept while a call is looked at: many mistakes are made in what is right until then. */
const RESULTS = new WeakMap<Asked, Tensor>();

/**
 * What the clauses give; not to be written into.
 * @throws Refusal where the call must be refused.
 */
export function rightResult(asked: Asked): Tensor {
  const kept = RESULTS.get(asked) ?? resultBy(asked, {});
  RESULTS.set(asked, kept);
  return kept;
}

/**
 * What a call gives by other decisions, forward or backward.
 * @throws Refusal and TooLong as `resize` does.
 */
export function resultBy(
  { input, options, gradOutput }: Pick<Asked, 'input' | 'options' | 'gradOutput'>,
  decisions: Partial<Decisions>,
): Tensor {
  if (gradOutput === undefined) return resize(input, options, decisions);
  return resizeBackward(gradOutput, input, options, decisions);
}
