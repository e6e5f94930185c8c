import type { Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import { resize } from './resizer/resize.ts';

/** Kept while a call is looked at: many mistakes are made in what is right until then. */
const RESULTS = new WeakMap<Asked, Tensor>();

/**
 * What the clauses give; not to be written into.
 * @throws Refusal where the call must be refused.
 */
export function rightResult(asked: Asked): Tensor {
  const kept = RESULTS.get(asked) ?? resize(asked.input, asked.options);
  RESULTS.set(asked, kept);
  return kept;
}
