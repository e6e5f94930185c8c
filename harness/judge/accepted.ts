import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Outcome } from '../core/open-implementation.ts';
import { differing } from '../core/printable.ts';
import { type Finding, isAtLeast, type Level } from '../core/verdict.ts';
import { comparison } from './compare.ts';
import type { Expectation, Rule } from './expectation.ts';
import { soundAnswer } from './fault.ts';

/** Whether a value is accepted at an element. */
export function accepts(rule: Pick<Rule, 'multiple'>, element: number, got: number): boolean {
  return rule.multiple(element, got) <= 1;
}

export function acceptsEvery(rule: Pick<Rule, 'multiple'>, values: Float64Array): boolean {
  return values.every((value, element) => accepts(rule, element, value));
}

/** The levels of uint8 that are accepted at an element. */
export function acceptedLevels(rule: Pick<Rule, 'multiple'>, element: number): number[] {
  return Array.from({ length: 256 }, (_, level) => level).filter((level) => accepts(rule, element, level));
}

/** What is accepted at an element and is not finite. */
export function acceptedSpecials(rule: Pick<Rule, 'multiple'>, element: number): number[] {
  return [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].filter((one) => accepts(rule, element, one));
}

/** Whether a tensor has the dtype and the shape that are due, and every element is accepted. */
export function isAccepted(expectation: Expectation, got: Tensor): boolean {
  if (got.dtype !== expectation.dtype || got.shape.join() !== expectation.shape.join()) return false;
  return acceptsEvery(expectation, decoded(got));
}

/** Whether values pass when a level is demanded. Bits can be demanded only where they are recorded. */
export function passesAt(demanded: Level, level: Level, isRecorded: boolean): boolean {
  return isAtLeast(level, demanded === 'bit-exact' && !isRecorded ? 'faithful' : demanded);
}

/** The finding on what came of a valid call, with the bits of the target where they are recorded. */
export function answerFinding(
  expectation: Expectation,
  outcome: Outcome,
  demanded: Level = 'faithful',
  recorded?: Tensor,
): Finding {
  const { tensor, fault } = soundAnswer(outcome, expectation);
  return fault ?? valueFinding(expectation, tensor, demanded, recorded);
}

/** The finding on the values of an answer that has the dtype and the shape that are due. */
export function valueFinding(expectation: Expectation, got: Tensor, demanded: Level, recorded?: Tensor): Finding {
  const { deviation, level } = comparison(expectation, got, recorded);
  if (passesAt(demanded, level, recorded !== undefined)) return { status: 'pass', level, deviation };
  const { outside, elements } = deviation;
  const message =
    outside > 0
      ? `${outside} of ${elements} elements ${outside === 1 ? 'is' : 'are'} not accepted`
      : `${differing(deviation.differing, elements)} from the recorded bits`;
  return { status: 'fail', level, deviation, message };
}
