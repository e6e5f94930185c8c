import { mergedTaps, weightPrecision } from '#reference/rounding/uint8.ts';
import type { Taps } from '#reference/taps.ts';
import { ARITHMETIC } from './arithmetic.ts';
import { type Bounded, boundedPass, exactly } from './bound.ts';
import { changedTaps, type ErringTaps, withoutErrors } from './free-taps.ts';
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

/** A pass with what integer kernels make of its weights. */
export interface Uint8Pass extends PlacedPass {
  readonly quantised: ErringTaps;
}

/** `rounding.uint8-two-passes`: every pass is rounded and clamped to 0…255. */
export function levelsByPasses(values: Float64Array, passes: readonly Uint8Pass[]): Levels {
  let levels: Levels = { low: values, high: values };
  for (const pass of passes) levels = levelsAround(uint8Pass(between(levels), pass, FINEST_OF_A_PASS));
  return levels;
}

/** Real numbers all the way, rounded and clamped once. */
export function levelsRoundedOnce(values: Float64Array, passes: readonly Uint8Pass[]): Levels {
  return levelsAround(
    passes.reduce<Bounded>((bounded, pass) => uint8Pass(bounded, pass, FINEST_OF_TWO_PASSES), exactly(values)),
  );
}

function between({ low, high }: Levels): Bounded {
  const ideal = new Float64Array(low.length);
  const slack = new Float64Array(low.length);
  for (let element = 0; element < ideal.length; element++) {
    ideal[element] = (low[element] + high[element]) / 2;
    slack[element] = high[element] - ideal[element];
  }
  return { ideal, magnitude: high, slack };
}

/** `rounding.uint8-half-up`: where every weight is exact nothing is lost, and a tie is a tie for everyone. */
function uint8Pass(source: Bounded, { inputSize, inner, taps, quantised }: Uint8Pass, finest: number): Bounded {
  const bounded = boundedPass(source, inputSize, inner, quantised, ARITHMETIC.uint8);
  const isExact = exactRows(taps, finest);
  if (!isExact.includes(true)) return bounded;
  const exact = boundedPass(source, inputSize, inner, withoutErrors(taps), EXACT);
  const { ideal, magnitude } = bounded;
  return { ideal, magnitude, slack: ofRows(bounded.slack, exact.slack, inner, isExact) };
}

/** The slack of the exact rows where there are any, and otherwise that of all. */
function ofRows(all: Float64Array, exact: Float64Array, inner: number, isExact: readonly boolean[]): Float64Array {
  const slack = all.slice();
  for (let element = 0; element < slack.length; element++) {
    if (isExact[Math.floor(element / inner) % isExact.length]) slack[element] = exact[element];
  }
  return slack;
}

/** Per output index whether all its weights are exact, and multiples of the finest one. */
function exactRows(taps: ErringTaps, finest: number): boolean[] {
  const isExact: boolean[] = [];
  for (let row = 0; row < taps.count; row++) {
    let isFine = taps.isExact(row);
    for (let tap = taps.starts[row]; isFine && tap < taps.starts[row + 1]; tap++) {
      isFine = Number.isInteger(taps.weights[tap] / finest);
    }
    isExact.push(isFine);
  }
  return isExact;
}

/** `rounding.uint8-weights`: weights may be integers over the power of two that 15 bits and the largest weight allow. */
export function quantisedTaps(taps: ErringTaps, rows: readonly Taps[]): ErringTaps {
  const quantum = 2 ** -weightPrecision(rows.map(mergedTaps));
  const weightErrors = taps.weightErrors.slice();
  for (let tap = 0; tap < weightErrors.length; tap++) weightErrors[tap] += quantum / 2;
  return changedTaps(taps, { weightErrors });
}

function levelsAround({ ideal, slack }: Bounded): Levels {
  const low = new Float64Array(ideal.length);
  const high = new Float64Array(ideal.length);
  for (let element = 0; element < ideal.length; element++) {
    low[element] = level(ideal[element] - slack[element]);
    high[element] = level(ideal[element] + slack[element]);
  }
  return { low, high };
}

/** `rounding.uint8-half-up` */
function level(value: number): number {
  return Math.min(Math.max(Math.floor(value + 0.5), 0), 255);
}
