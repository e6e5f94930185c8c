import { decoded, encoded } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';

/** The numbers of a dtype that are nearest to real ones, in memory of their own. */
export function nearestNumbers(dtype: DType, values: Float64Array): Float64Array {
  if (dtype !== 'float32') return decoded({ dtype, data: encoded(dtype, values) });
  const numbers = new Float64Array(values.length);
  for (let at = 0; at < numbers.length; at++) numbers[at] = Math.fround(values[at]);
  return numbers;
}
