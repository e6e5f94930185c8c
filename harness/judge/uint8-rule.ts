import type { AcceptedCall } from '#reference/arguments.ts';
import { fixedPointPass } from '#reference/rounding/uint8.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { ARITHMETIC } from './arithmetic.ts';
import type { Rule } from './expectation.ts';
import { type Changes, passesOf, placed, repeatedFirstRow } from './passes.ts';
import { type Levels, levelsByPasses, levelsRoundedOnce } from './uint8-sets.ts';

/** `rounding.uint8-two-passes`: the fixed-point value, and every level that an honest rounding of the passes reaches. */
export function uint8Rule(call: AcceptedCall, input: Tensor, changes: Changes): Rule {
  const spatial = input.shape.slice(2);
  const passes = passesOf(call, input, ARITHMETIC.uint8, changes);
  const inOrder = placed(passes, spatial);
  const values = decoded(input);
  const fixed = inOrder.reduce(
    (current, pass) => fixedPointPass(current, pass.inputSize, pass.inner, pass.taps),
    values,
  );
  const byPasses = levelsByPasses(values, inOrder);
  // `rounding.uint8-two-passes`: without negative weights nothing saturates between the passes, so one rounding is honest.
  const honest =
    call.mode === 'bilinear'
      ? [byPasses, levelsRoundedOnce(values, inOrder), levelsByPasses(values, placed(passes.toReversed(), spatial))]
      : [byPasses];
  const row = (array: Float64Array) =>
    changes.overrides.includes('repeatsFirstRow') ? repeatedFirstRow(array, call) : array;
  return levelRule(
    row(fixed),
    honest.map(({ low, high }): Levels => ({ low: row(low), high: row(high) })),
  );
}

/** Half a level is the unit of the bound: an accepted level is at most 1, and one that is n levels from them is 2n. */
function levelRule(ideal: Float64Array, honest: readonly Levels[]): Rule {
  return {
    ideal,
    slack: ideal.map((value, element) =>
      Math.max(0, ...honest.map(({ low, high }) => Math.max(value - low[element], high[element] - value))),
    ),
    judge: (element, got) => {
      if (got === ideal[element]) return 0;
      const beyond = honest.map(({ low, high }) => Math.max(low[element] - got, got - high[element]));
      const levels = Math.min(Math.abs(got - ideal[element]), ...beyond);
      return levels <= 0 ? 1 : 2 * levels;
    },
  };
}
