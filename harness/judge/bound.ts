import type { Arithmetic } from './arithmetic.ts';
import type { FreeTaps } from './freedom.ts';

/** A result and how far an honest implementation may be from it, per element, row-major. */
export interface Bounded {
  /** The clause's formula in real numbers. */
  readonly ideal: Float64Array;
  /** The same formula with every weight and value made positive: what roundings are relative to. */
  readonly magnitude: Float64Array;
  readonly slack: Float64Array;
}

export function exactly(ideal: Float64Array): Bounded {
  return { ideal, magnitude: ideal.map(Math.abs), slack: new Float64Array(ideal.length) };
}

/**
 * One separable pass along an axis of a row-major array outer × inputSize × inner. Slack comes from four sources: what
 * the values brought along, the weights, the summation, and the coordinate, whose error counts by the steeper side.
 */
export function boundedPass(
  source: Bounded,
  inputSize: number,
  inner: number,
  taps: readonly FreeTaps[],
  arithmetic: Arithmetic,
): Bounded {
  const outer = inputSize * inner === 0 ? 0 : source.ideal.length / (inputSize * inner);
  const length = outer * taps.length * inner;
  const result = {
    ideal: new Float64Array(length),
    magnitude: new Float64Array(length),
    slack: new Float64Array(length),
  };
  let target = 0;
  for (let plane = 0; plane < outer; plane++) {
    for (const tap of taps) {
      for (let offset = 0; offset < inner; offset++) {
        boundElement(source, plane * inputSize * inner + offset, inner, tap, arithmetic, result, target++);
      }
    }
  }
  return result;
}

function boundElement(
  source: Bounded,
  base: number,
  stride: number,
  taps: FreeTaps,
  { unit, flushed, yardstick }: Arithmetic,
  result: Bounded,
  target: number,
): void {
  const { indices, weights, weightErrors, coordinateError, slopes } = taps;
  let ideal = 0;
  let magnitude = 0;
  let carried = 0;
  let weighing = 0;
  for (let tap = 0; tap < indices.length; tap++) {
    const at = base + indices[tap] * stride;
    const weight = weights[tap];
    const size = Math.abs(weight);
    ideal += weight * source.ideal[at];
    magnitude += size * source.magnitude[at];
    carried += size * source.slack[at];
    weighing += weightErrors[tap] * (source.magnitude[at] + source.slack[at]);
  }
  let steepest = 0;
  let carriedSlope = 0;
  for (let place = 0; place < slopes.length; place++) {
    const slope = slopes[place];
    let rise = 0;
    let uncertainty = 0;
    for (let tap = 0; tap < slope.indices.length; tap++) {
      const at = base + slope.indices[tap] * stride;
      const weight = slope.weights[tap];
      rise += weight * source.ideal[at];
      uncertainty += Math.abs(weight) * source.slack[at];
    }
    steepest = Math.max(steepest, Math.abs(rise));
    carriedSlope = Math.max(carriedSlope, uncertainty);
  }
  const summing = (indices.length + 1) * unit * magnitude;
  const placing = coordinateError * (steepest + carriedSlope);
  result.ideal[target] = ideal;
  result.magnitude[target] = magnitude;
  result.slack[target] = carried + yardstick * (weighing + summing + placing) + indices.length * flushed;
}
