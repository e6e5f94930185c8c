/** What a vector of numbers comes to: as many values as there are observations. */
export type Model = (numbers: readonly number[]) => Float64Array | undefined;

export interface Fit {
  readonly numbers: readonly number[];
  /** The sum of squares that is left. */
  readonly rest: number;
}

const STEPS = 8;
const STRIDE = 2 ** -12;

/** The numbers whose model is nearest to what was observed, by Gauss and Newton, with steps that are halved where they lead away. */
export function leastSquares(model: Model, observed: Float64Array, start: readonly number[]): Fit | undefined {
  let best = fitAt(model, observed, start);
  for (let step = 0; best !== undefined && step < STEPS; step++) {
    const move = newtonStep(model, observed, best.numbers);
    const next = move && nearerFit(model, observed, best, move);
    if (next === undefined) break;
    best = next;
  }
  return best;
}

function fitAt(model: Model, observed: Float64Array, numbers: readonly number[]): Fit | undefined {
  const values = model(numbers);
  if (values === undefined || values.length !== observed.length) return undefined;
  let rest = 0;
  for (let place = 0; place < values.length; place++) rest += (observed[place] - values[place]) ** 2;
  return Number.isFinite(rest) ? { numbers, rest } : undefined;
}

const HALVINGS = 4;

function nearerFit(model: Model, observed: Float64Array, best: Fit, move: readonly number[]): Fit | undefined {
  for (let halving = 0; halving <= HALVINGS; halving++) {
    const numbers = best.numbers.map((number, place) => number + move[place] / 2 ** halving);
    const fit = fitAt(model, observed, numbers);
    if (fit !== undefined && fit.rest < best.rest) return fit;
  }
  return undefined;
}

/** Solves the normal equations of the slopes at a place. */
function newtonStep(model: Model, observed: Float64Array, numbers: readonly number[]): number[] | undefined {
  const here = model(numbers);
  if (here === undefined) return undefined;
  const slopes: Float64Array[] = [];
  for (const at of numbers.keys()) {
    const there = model(numbers.map((number, place) => (place === at ? number + STRIDE : number)));
    if (there === undefined) return undefined;
    slopes.push(there.map((value, place) => (value - here[place]) / STRIDE));
  }
  const missing = observed.map((value, place) => value - here[place]);
  return solved(
    slopes.map((slope) => slopes.map((other) => dot(slope, other))),
    slopes.map((slope) => dot(slope, missing)),
  );
}

function dot(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, place) => sum + value * right[place], 0);
}

/** Gaussian elimination with the largest pivot first; undefined where a row says nothing of its own. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, place) => [...row, right[place]]);
  for (const at of rows.keys()) {
    const pivot = rows.reduce(
      (best, row, place) => (place >= at && Math.abs(row[at]) > Math.abs(rows[best][at]) ? place : best),
      at,
    );
    [rows[at], rows[pivot]] = [rows[pivot], rows[at]];
    if (!(Math.abs(rows[at][at]) > Number.EPSILON)) return undefined;
    for (const [place, row] of rows.entries()) {
      if (place === at) continue;
      const factor = row[at] / rows[at][at];
      for (let column = at; column < row.length; column++) row[column] -= factor * rows[at][column];
    }
  }
  return rows.map((row, at) => row[rows.length] / row[at]);
}
