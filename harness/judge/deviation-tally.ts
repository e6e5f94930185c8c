import { FLOAT_FORMATS, unitInTheLastPlace } from '#reference/rounding.ts';
import type { DType } from '#spec/signature.ts';
import type { Deviation, ElementDeviation } from '../verdict.ts';

/** Adds up how far elements are from what they should be. `multiple` is of the bound: at most 1 is faithful. */
export class DeviationTally {
  readonly deviation: Deviation = {
    max_abs: 0,
    max_rel: 0,
    max_ulp: 0,
    max_bound: 0,
    differing: 0,
    outside: 0,
    elements: 0,
  };

  add(dtype: DType, element: ElementDeviation, multiple: number): void {
    const total = this.deviation;
    total.elements += 1;
    const distance = distanceOf(element);
    if (distance > 0) {
      total.differing += 1;
      total.max_abs = Math.max(total.max_abs, distance);
      total.max_rel = Math.max(total.max_rel, distance / Math.abs(element.expected));
      total.max_ulp = Math.max(total.max_ulp, distance / unitOf(dtype, element.expected));
    }
    if (multiple > 1) {
      total.outside += 1;
      total.first ??= element;
    }
    if (multiple > total.max_bound) {
      total.max_bound = multiple;
      total.worst = element;
    }
  }

  /** Takes in what another tally has seen, single elements aside. */
  merge({ max_abs, max_rel, max_ulp, max_bound, differing, outside, elements }: Deviation): void {
    const total = this.deviation;
    total.max_abs = Math.max(total.max_abs, max_abs);
    total.max_rel = Math.max(total.max_rel, max_rel);
    total.max_ulp = Math.max(total.max_ulp, max_ulp);
    total.max_bound = Math.max(total.max_bound, max_bound);
    total.differing += differing;
    total.outside += outside;
    total.elements += elements;
  }
}

/** A NaN is at no distance from a NaN, nor an infinity from itself. */
function distanceOf({ expected, got }: ElementDeviation): number {
  if (Object.is(expected, got)) return 0;
  const distance = Math.abs(got - expected);
  return Number.isNaN(distance) ? Number.POSITIVE_INFINITY : distance;
}

function unitOf(dtype: DType, value: number): number {
  return dtype === 'uint8' || !Number.isFinite(value) ? 1 : unitInTheLastPlace(Math.abs(value), FLOAT_FORMATS[dtype]);
}
