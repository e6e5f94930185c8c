import type { Rule } from './expectation.ts';

/** One of the neighbourhoods that a rule accepts at an element: a value, and how far from it is accepted. */
export interface Alternative {
  readonly centre: number;
  /** As a rule's: at most 1 is accepted. It never falls with the distance from the centre, on either side. */
  multiple(got: number): number;
}

/** What a rule accepts around finite values; zeros of either sign and special values may be accepted besides. */
export function alternativesOf(rule: Rule, element: number): readonly Alternative[] {
  return (
    rule.alternatives?.(element) ?? [{ centre: rule.ideal[element], multiple: (got) => rule.multiple(element, got) }]
  );
}
