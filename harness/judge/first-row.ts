import type { AcceptedCall } from '#reference/arguments.ts';

/** `errata.antialias-width-one`: every row of a plane that is one element wide shows the first row. */
export function repeatedFirstRow<Values extends Float64Array | Uint8Array>(
  values: Values,
  { outputShape }: AcceptedCall,
): Values {
  const height = outputShape[2];
  return values.map((_, element) => values[element - (element % height)]) as Values;
}
