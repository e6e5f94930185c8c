import type { Erratum, Override } from '#cases/errata-table.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { copies, isLeftAlone } from '#reference/interpolate.ts';
import type { Tensor } from '#spec/signature.ts';
import { alternativesOf } from './alternatives.ts';
import type { Expectation, Rule } from './expectation.ts';
import { multiplesOf } from './multiples.ts';
import type { Changes } from './passes.ts';

/** What is accepted when some of the errata that a call meets override the rule, and the others do not. */
export interface Reading {
  readonly errata: readonly Erratum[];
  readonly rule: Rule;
}

type Judged = Pick<
  Expectation,
  'ideal' | 'slack' | 'multiple' | 'multiples' | 'isIndexTie' | 'alternatives' | 'readings'
>;

/** Accepts what any reading accepts. The ideal value and its slack are those of the rule alone. */
export function judgedByReadings(
  met: readonly Erratum[],
  call: AcceptedCall,
  input: Pick<Tensor, 'dtype'>,
  ruleOf: (changes: Changes) => Rule,
): Judged {
  const lazily = (changes: Changes) => lazyRule(() => ruleOf(changes), copies(call.mode));
  const combined = combinations(met).map((errata) => ({
    errata,
    overrides: errata.flatMap(({ overrides }) => overrides),
  }));
  const readings = combined.map(({ errata, overrides }) => ({
    errata,
    rule: lazily({ overrides, weighsUnchangedAxes: false }),
  }));
  const weighed = combined
    .filter(({ overrides }) => leavesAnAxisAlone(call, input, overrides))
    .map(({ overrides }) => lazily({ overrides, weighsUnchangedAxes: true }));
  const { ideal, slack } = readings[0].rule;
  const rules = [...readings.map(({ rule }) => rule), ...weighed];
  return {
    ideal,
    slack,
    readings,
    multiple: (element, got) => leastMultiple(rules, element, got),
    multiples: (values) => {
      const multiples = multiplesOf(rules[0], values);
      if (rules.length === 1) return multiples;
      for (let element = 0; element < values.length; element++) {
        if (multiples[element] > 1) multiples[element] = leastMultiple(rules, element, values[element]);
      }
      return multiples;
    },
    alternatives: (element) => rules.flatMap((rule) => alternativesOf(rule, element)),
    ...(copies(call.mode) && {
      isIndexTie: (element, got) => readings.every(({ rule }) => rule.isIndexTie?.(element, got)),
    }),
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

function leastMultiple(rules: readonly Rule[], element: number, got: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (const rule of rules) {
    least = Math.min(least, rule.multiple(element, got));
    if (least <= 1) break;
  }
  return least;
}

/** Most elements never ask what another reading than the rule accepts. */
function lazyRule(make: () => Rule, copies: boolean): Rule {
  let made: Rule | undefined;
  const rule = () => {
    made ??= make();
    return made;
  };
  return {
    get ideal() {
      return rule().ideal;
    },
    get slack() {
      return rule().slack;
    },
    multiple: (element, got) => rule().multiple(element, got),
    multiples: (values) => multiplesOf(rule(), values),
    alternatives: (element) => alternativesOf(rule(), element),
    ...(copies && { isIndexTie: (element, got) => rule().isIndexTie?.(element, got) === true }),
  };
}
