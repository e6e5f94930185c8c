import type { ErringTaps } from './free-taps.ts';
import type { PlacedPass } from './passes.ts';

/** `rounding.half-ties-to-even`: weights that both half types hold, and their products over all axes too. */
const FINEST_WEIGHT = 2 ** -8;
/** Sums of fewer grains than this have no rounding in float32, as a + t·(b − a) neither. */
const MOST_GRAINS = 2 ** 22;
/** Far from numbers that hardware may flush. */
const LEAST_GRAIN = 2 ** -100;

/** What may be lost before the last rounding: all; the roundings of sums; nothing, in whatever order it is computed. */
export const EXACTNESS = { none: 0, weights: 1, sum: 2 } as const;

/** Per element of a half type how much of it is exact in float32. */
export function exactElements(values: Float64Array, passes: readonly PlacedPass[]): Uint8Array {
  const { value, weight, total } = passes.reduce(grainsAfter, grainsOf(values));
  const exactness = new Uint8Array(value.length);
  for (let element = 0; element < value.length; element++) {
    if (weight[element] < FINEST_WEIGHT) continue;
    const grain = value[element] * weight[element];
    const isSumExact = grain >= LEAST_GRAIN && total[element] / grain <= MOST_GRAINS;
    exactness[element] = isSumExact ? EXACTNESS.sum : EXACTNESS.weights;
  }
  return exactness;
}

/** What an element is made of, over all passes. A grain is a power of two, and zero where there is none. */
interface Grains {
  /** What all inputs are multiples of. */
  readonly value: Float64Array;
  /** What all products of weights are multiples of. */
  readonly weight: Float64Array;
  /** The sum of the magnitudes of the inputs. */
  readonly total: Float64Array;
}

function grainsOf(values: Float64Array): Grains {
  return { value: values.map(grainOf), weight: new Float64Array(values.length).fill(1), total: values.map(Math.abs) };
}

function grainsAfter(source: Grains, { inputSize, inner, taps }: PlacedPass): Grains {
  const { count, starts, indices } = taps;
  const outer = source.value.length / (inputSize * inner);
  const weightGrains = weightGrainsOf(taps);
  const length = outer * count * inner;
  const result = {
    value: new Float64Array(length),
    weight: new Float64Array(length),
    total: new Float64Array(length),
  };
  let target = 0;
  for (let plane = 0; plane < outer; plane++) {
    for (let row = 0; row < count; row++) {
      for (let offset = 0; offset < inner; offset++) {
        let value = Number.POSITIVE_INFINITY;
        let weight = Number.POSITIVE_INFINITY;
        let total = 0;
        for (let tap = starts[row]; tap < starts[row + 1]; tap++) {
          const at = (plane * inputSize + indices[tap]) * inner + offset;
          value = Math.min(value, source.value[at]);
          weight = Math.min(weight, source.weight[at]);
          total += source.total[at];
        }
        result.value[target] = value;
        result.weight[target] = weightGrains[row] * weight;
        result.total[target] = total;
        target += 1;
      }
    }
  }
  return result;
}

/** Per output index what its weights are multiples of, and 1 at most. */
function weightGrainsOf(taps: ErringTaps): Float64Array {
  const grains = new Float64Array(taps.count);
  for (let row = 0; row < taps.count; row++) {
    if (!taps.isExact(row)) continue;
    let grain = 1;
    for (let tap = taps.starts[row]; tap < taps.starts[row + 1]; tap++) {
      grain = Math.min(grain, grainOf(taps.weights[tap]));
    }
    grains[row] = grain;
  }
  return grains;
}

/** The largest power of two that a number is a multiple of. Zero is one of all; what is not finite, of none. */
function grainOf(value: number): number {
  if (value === 0) return 2 ** 100;
  if (!Number.isFinite(value)) return 0;
  let grain = 2 ** Math.floor(Math.log2(Math.abs(value)));
  while (!Number.isInteger(value / grain)) grain /= 2;
  return grain;
}
