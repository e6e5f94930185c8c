import type { Arithmetic } from './arithmetic.ts';
import type { ErringTaps } from './free-taps.ts';

/** A result and how far an honest implementation may be from it, per element, row-major. */
export interface Bounded {
  /** The clause's formula in real numbers. */
  readonly ideal: Float64Array;
  /** The same formula with every weight and value made positive: what roundings are relative to. */
  readonly magnitude: Float64Array;
  readonly slack: Float64Array;
}

/** Values that nothing has been lost of. */
export function exactly(ideal: Float64Array): Bounded {
  const magnitude = new Float64Array(ideal.length);
  for (let at = 0; at < ideal.length; at++) magnitude[at] = Math.abs(ideal[at]);
  return { ideal, magnitude, slack: new Float64Array(ideal.length) };
}

/**
 * One separable pass along an axis of a row-major array outer × inputSize × inner. Slack comes from four sources: what
 * the values brought along, the weights, the summation, and the coordinate, whose error counts by the steepest slope that
 * it can reach.
 */
export function boundedPass(
  { ideal: values, magnitude: sizes, slack: slacks }: Bounded,
  inputSize: number,
  inner: number,
  { count, starts, indices, weights, weightErrors, coordinateErrors, places, slopes }: ErringTaps,
  { unit, flushed, yardstick }: Arithmetic,
): Bounded {
  const { starts: slopeStarts, indices: slopeIndices, weights: slopeWeights } = slopes;
  const outer = inputSize * inner === 0 ? 0 : values.length / (inputSize * inner);
  const length = outer * count * inner;
  const result = {
    ideal: new Float64Array(length),
    magnitude: new Float64Array(length),
    slack: new Float64Array(length),
  };
  let target = 0;
  for (let start = 0; target < length; start += inputSize * inner) {
    for (let row = 0; row < count; row++) {
      const firstTap = starts[row];
      const endTap = starts[row + 1];
      const terms = endTap - firstTap;
      const coordinateError = coordinateErrors[row];
      const firstPlace = places[row];
      const endPlace = coordinateError === 0 ? firstPlace : places[row + 1];
      for (let base = start; base < start + inner; base++) {
        let ideal = 0;
        let magnitude = 0;
        let carried = 0;
        let weighing = 0;
        for (let tap = firstTap; tap < endTap; tap++) {
          const at = base + indices[tap] * inner;
          const weight = weights[tap];
          const size = Math.abs(weight);
          ideal += weight * values[at];
          magnitude += size * sizes[at];
          carried += size * slacks[at];
          weighing += weightErrors[tap] * (sizes[at] + slacks[at]);
        }
        let steepest = 0;
        let carriedSlope = 0;
        for (let place = firstPlace; place < endPlace; place++) {
          let rise = 0;
          let uncertainty = 0;
          for (let tap = slopeStarts[place]; tap < slopeStarts[place + 1]; tap++) {
            const at = base + slopeIndices[tap] * inner;
            const weight = slopeWeights[tap];
            rise += weight * values[at];
            uncertainty += Math.abs(weight) * slacks[at];
          }
          steepest = Math.max(steepest, Math.abs(rise));
          carriedSlope = Math.max(carriedSlope, uncertainty);
        }
        const summing = (terms + 1) * unit * magnitude;
        const placing = coordinateError * (steepest + carriedSlope);
        result.ideal[target] = ideal;
        result.magnitude[target] = magnitude;
        result.slack[target] = carried + yardstick * (weighing + summing + placing) + terms * flushed;
        target += 1;
      }
    }
  }
  return result;
}
