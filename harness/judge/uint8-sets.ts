import { mergedTaps, weightPrecision } from '#reference/rounding/uint8.ts';
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

/** Weights that are multiples of 2⁻¹⁴ are exact in fixed point, and their sums with uint8 are exact in float32. */
const FINEST_OF_A_PASS = 2 ** -14;
/** So are products of two of these weights. */
const FINEST_OF_TWO_PASSES = 2 ** -8;
const EXACT = { ...ARITHMETIC.uint8, unit: 0, flushed: 0 };

/** `rounding.uint8-two-passes`: every pass is rounded and clamped to 0…255. */
export function levelsByPasses(values: Float64Array, passes: readonly PlacedPass[]): Levels {
  return passes.reduce<Levels>((levels, pass) => levelsPass(levels, pass), { low: values, high: values });
}

/** Real numbers all the way, rounded and clamped once. */
export function levelsRoundedOnce(values: Float64Array, passes: readonly PlacedPass[]): Levels {
  return levelsAround(
    passes.reduce<Bounded>((bounded, pass) => uint8Pass(bounded, pass, FINEST_OF_TWO_PASSES), exactly(values)),
  );
}

function levelsPass({ low, high }: Levels, pass: PlacedPass): Levels {
  const middle = low.map((value, element) => (value + high[element]) / 2);
  const source: Bounded = {
    ideal: middle,
    magnitude: high,
    slack: high.map((value, element) => value - middle[element]),
  };
  return levelsAround(uint8Pass(source, pass, FINEST_OF_A_PASS));
}

/** `rounding.uint8-half-up`: where every weight is exact nothing is lost, and a tie is a tie for everyone. */
function uint8Pass(source: Bounded, { inputSize, inner, taps }: PlacedPass, finest: number): Bounded {
  const bounded = boundedPass(source, inputSize, inner, quantised(taps), ARITHMETIC.uint8);
  const isExact = taps.map((tap) => tap.isExact && tap.weights.every((weight) => Number.isInteger(weight / finest)));
  if (!isExact.includes(true)) return bounded;
  const { slack } = boundedPass(source, inputSize, inner, taps.map(withoutError), EXACT);
  const rowOf = (element: number) => Math.floor(element / inner) % taps.length;
  return {
    ...bounded,
    slack: bounded.slack.map((value, element) => (isExact[rowOf(element)] ? slack[element] : value)),
  };
}

function withoutError(tap: FreeTaps): FreeTaps {
  return { ...tap, weightErrors: tap.weightErrors.map(() => 0), coordinateError: 0, slopes: [] };
}

/** `rounding.uint8-weights`: weights may be integers over the power of two that 15 bits and the largest weight allow. */
function quantised(taps: readonly FreeTaps[]): FreeTaps[] {
  const quantum = 2 ** -weightPrecision(taps.map((tap): Taps => mergedTaps(tap)));
  return taps.map((tap) => ({ ...tap, weightErrors: tap.weightErrors.map((error) => error + quantum / 2) }));
}

function levelsAround({ ideal, slack }: Bounded): Levels {
  return {
    low: ideal.map((value, element) => level(value - slack[element])),
    high: ideal.map((value, element) => level(value + slack[element])),
  };
}

/** `rounding.uint8-half-up` */
function level(value: number): number {
  return Math.min(Math.max(Math.floor(value + 0.5), 0), 255);
}
