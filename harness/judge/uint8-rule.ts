import type { AcceptedCall } from '#reference/arguments.ts';
import { fixedPointPass } from '#reference/rounding/uint8.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';
import { once } from '../core/once.ts';
import { ARITHMETIC } from './arithmetic.ts';
import type { Rule } from './expectation.ts';
import { rowsOf } from './free-taps.ts';
import { type Changes, passesOf, placed, repeatedFirstRow } from './passes.ts';
import { type Levels, levelsByPasses, levelsRoundedOnce, quantisedTaps } from './uint8-sets.ts';

/** `rounding.uint8-two-passes`: the fixed-point value, and every level that an honest rounding of the passes reaches. */
export function uint8Rule(call: AcceptedCall, input: Tensor, changes: Changes): Rule {
  const spatial = input.shape.slice(2);
  const passes = passesOf(call, input, ARITHMETIC.uint8, changes).map((pass) => ({ ...pass, rows: rowsOf(pass.taps) }));
  const values = decoded(input);
  const fixed = placed(passes, spatial).reduce(
    (current, { inputSize, inner, rows }) => fixedPointPass(current, inputSize, inner, rows),
    values,
  );
  const row = (array: Float64Array) =>
    changes.overrides.includes('repeatsFirstRow') ? repeatedFirstRow(array, call) : array;
  const honest = once((): Levels[] => {
    const quantised = passes.map((pass) => ({ ...pass, quantised: quantisedTaps(pass.taps, pass.rows) }));
    const inOrder = placed(quantised, spatial);
    const all = [levelsByPasses(values, inOrder)];
    // `rounding.uint8-two-passes`: without negative weights nothing saturates between the passes, so one rounding is honest.
    if (call.mode === 'bilinear') {
      all.push(levelsRoundedOnce(values, inOrder));
      if (passes.length > 1) all.push(levelsByPasses(values, placed(quantised.toReversed(), spatial)));
    }
    return all.map(({ low, high }) => ({ low: row(low), high: row(high) }));
  });
  return levelRule(row(fixed), honest);
}

/**
 * Half a level is the unit of the bound: an accepted level is at most 1, and one that is n levels from them is 2n. The levels
 * are derived where another than the ideal one is given.
 */
function levelRule(ideal: Float64Array, honest: () => readonly Levels[]): Rule {
  return {
    ideal,
    slack: once(() => widestOf(ideal, honest())),
    multiple: (element, got) => {
      if (got === ideal[element]) return 0;
      let levels = Math.abs(got - ideal[element]);
      for (const { low, high } of honest()) {
        levels = Math.min(levels, Math.max(low[element] - got, got - high[element]));
      }
      return levels <= 0 ? 1 : 2 * levels;
    },
    isIndexTie: undefined,
    alternatives: undefined,
  };
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
