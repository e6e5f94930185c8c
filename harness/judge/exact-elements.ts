import type { PlacedPass } from './passes.ts';

/** `rounding.half-ties-to-even`: weights that both half types hold, and their products over all axes too. */
const FINEST_WEIGHT = 2 ** -8;
/** Sums of fewer grains than this have no rounding in float32, as a + t·(b − a) neither. */
const MOST_GRAINS = 2 ** 22;
/** Far from numbers that hardware may flush. */
const LEAST_GRAIN = 2 ** -100;

/** What may be lost before the last rounding: nothing, in whatever order it is computed; the roundings of sums; all. */
export type Exactness = 'sum' | 'weights' | 'none';

/** Per element of a half type how much of it is exact in float32. */
export function exactElements(values: Float64Array, passes: readonly PlacedPass[]): Exactness[] {
  const start: Grains = {
    value: Array.from(values, grainOf),
    weight: Array.from(values, () => 1),
    total: Array.from(values, Math.abs),
  };
  const { value, weight, total } = passes.reduce(grainsAfter, start);
  return value.map((inputs, element) => {
    if (weight[element] < FINEST_WEIGHT) return 'none';
    const grain = inputs * weight[element];
    return grain >= LEAST_GRAIN && total[element] / grain <= MOST_GRAINS ? 'sum' : 'weights';
  });
}

/** What an element is made of, over all passes. A grain is a power of two, and zero where there is none. */
interface Grains {
  /** What all inputs are multiples of. */
  readonly value: readonly number[];
  /** What all products of weights are multiples of. */
  readonly weight: readonly number[];
  /** The sum of the magnitudes of the inputs. */
  readonly total: readonly number[];
}

function grainsAfter(source: Grains, { inputSize, inner, taps }: PlacedPass): Grains {
  const rows = taps.map(({ isExact, indices, weights }) => ({
    indices,
    grain: isExact ? Math.min(1, ...weights.map(grainOf)) : 0,
  }));
  const result = { value: [] as number[], weight: [] as number[], total: [] as number[] };
  const outer = source.value.length / (inputSize * inner);
  for (let plane = 0; plane < outer; plane++) {
    for (const { indices, grain } of rows) {
      for (let offset = 0; offset < inner; offset++) {
        const elements = indices.map((index) => (plane * inputSize + index) * inner + offset);
        result.value.push(Math.min(...elements.map((at) => source.value[at])));
        result.weight.push(grain * Math.min(...elements.map((at) => source.weight[at])));
        result.total.push(elements.reduce((sum, at) => sum + source.total[at], 0));
      }
    }
  }
  return result;
}

/** The largest power of two that a number is a multiple of. Zero is one of all; what is not finite, of none. */
function grainOf(value: number): number {
  if (value === 0) return 2 ** 100;
  if (!Number.isFinite(value)) return 0;
  let grain = 2 ** Math.floor(Math.log2(Math.abs(value)));
  while (!Number.isInteger(value / grain)) grain /= 2;
  return grain;
}
