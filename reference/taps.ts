/**
 * What one output index reads along one axis: input indices, each with its weight. An index may stand several times, where
 * a border repeats.
 */
export interface Taps {
  readonly indices: readonly number[];
  readonly weights: readonly number[];
}

/** The taps of every output index of an axis, in order. */
export function tapsAlong(outputSize: number, tapsAt: (outputIndex: number) => Taps): Taps[] {
  const taps: Taps[] = [];
  for (let outputIndex = 0; outputIndex < outputSize; outputIndex++) taps.push(tapsAt(outputIndex));
  return taps;
}

/** The indices from `first` on. */
export function neighbours(first: number, count: number): number[] {
  const indices: number[] = [];
  for (let offset = 0; offset < count; offset++) indices.push(first + offset);
  return indices;
}

/**
 * Weighted sums along one axis of a row-major array seen as outer × inputSize × inner; the result is
 * outer × taps.length × inner. No plane reads another (`memory.independent-planes`). Products are summed in the order of
 * the taps, those with a weight of zero included (`special-values.zero-weight`).
 */
export function blendAlong(
  values: Float64Array,
  inputSize: number,
  inner: number,
  taps: readonly Taps[],
): Float64Array {
  const outer = inputSize * inner === 0 ? 0 : values.length / (inputSize * inner);
  const result = new Float64Array(outer * taps.length * inner);
  let target = 0;
  for (let plane = 0; plane < outer; plane++) {
    const start = plane * inputSize * inner;
    for (let row = 0; row < taps.length; row++) {
      const { indices, weights } = taps[row];
      for (let offset = 0; offset < inner; offset++) {
        let sum = weights[0] * values[start + indices[0] * inner + offset];
        for (let tap = 1; tap < indices.length; tap++) {
          sum += weights[tap] * values[start + indices[tap] * inner + offset];
        }
        result[target++] = sum;
      }
    }
  }
  return result;
}

/**
 * `gradients.transpose`, `gradients.accumulates`: the transpose of `blendAlong`. Every element of an array outer ×
 * taps.length × inner is added, weighed, to the elements that its tap reads of an array outer × inputSize × inner.
 */
export function scatterAlong(
  values: Float64Array,
  inputSize: number,
  inner: number,
  taps: readonly Taps[],
): Float64Array {
  const outer = taps.length * inner === 0 ? 0 : values.length / (taps.length * inner);
  const result = new Float64Array(outer * inputSize * inner);
  let source = 0;
  for (let plane = 0; plane < outer; plane++) {
    const start = plane * inputSize * inner;
    for (let row = 0; row < taps.length; row++) {
      const { indices, weights } = taps[row];
      for (let offset = 0; offset < inner; offset++) {
        for (let tap = 0; tap < indices.length; tap++) {
          result[start + indices[tap] * inner + offset] += weights[tap] * values[source];
        }
        source++;
      }
    }
  }
  return result;
}
