import type { Rule } from './expectation.ts';

/** The multiple of the bound for every element of a result. */
export function multiplesOf(rule: Pick<Rule, 'multiple'>, values: Float64Array): Float64Array {
  const multiples = new Float64Array(values.length);
  for (let element = 0; element < values.length; element++)
    multiples[element] = rule.multiple(element, values[element]);
  return multiples;
}
