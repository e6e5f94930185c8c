import type { Erratum, Override } from '#cases/errata-table.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { copies, isLeftAlone } from '#reference/interpolate.ts';
import type { Tensor } from '#spec/signature.ts';
import { once } from '../core/once.ts';
import { alternativesOf } from './alternatives.ts';
import type { Expectation, Rule } from './expectation.ts';
import { type Changes, UNCHANGED } from './passes.ts';

/** What is accepted when some of the errata that a call meets override the rule, and the others do not. */
export interface Reading {
  readonly errata: readonly Erratum[];
  rule(): Rule;
}

/** Accepts what any reading accepts. The ideal value and its slack are those of the rule alone. */
export function judgedByReadings(
  result: Pick<Expectation, 'dtype' | 'shape' | 'refusedBy'>,
  met: readonly Erratum[],
  call: AcceptedCall,
  ruleOf: (changes: Changes) => Rule,
): Expectation {
  const own = ruleOf(UNCHANGED);
  const readings: Reading[] = [{ errata: [], rule: () => own }];
  const weighed: (() => Rule)[] = [];
  for (const errata of combinations(met)) {
    const overrides = errata.flatMap((erratum) => erratum.overrides);
    if (errata.length > 0)
      readings.push({ errata, rule: once(() => ruleOf({ overrides, weighsUnchangedAxes: false })) });
    if (leavesAnAxisAlone(call, result, overrides)) {
      weighed.push(once(() => ruleOf({ overrides, weighsUnchangedAxes: true })));
    }
  }
  const rules = [...readings.map((reading) => reading.rule), ...weighed];
  const { ideal, slack, multiple, isIndexTie, alternatives } = rules.length === 1 ? own : acceptingAny(own, rules);
  const { dtype, shape, refusedBy } = result;
  return { ideal, slack, multiple, isIndexTie, alternatives, dtype, shape, readings, refusedBy };
}

function acceptingAny({ ideal, slack, isIndexTie }: Rule, rules: readonly (() => Rule)[]): Rule {
  return {
    ideal,
    slack,
    multiple: (element, got) => leastMultiple(rules, element, got),
    isIndexTie: isIndexTie && ((element, got) => rules.every((rule) => rule().isIndexTie?.(element, got))),
    alternatives: (element) => rules.flatMap((rule) => alternativesOf(rule(), element)),
  };
}

/** Every choice among the errata, the empty one first. */
function combinations(errata: readonly Erratum[]): Erratum[][] {
  let chosen: Erratum[][] = [[]];
  for (const one of errata) chosen = chosen.concat(chosen.map((some) => [...some, one]));
  return chosen;
}

/**
 * `special-values.zero-weight`: such an axis may be blended like any other, with weights of one and zero: no erratum, but
 * rounded, and zero times infinity is NaN.
 */
function leavesAnAxisAlone(call: AcceptedCall, input: Pick<Tensor, 'dtype'>, overrides: readonly Override[]): boolean {
  if (copies(call.mode)) return false;
  const isCopied = overrides.includes('leavesUnchangedAxes');
  return call.axes.some((axis) => isLeftAlone(axis, call, input) || (isCopied && axis.inputSize === axis.outputSize));
}

function leastMultiple(rules: readonly (() => Rule)[], element: number, got: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const rule of rules) {
    least = Math.min(least, rule().multiple(element, got));
    if (least <= 1) break;
  }
  return least;
}
