import type { PlacedPass } from './passes.ts';

/** `rounding.half-ties-to-even`: weights that both half types hold, and their products over all axes too. */
const FINEST_WEIGHT = 2 ** -8;
/** Sums of fewer grains than this have no rounding in float32, as a + t·(b − a) neither. */
const MOST_GRAINS = 2 ** 22;
/** Far from numbers that hardware may flush. */
const LEAST_GRAIN = 2 ** -100;

/** Per element whether it has no rounding in float32 before the last one, in whatever order it is computed. */
export function exactElements(values: Float64Array, passes: readonly PlacedPass[]): boolean[] {
  const finest = FINEST_WEIGHT ** (1 / passes.length);
  const start: Grains = { finest: Array.from(values, grainOf), total: Array.from(values, Math.abs) };
  const { finest: grains, total } = passes.reduce((source, pass) => grainsAfter(source, pass, finest), start);
  return grains.map((grain, element) => grain >= LEAST_GRAIN && total[element] / grain <= MOST_GRAINS);
}

interface Grains {
  /** The power of two that the element is a multiple of in every way of computing; zero where there is none. */
  readonly finest: readonly number[];
  /** The sum of the magnitudes of all that the element is made of, without weights. */
  readonly total: readonly number[];
}

function grainsAfter({ finest, total }: Grains, { inputSize, inner, taps }: PlacedPass, allowed: number): Grains {
  const rows = taps.map(({ isExact, indices, weights }) => ({
    indices,
    grain: isExact && weights.every((weight) => Number.isInteger(weight / allowed)) ? allowed : 0,
  }));
  const result = { finest: [] as number[], total: [] as number[] };
  const outer = finest.length / (inputSize * inner);
  for (let plane = 0; plane < outer; plane++) {
    for (const { indices, grain } of rows) {
      for (let offset = 0; offset < inner; offset++) {
        const sources = indices.map((index) => (plane * inputSize + index) * inner + offset);
        result.finest.push(grain * Math.min(...sources.map((at) => finest[at])));
        result.total.push(sources.reduce((sum, at) => sum + total[at], 0));
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
