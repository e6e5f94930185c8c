import type { Rule } from './expectation.ts';

/** The multiple of the bound for every element of a result. */
export function multiplesOf(rule: Pick<Rule, 'judge' | 'multiples'>, values: Float64Array): Float64Array {
  if (rule.multiples !== undefined) return rule.multiples(values);
  const multiples = new Float64Array(values.length);
  for (let element = 0; element < values.length; element++) multiples[element] = rule.judge(element, values[element]);
  return multiples;
}
