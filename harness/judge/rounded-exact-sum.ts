import { nearestNumbers } from '../core/nearest-numbers.ts';
import type { Expectation } from './expectation.ts';

/** `rounding.half-ties-to-even`: where the sum is exact, the nearest number alone is accepted, of two the even one. */
export function roundedExactSum({ dtype, multiple, ideal }: Expectation, element: number): number | undefined {
  if (dtype !== 'float16' && dtype !== 'bfloat16') return undefined;
  const [nearest] = nearestNumbers(dtype, ideal.subarray(element, element + 1));
  const other = 2 * ideal[element] - nearest;
  return other !== nearest && multiple(element, nearest) <= 1 && multiple(element, other) > 1 ? nearest : undefined;
}
