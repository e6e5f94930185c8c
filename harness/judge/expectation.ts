import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { copies, isLeftAlone } from '#reference/interpolate.ts';
import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { blendingRule } from './blending-rule.ts';
import { copyingRule } from './copying-rule.ts';
import { ERRATA, type Erratum, NO_DEPARTURES } from './errata.ts';
import type { Departures } from './passes.ts';
import { uint8Rule } from './uint8-rule.ts';

/** What one way of reading the text accepts for the elements of a result. */
export interface Rule {
  /** The value to show for an element: the clause's formula, unrounded. */
  readonly ideal: Float64Array;
  /** How far an element may be from it; 0 where equality is due. */
  readonly slack: Float64Array;
  /** A multiple of the bound for a value at an element: at most 1 is accepted. */
  judge(element: number, got: number): number;
  /** Whether an accepted value stems from another input element than the target's, at an exact tie. */
  isIndexTie?(element: number, got: number): boolean;
}

/** What is accepted for a call. */
export interface Expectation extends Rule {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** The errata that the call meets; their other answers are accepted too. */
  readonly departures: readonly Departure[];
  /** The judgement by the rule alone, errata left aside. */
  readonly rule: Rule;
}

export interface Departure {
  readonly id: ClauseId;
  /** Whose answer the departing rule gives. */
  readonly gives: 'target' | 'rule';
  readonly rule: Rule;
}

/**
 * The derived verdict on every element of the result of a valid call.
 * @throws Refusal when the call must be refused.
 */
export function expectationOf(call: { input: Tensor; options: InterpolateOptions }): Expectation {
  const accepted = acceptedCall(call.input, call.options);
  const rule = ruleOf(accepted, call.input, NO_DEPARTURES);
  const met = copies(accepted.mode) ? [] : ERRATA.filter((erratum) => erratum.concerns(accepted, call.input));
  const departures = met.length === 0 ? [] : departingRules(met, accepted, call.input);
  const others = [...departures.map((departure) => departure.rule), ...weightedRules(met, accepted, call.input)];
  return {
    dtype: call.input.dtype,
    shape: accepted.outputShape,
    ideal: rule.ideal,
    slack: rule.slack,
    departures,
    rule,
    judge: (element, got) => judgedByAny(rule, others, element, got),
    ...(rule.isIndexTie && { isIndexTie: rule.isIndexTie }),
  };
}

function ruleOf(call: AcceptedCall, input: Tensor, departures: Departures): Rule {
  if (copies(call.mode)) return copyingRule(call, input);
  return input.dtype === 'uint8' ? uint8Rule(call, input, departures) : blendingRule(call, input, departures);
}

/** Every erratum alone, and all of them together when a call meets several. */
function departingRules(met: readonly Erratum[], call: AcceptedCall, input: Tensor): Departure[] {
  const groups = met.length === 1 ? [met] : [...met.map((erratum) => [erratum]), met];
  return groups.map((group) => {
    const gives = group[0]?.referenceGives === 'rule' ? 'target' : 'rule';
    const id = (group[0] as Erratum).id;
    return { id, gives, rule: lazyRule(() => ruleOf(call, input, departuresOf(group))) };
  });
}

/**
 * `special-values.zero-weight`: an axis that keeps its size may be blended like any other, with weights of one and zero:
 * no erratum, but rounded, and zero times infinity is NaN.
 */
function weightedRules(met: readonly Erratum[], call: AcceptedCall, input: Tensor): Rule[] {
  if (copies(call.mode) || !call.axes.some((axis) => isLeftAlone(axis, call, input))) return [];
  const groups = met.length === 0 ? [[]] : [[], met];
  return groups
    .map(departuresOf)
    .filter(({ resamplesUnchangedAxes }) => !resamplesUnchangedAxes)
    .map((departures) => lazyRule(() => ruleOf(call, input, { ...departures, weighsUnchangedAxes: true })));
}

function departuresOf(errata: readonly Erratum[]): Departures {
  return { ...NO_DEPARTURES, ...Object.fromEntries(errata.map(({ departure }) => [departure, true])) };
}

function judgedByAny(rule: Rule, others: readonly Rule[], element: number, got: number): number {
  const multiple = rule.judge(element, got);
  if (multiple <= 1) return multiple;
  return others.reduce((least, other) => Math.min(least, other.judge(element, got)), multiple);
}

/** Most elements never ask what a departing rule accepts. */
function lazyRule(make: () => Rule): Rule {
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
    judge: (element, got) => rule().judge(element, got),
  };
}
