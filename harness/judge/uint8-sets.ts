import { mergedTaps, weightPrecision } from '#reference/fixed-point.ts';
import type { Taps } from '#reference/taps.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { type Bounded, boundedPass, exactly } from './bound.ts';
import type { FreeTaps } from './freedom.ts';
import type { PlacedPass } from './passes.ts';

/** Per element the whole numbers from `low` to `high`: one, or two where a pass lands on a rounding tie. */
export interface Levels {
  readonly low: Float64Array;
  readonly high: Float64Array;
}

/** `rounding.uint8-two-passes`: every pass is rounded and clamped to 0…255. */
export function levelsByPasses(values: Float64Array, passes: readonly PlacedPass[]): Levels {
  return passes.reduce<Levels>((levels, pass) => levelsPass(levels, pass), { low: values, high: values });
}

/** Real numbers all the way, rounded and clamped once. */
export function levelsRoundedOnce(values: Float64Array, passes: readonly PlacedPass[]): Levels {
  const { ideal, slack } = passes.reduce<Bounded>(
    (bounded, pass) => boundedPass(bounded, pass.inputSize, pass.inner, quantised(pass.taps), ARITHMETIC.uint8),
    exactly(values),
  );
  return {
    low: ideal.map((value, element) => level(value - slack[element])),
    high: ideal.map((value, element) => level(value + slack[element])),
  };
}

function levelsPass({ low, high }: Levels, { inputSize, inner, taps }: PlacedPass): Levels {
  const free = quantised(taps);
  const middle = low.map((value, element) => (value + high[element]) / 2);
  const source: Bounded = {
    ideal: middle,
    magnitude: high,
    slack: high.map((value, element) => value - middle[element]),
  };
  const { ideal, slack } = boundedPass(source, inputSize, inner, free, ARITHMETIC.uint8);
  return {
    low: ideal.map((value, element) => level(value - slack[element])),
    high: ideal.map((value, element) => level(value + slack[element])),
  };
}

/** `rounding.uint8-weights`: weights may be integers over the power of two that 15 bits and the largest weight allow. */
function quantised(taps: readonly FreeTaps[]): FreeTaps[] {
  const quantum = 2 ** -weightPrecision(taps.map((tap): Taps => mergedTaps(tap)));
  return taps.map((tap) => ({ ...tap, weightErrors: tap.weightErrors.map((error) => error + quantum / 2) }));
}

function level(value: number): number {
  return Math.min(Math.max(Math.floor(value + 0.5), 0), 255);
}
