import { elementCount } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { acceptedLevels, accepts } from './accepted.ts';
import { type Alternative, alternativesOf } from './alternatives.ts';
import type { Expectation } from './expectation.ts';
import { type Places, placesOf } from './places.ts';

/** The places of the lowest and the highest accepted number, all between them being accepted. */
type Range = readonly [low: bigint, high: bigint];

/** Accepts NaN. */
const NAN = [undefined, undefined] as const;

/**
 * What is accepted for each element, as a tensor of the dtype of the result and of shape [ranges, 2, ...shape]: along the
 * second axis stand the lowest and the highest number of a range. −0 is lower than +0, and a pair of NaN accepts NaN. An
 * element with fewer ranges than another repeats its first.
 */
export function acceptedRanges(expectation: Expectation): Tensor {
  const { dtype, shape } = expectation;
  const elements = Array.from({ length: elementCount(shape) }, (_, element) => rangesAt(expectation, element));
  const most = elements.reduce((length, ranges) => Math.max(length, ranges.length), 1);
  const ends = Array.from({ length: most }, (_, range) =>
    [0, 1].map((end) => elements.map((ranges) => (ranges[range] ?? ranges[0])[end])),
  ).flat(2);
  const data = dtype === 'uint8' ? Uint8Array.from(ends, Number) : placesOf(dtype).dataOf(ends);
  return { dtype, shape: [most, 2, ...shape], data };
}

function rangesAt(expectation: Expectation, element: number): (Range | typeof NAN)[] {
  const { dtype } = expectation;
  if (dtype === 'uint8') {
    return joined(acceptedLevels(expectation, element).map((level) => [BigInt(level), BigInt(level)]));
  }
  const places = placesOf(dtype);
  const accepted = (value: number) => accepts(expectation, element, value);
  const points = [Number.NEGATIVE_INFINITY, -0, 0, Number.POSITIVE_INFINITY].filter(accepted).map(places.placeOf);
  const around = alternativesOf(expectation, element).flatMap((one) => rangeAround(one, places));
  const numbers = joined([...points.map((place): Range => [place, place]), ...around]);
  return accepted(Number.NaN) ? [...numbers, NAN] : numbers;
}

/** The finite numbers that are accepted around a centre. */
function rangeAround({ centre, multiple }: Alternative, { placeOf, numberAt, largest }: Places): Range[] {
  const rounded = placeOf(centre);
  const nearest = rounded > largest ? largest : rounded < -1n - largest ? -1n - largest : rounded;
  const isAccepted = (place: bigint) => multiple(numberAt(place)) <= 1;
  if (Number.isNaN(centre) || !isAccepted(nearest)) return [];
  return [
    [
      nearest - stepsFrom(nearest + largest + 1n, (steps) => isAccepted(nearest - steps)),
      nearest + stepsFrom(largest - nearest, (steps) => isAccepted(nearest + steps)),
    ],
  ];
}

/** The most steps, up to a limit, that are accepted, where fewer are accepted too: doubled until too many, then halved. */
function stepsFrom(limit: bigint, isAccepted: (steps: bigint) => boolean): bigint {
  let known = 0n;
  let tooMany = 1n;
  while (tooMany <= limit && isAccepted(tooMany)) {
    known = tooMany;
    tooMany *= 2n;
  }
  if (tooMany > limit) tooMany = limit + 1n;
  while (tooMany - known > 1n) {
    const middle = (known + tooMany) / 2n;
    if (isAccepted(middle)) known = middle;
    else tooMany = middle;
  }
  return known;
}

/** In their order, with those joined that overlap or touch. */
function joined(ranges: readonly Range[]): Range[] {
  const result: [bigint, bigint][] = [];
  for (const [low, high] of ranges.toSorted(([left], [right]) => (left < right ? -1 : 1))) {
    const last = result.at(-1);
    if (last === undefined || low > last[1] + 1n) result.push([low, high]);
    else if (high > last[1]) last[1] = high;
  }
  return result;
}
