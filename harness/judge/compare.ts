import { decoded } from '#reference/rounding.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import { nearestNumbers } from '../core/nearest-numbers.ts';
import type { Deviation, Level } from '../core/verdict.ts';
import { DeviationTally } from './deviation-tally.ts';
import type { Expectation } from './expectation.ts';
import { multiplesOf } from './multiples.ts';

/** Multiples of the bound up to which values reach `close`: the right formula in low precision (`spec/decisions/bound.md`). */
const CLOSE = 1024;
/** For uint8 within two levels, each of which is two units of its bound. */
const CLOSE_LEVELS = 4;

export interface Comparison {
  deviation: Deviation;
  level: Level;
}

/**
 * Compares a result, of the expected dtype and shape, with what is accepted and with what was recorded; where nothing
 * was, the numbers nearest to the ideal ones stand in for it.
 */
export function comparison(expectation: Expectation, got: Tensor, recorded?: Tensor): Comparison {
  const { ideal, dtype } = expectation;
  const values = decoded(got);
  const expected = recorded === undefined ? nearestNumbers(dtype, ideal) : decoded(recorded);
  const tally = new DeviationTally();
  tally.addAll(expectation, values, multiplesOf(expectation, values), expected);
  if (expectation.isIndexTie !== undefined) {
    for (let element = 0; element < values.length; element++) {
      const value = values[element];
      if (!Object.is(ideal[element], value) && expectation.isIndexTie(element, value)) tally.addIndexTie();
    }
  }
  return { deviation: tally.deviation, level: levelOf(tally.deviation, dtype) };
}

export function levelOf({ differing, max_bound }: Deviation, dtype: DType): Level {
  if (max_bound <= 1) return differing === 0 ? 'bit-exact' : 'faithful';
  return max_bound <= (dtype === 'uint8' ? CLOSE_LEVELS : CLOSE) ? 'close' : 'divergent';
}
