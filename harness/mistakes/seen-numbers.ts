import { decoded } from '#reference/rounding.ts';
import { indexAt } from '#spec/shape.ts';
import type { Expectation } from '../judge/expectation.ts';
import { multiplesOf } from '../judge/multiples.ts';
import type { Seen } from './mistake.ts';

/** What every hypothesis asks of an answer. */
export interface SeenNumbers {
  readonly came: Float64Array;
  /** The largest finite number of the answer. */
  readonly largest: number;
  /** The largest slack of the call: another rule on the same numbers loses as much, though at other elements. */
  readonly slack: number;
  /** The place of the element that is furthest from its ideal value; absent where the shape is wrong. */
  readonly mostWrong?: { readonly element: number; readonly index: readonly number[] };
}

/** Kept while a call is looked at. */
const NUMBERS = new WeakMap<Seen, SeenNumbers>();

export function numbersOf(seen: Seen): SeenNumbers {
  const kept = NUMBERS.get(seen) ?? computed(seen);
  NUMBERS.set(seen, kept);
  return kept;
}

function computed({ got, expectation }: Seen): SeenNumbers {
  const came = got === undefined ? new Float64Array(0) : decoded(got);
  const slack = largestOf(expectation?.slack() ?? []);
  const head = { came, largest: largestOf(came), slack };
  if (got === undefined || got.shape.join() !== expectation?.shape.join() || came.length === 0) return head;
  const element = furthest(came, expectation.ideal);
  return { ...head, mostWrong: { element, index: indexAt(got.shape, element) } };
}

const WRONG = new WeakMap<Seen, readonly number[]>();

/** The elements that are not accepted, where the shape is right. */
export function wrongElements(seen: Seen, expectation: Expectation): readonly number[] {
  const known = WRONG.get(seen);
  if (known !== undefined) return known;
  const { came } = numbersOf(seen);
  const multiples = multiplesOf(expectation, came);
  const wrong: number[] = [];
  for (let element = 0; element < came.length; element++) {
    if (!(multiples[element] <= 1)) wrong.push(element);
  }
  WRONG.set(seen, wrong);
  return wrong;
}

/** Of the finite numbers. */
export function largestOf(values: ArrayLike<number>): number {
  let most = 0;
  for (let at = 0; at < values.length; at++) {
    const size = Math.abs(values[at]);
    if (size > most && size < Number.POSITIVE_INFINITY) most = size;
  }
  return most;
}

/** A wrong kind of number is further than any number. */
function furthest(came: Float64Array, ideal: Float64Array): number {
  let most = -1;
  let place = 0;
  for (let element = 0; element < came.length; element++) {
    if (Object.is(came[element], ideal[element])) continue;
    const difference = Math.abs(came[element] - ideal[element]);
    if (!Number.isFinite(difference)) return element;
    if (difference > most) {
      most = difference;
      place = element;
    }
  }
  return place;
}
