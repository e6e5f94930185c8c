import type { AcceptedCall } from '#reference/arguments.ts';
import { fixedPointPass } from '#reference/rounding/uint8.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { ARITHMETIC } from './arithmetic.ts';
import type { Rule } from './expectation.ts';
import { rowsOf } from './free-taps.ts';
import { type Changes, passesOf, placed, repeatedFirstRow } from './passes.ts';
import { type Levels, levelsByPasses, levelsRoundedOnce, quantisedTaps } from './uint8-sets.ts';

/** `rounding.uint8-two-passes`: the fixed-point value, and every level that an honest rounding of the passes reaches. */
export function uint8Rule(call: AcceptedCall, input: Tensor, changes: Changes): Rule {
  const spatial = input.shape.slice(2);
  const passes = passesOf(call, input, ARITHMETIC.uint8, changes).map((pass) => {
    const rows = rowsOf(pass.taps);
    return { ...pass, rows, quantised: quantisedTaps(pass.taps, rows) };
  });
  const inOrder = placed(passes, spatial);
  const values = decoded(input);
  const fixed = inOrder.reduce(
    (current, { inputSize, inner, rows }) => fixedPointPass(current, inputSize, inner, rows),
    values,
  );
  const byPasses = levelsByPasses(values, inOrder);
  const backwards = () => levelsByPasses(values, placed(passes.toReversed(), spatial));
  // `rounding.uint8-two-passes`: without negative weights nothing saturates between the passes, so one rounding is honest.
  const honest =
    call.mode === 'bilinear'
      ? [byPasses, levelsRoundedOnce(values, inOrder), ...(passes.length > 1 ? [backwards()] : [])]
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
  const multiple = (element: number, got: number) => {
    if (got === ideal[element]) return 0;
    let levels = Math.abs(got - ideal[element]);
    for (const { low, high } of honest) levels = Math.min(levels, Math.max(low[element] - got, got - high[element]));
    return levels <= 0 ? 1 : 2 * levels;
  };
  return { ideal, slack: widestOf(ideal, honest), multiple };
}

/** How far the accepted levels are from the ideal one. */
function widestOf(ideal: Float64Array, honest: readonly Levels[]): Float64Array {
  const slack = new Float64Array(ideal.length);
  for (const { low, high } of honest) {
    for (let element = 0; element < slack.length; element++) {
      const value = ideal[element];
      slack[element] = Math.max(slack[element], value - low[element], high[element] - value);
    }
  }
  return slack;
}
