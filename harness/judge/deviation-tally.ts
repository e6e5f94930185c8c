import { indexAt } from '#spec/shape.ts';
import type { DType, Tensor } from '#spec/signature.ts';
import type { Deviation, ElementDeviation } from '../core/verdict.ts';
import { distance, distanceInUnits, relativeDistance } from './distance.ts';
import type { Rule } from './expectation.ts';

type Described = Pick<Tensor, 'dtype' | 'shape'>;

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
  add(
    { dtype, shape }: Described,
    place: number,
    expected: number,
    got: number,
    slack: number,
    multiple: number,
  ): void {
    const total = this.deviation;
    total.elements += 1;
    if (this.#measure(expected, got, multiple, dtype) > 0) total.differing += 1;
    if (multiple > 1) {
      total.outside += 1;
      total.first ??= { index: indexAt(shape, place), expected, got, slack };
    }
    if (multiple > total.max_bound) {
      total.max_bound = multiple;
      total.worst = { index: indexAt(shape, place), expected, got, slack };
    }
  }

  /** All elements of a result, with their multiples of the bound, and what was recorded, if anything was. */
  addAll(
    expected: Described & Pick<Rule, 'ideal' | 'slack'>,
    values: Float64Array,
    multiples: Float64Array,
    recorded?: Float64Array,
  ): void {
    const { dtype, shape, ideal } = expected;
    const total = this.deviation;
    let first: number | undefined;
    let worst: number | undefined;
    for (let place = 0; place < values.length; place++) {
      const got = values[place];
      const multiple = multiples[place];
      const difference = this.#measure(ideal[place], got, multiple, dtype);
      if (recorded === undefined ? difference > 0 : !Object.is(got, recorded[place])) total.differing += 1;
      if (multiple > 1) {
        total.outside += 1;
        first ??= place;
      }
      if (multiple > total.max_bound) {
        total.max_bound = multiple;
        worst = place;
      }
    }
    total.elements += values.length;
    const elementAt = (place: number): ElementDeviation => ({
      index: indexAt(shape, place),
      expected: ideal[place],
      got: values[place],
      slack: expected.slack()[place],
    });
    if (first !== undefined) total.first ??= elementAt(first);
    if (worst !== undefined) total.worst = elementAt(worst);
  }

  /** Takes in how far a number is from the expected one. */
  #measure(expected: number, got: number, multiple: number, dtype: DType): number {
    if (got === expected) return 0;
    // NaN and the infinities are no numbers to measure with: accepted ones are at no distance.
    const isAcceptedSpecial = multiple <= 1 && !Number.isFinite(got);
    const difference = isAcceptedSpecial ? 0 : distance(expected, got);
    if (difference === 0) return 0;
    const total = this.deviation;
    total.max_abs = Math.max(total.max_abs, difference);
    total.max_rel = Math.max(total.max_rel, relativeDistance(difference, expected));
    total.max_ulp = Math.max(total.max_ulp, distanceInUnits(difference, expected, dtype));
    return difference;
  }

  /** An element that is accepted, and stems from another input element than the ideal one. */
  addIndexTie(): void {
    this.deviation.index_ties = (this.deviation.index_ties ?? 0) + 1;
  }

  /** Takes in what another tally has seen, its first element outside the bound aside. */
  merge(other: Deviation): void {
    const total = this.deviation;
    if (other.max_bound > total.max_bound && other.worst !== undefined) total.worst = other.worst;
    total.max_abs = Math.max(total.max_abs, other.max_abs);
    total.max_rel = Math.max(total.max_rel, other.max_rel);
    total.max_ulp = Math.max(total.max_ulp, other.max_ulp);
    total.max_bound = Math.max(total.max_bound, other.max_bound);
    total.differing += other.differing;
    total.outside += other.outside;
    total.elements += other.elements;
    if (other.index_ties !== undefined) total.index_ties = (total.index_ties ?? 0) + other.index_ties;
  }
}
