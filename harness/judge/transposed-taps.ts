import type { Taps } from '#reference/taps.ts';
import type { FreeTaps } from './freedom.ts';

/**
 * The taps of a pass, read from the input: for every input index the output indices that read it. An error of the
 * coordinate is one of each weight here, since every output index has a coordinate of its own.
 */
export function transposedTaps(taps: readonly FreeTaps[], inputSize: number): FreeTaps[] {
  const rows = Array.from({ length: inputSize }, () => ({
    indices: [] as number[],
    weights: [] as number[],
    weightErrors: [] as number[],
  }));
  const read = new ReadWeights(inputSize);
  for (const [outputIndex, tap] of taps.entries()) {
    read.take(tap);
    for (const inputIndex of read.indices) {
      rows[inputIndex].indices.push(outputIndex);
      rows[inputIndex].weights.push(read.weights[inputIndex]);
      rows[inputIndex].weightErrors.push(read.errors[inputIndex]);
    }
  }
  return rows.map((row) => ({ ...row, coordinateError: 0, slopes: [], isExact: false }));
}

/** What one output index reads, by input index. */
class ReadWeights {
  readonly indices = new Set<number>();
  /** The weight of each input index; one that stands several times is added up. */
  readonly weights: Float64Array;
  /** How far each weight may be off. */
  readonly errors: Float64Array;
  readonly #slopes: Float64Array;
  readonly #steepest: Float64Array;

  constructor(inputSize: number) {
    this.weights = new Float64Array(inputSize);
    this.errors = new Float64Array(inputSize);
    this.#slopes = new Float64Array(inputSize);
    this.#steepest = new Float64Array(inputSize);
  }

  take({ indices, weights, weightErrors, coordinateError, slopes }: FreeTaps): void {
    this.#clear();
    for (let tap = 0; tap < indices.length; tap++) {
      const index = indices[tap];
      this.indices.add(index);
      this.weights[index] += weights[tap];
      this.errors[index] += weightErrors[tap];
    }
    for (const slope of slopes) this.#addSlope(slope);
    for (const index of this.indices) this.errors[index] += coordinateError * this.#steepest[index];
  }

  #clear(): void {
    for (const index of this.indices) {
      this.weights[index] = 0;
      this.errors[index] = 0;
      this.#steepest[index] = 0;
    }
    this.indices.clear();
  }

  /** The largest slope of each index counts, over the places that the coordinate may have. */
  #addSlope({ indices, weights }: Taps): void {
    for (let tap = 0; tap < indices.length; tap++) {
      this.indices.add(indices[tap]);
      this.#slopes[indices[tap]] += weights[tap];
    }
    for (const index of indices) {
      this.#steepest[index] = Math.max(this.#steepest[index], Math.abs(this.#slopes[index]));
      this.#slopes[index] = 0;
    }
  }
}
