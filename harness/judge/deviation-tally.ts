import { indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Deviation, ElementDeviation } from '../core/verdict.ts';
import { distance, distanceInUnits, relativeDistance } from './distance.ts';

type Described = Pick<Tensor, 'dtype' | 'shape'>;

type MeasuredElement = Omit<ElementDeviation, 'index'>;

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

  /** One element of a tensor, by its place in row-major order. */
  add({ dtype, shape }: Described, place: number, element: MeasuredElement, multiple: number): void {
    const total = this.deviation;
    total.elements += 1;
    const { expected, got, slack } = element;
    const difference = distance(expected, got);
    if (difference > 0) total.differing += 1;
    total.max_abs = Math.max(total.max_abs, difference);
    total.max_rel = Math.max(total.max_rel, relativeDistance(difference, expected));
    total.max_ulp = Math.max(total.max_ulp, distanceInUnits(difference, expected, dtype));
    if (multiple > 1) {
      total.outside += 1;
      total.first ??= { index: indexAt(shape, place), expected, got, slack };
    }
    if (multiple > total.max_bound) {
      total.max_bound = multiple;
      total.worst = { index: indexAt(shape, place), expected, got, slack };
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
