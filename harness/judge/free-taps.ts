import type { Taps } from '#reference/taps.ts';

/** Indices with weights in flat arrays, as an axis may have 70,000 rows of them: row r is from `starts[r]` to `starts[r + 1]`. */
export interface TapRows {
  readonly starts: Int32Array;
  readonly indices: Int32Array;
  readonly weights: Float64Array;
}

/** The taps of each output index of an axis, with the freedom that an honest implementation has in placing and weighing them. */
export interface ErringTaps extends TapRows {
  /** Output indices, one row each. */
  readonly count: number;
  /** Per tap: how far the computed weight may be from the ideal one, at the ideal coordinate. */
  readonly weightErrors: Float64Array;
  /** Per output index: how far the computed source coordinate may be from the ideal one, in input elements. */
  readonly coordinateErrors: Float64Array;
  /** The derivatives of the taps by the coordinate, at both ends of that freedom: rows from `places[k]` to `places[k + 1]`. */
  readonly slopes: TapRows;
  readonly places: Int32Array;
  /** Whether every honest way of computing gives exactly these weights: all its steps are short binary fractions. */
  isExact(outputIndex: number): boolean;
}

/** Rows that are written tap by tap. */
export class RowsWriter implements TapRows {
  starts: Int32Array;
  indices: Int32Array;
  weights: Float64Array;
  rows = 0;
  length = 0;

  /** There may be more of both than these. */
  constructor(rows: number, taps: number) {
    this.starts = new Int32Array(rows + 1);
    this.indices = new Int32Array(taps);
    this.weights = new Float64Array(taps);
  }

  add(index: number, weight: number): void {
    if (this.length === this.indices.length) this.#grow();
    this.indices[this.length] = index;
    this.weights[this.length] = weight;
    this.length += 1;
  }

  endRow(): void {
    this.rows += 1;
    if (this.rows === this.starts.length) this.starts = grown(this.starts, new Int32Array(2 * this.rows + 8));
    this.starts[this.rows] = this.length;
  }

  #grow(): void {
    const room = 2 * this.length + 8;
    this.indices = grown(this.indices, new Int32Array(room));
    this.weights = grown(this.weights, new Float64Array(room));
  }
}

/** Writes the taps of an axis, output index after output index. */
export class TapsWriter {
  readonly slopes: RowsWriter;
  readonly #taps: RowsWriter;
  #weightErrors: Float64Array;
  readonly #coordinateErrors: Float64Array;
  readonly #places: Int32Array;

  /** There may be more of all than these, for each output index. */
  constructor(count: number, tapsEach: number, slopesEach: number = 2) {
    this.#taps = new RowsWriter(count, count * tapsEach);
    this.slopes = new RowsWriter(slopesEach * count, slopesEach * count * tapsEach);
    this.#weightErrors = new Float64Array(count * tapsEach);
    this.#coordinateErrors = new Float64Array(count);
    this.#places = new Int32Array(count + 1);
  }

  add(index: number, weight: number, error: number): void {
    this.#taps.add(index, weight);
    const { length, indices } = this.#taps;
    if (length > this.#weightErrors.length)
      this.#weightErrors = grown(this.#weightErrors, new Float64Array(indices.length));
    this.#weightErrors[length - 1] = error;
  }

  /** Ends the taps of an output index, whose slopes have been written. */
  endOutput(coordinateError: number): void {
    this.#coordinateErrors[this.#taps.rows] = coordinateError;
    this.#taps.endRow();
    this.#places[this.#taps.rows] = this.slopes.rows;
  }

  written(isExact: (outputIndex: number) => boolean): ErringTaps {
    const { rows: count, starts, indices, weights } = this.#taps;
    return {
      count,
      starts,
      indices,
      weights,
      weightErrors: this.#weightErrors,
      coordinateErrors: this.#coordinateErrors,
      slopes: this.slopes,
      places: this.#places,
      isExact,
    };
  }
}

/** The same with other members, in the one shape of object that the loops over taps are compiled for. */
export function changedTaps(taps: ErringTaps, changes: Partial<ErringTaps>): ErringTaps {
  const { count, starts, indices, weights, weightErrors, coordinateErrors, slopes, places, isExact } = {
    ...taps,
    ...changes,
  };
  return { count, starts, indices, weights, weightErrors, coordinateErrors, slopes, places, isExact };
}

/** Placed and weighed as every honest implementation does. */
export function withoutErrors(taps: ErringTaps): ErringTaps {
  return changedTaps(taps, {
    coordinateErrors: new Float64Array(taps.count),
    weightErrors: new Float64Array(taps.weightErrors.length),
  });
}

/** The larger array, which begins with these values. */
export function grown<Values extends Int32Array | Float64Array>(values: Values, larger: Values): Values {
  larger.set(values);
  return larger;
}

/** The most taps that an output index has, and one at least. */
export function mostTaps({ count, starts }: ErringTaps): number {
  let most = 1;
  for (let row = 0; row < count; row++) most = Math.max(most, starts[row + 1] - starts[row]);
  return most;
}

/** One row as the reference has it. */
export function rowOf({ starts, indices, weights }: TapRows, row: number): Taps {
  const [first, end] = [starts[row], starts[row + 1]];
  return { indices: [...indices.subarray(first, end)], weights: [...weights.subarray(first, end)] };
}

/** All rows as the reference has them. */
export function rowsOf(taps: ErringTaps): Taps[] {
  return Array.from({ length: taps.count }, (_, row) => rowOf(taps, row));
}
