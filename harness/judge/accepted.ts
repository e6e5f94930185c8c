import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Expectation } from './expectation.ts';

/** Whether a tensor has the dtype and the shape that are due, and every element is accepted. */
export function isAccepted(expectation: Expectation, got: Tensor): boolean {
  if (got.dtype !== expectation.dtype || got.shape.join() !== expectation.shape.join()) return false;
  const values = decoded(got);
  for (let element = 0; element < values.length; element++) {
    if (expectation.judge(element, values[element]) > 1) return false;
  }
  return true;
}
