import { decoded } from '#reference/rounding.ts';
import { indexAt } from '#spec/shape.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import type { Deviation, ElementDeviation, Level } from '../core/verdict.ts';
import { distance, distanceInUnits, relativeDistance } from './distance.ts';
import type { Expectation } from './expectation.ts';

/** Multiples of the bound up to which values reach `close`: the right formula in low precision (`spec/decisions/bound.md`). */
const CLOSE = { float: 1024, uint8: 4 } as const;

/** The largest multiple of the bound that passes when a level is demanded. */
export function acceptedMultiple(demanded: Level, dtype: DType): number {
  if (demanded === 'divergent') return Number.POSITIVE_INFINITY;
  return demanded === 'close' ? closeMultiple(dtype) : 1;
}

export interface Comparison {
  deviation: Deviation;
  level: Level;
}

/** Compares a result, of the expected dtype and shape, with what is accepted and with what was recorded. */
export function comparison(expectation: Expectation, got: Tensor, recorded: Tensor): Comparison {
  const deviation = deviationOf(expectation, decoded(got), decoded(recorded));
  return { deviation, level: levelOf(deviation, expectation.dtype) };
}

function deviationOf(expectation: Expectation, got: Float64Array, recorded: Float64Array): Deviation {
  const { ideal, slack, dtype, shape } = expectation;
  const deviation: Deviation = {
    max_abs: 0,
    max_rel: 0,
    max_ulp: 0,
    max_bound: 0,
    differing: 0,
    outside: 0,
    elements: got.length,
  };
  let ties = 0;
  const elementAt = (element: number): ElementDeviation => ({
    index: indexAt(shape, element),
    expected: ideal[element],
    got: got[element],
    slack: slack[element],
  });
  for (let element = 0; element < got.length; element++) {
    const multiple = expectation.judge(element, got[element]);
    // NaN and the infinities are no numbers to measure with: accepted ones are at no distance.
    const isAcceptedSpecial = multiple <= 1 && !Number.isFinite(got[element]);
    const difference = isAcceptedSpecial ? 0 : distance(ideal[element], got[element]);
    if (!Object.is(got[element], recorded[element])) deviation.differing++;
    if (multiple > 1) {
      if (deviation.outside === 0) deviation.first = elementAt(element);
      deviation.outside++;
    }
    if (expectation.isIndexTie?.(element, got[element])) ties++;
    deviation.max_abs = Math.max(deviation.max_abs, difference);
    deviation.max_rel = Math.max(deviation.max_rel, relativeDistance(difference, ideal[element]));
    deviation.max_ulp = Math.max(deviation.max_ulp, distanceInUnits(difference, ideal[element], dtype));
    if (multiple > deviation.max_bound) {
      deviation.max_bound = multiple;
      deviation.worst = elementAt(element);
    }
  }
  return ties === 0 ? deviation : { ...deviation, index_ties: ties };
}

export function levelOf({ differing, max_bound }: Deviation, dtype: DType): Level {
  if (max_bound <= 1) return differing === 0 ? 'bit-exact' : 'faithful';
  return max_bound <= closeMultiple(dtype) ? 'close' : 'divergent';
}

/** For uint8 within two levels, each of which is two units of its bound. */
function closeMultiple(dtype: DType): number {
  return dtype === 'uint8' ? CLOSE.uint8 : CLOSE.float;
}
