/** What a vector of numbers comes to: as many values as there are observations. */
export type Model = (numbers: readonly number[]) => Float64Array | undefined;

export interface Fit {
  readonly numbers: readonly number[];
  /** The sum of squares that is left. */
  readonly rest: number;
}

const STEPS = 8;
const STRIDE = 2 ** -12;

/**
 * The numbers whose model is nearest to what was observed, by Gauss and Newton, with steps that are halved where they
 * lead away. What is not finite, observed or at the start, is left out all along, so that the sums of squares compare;
 * undefined where nothing is left.
 */
export function leastSquares(model: Model, observed: Float64Array, start: readonly number[]): Fit | undefined {
  const finite = finiteProblem(model, observed, start);
  let best = finite && pointAt(finite, start);
  for (let step = 0; finite !== undefined && best !== undefined && step < STEPS; step++) {
    const move = newtonStep(finite, best);
    const next = move && nearerPoint(finite, best, move);
    if (next === undefined) break;
    best = next;
  }
  return best && { numbers: best.numbers, rest: best.rest };
}

interface Problem {
  readonly model: Model;
  readonly observed: Float64Array;
}

interface Point extends Fit {
  readonly values: Float64Array;
}

function finiteProblem(model: Model, observed: Float64Array, start: readonly number[]): Problem | undefined {
  const values = model(start);
  if (values === undefined || values.length !== observed.length) return undefined;
  const isTold = (element: number) => Number.isFinite(observed[element]) && Number.isFinite(values[element]);
  const told = [...observed.keys()].filter(isTold);
  if (told.length === 0) return undefined;
  if (told.length === observed.length) return { model, observed };
  const only = (all: Float64Array) => Float64Array.from(told, (element) => all[element]);
  const ofTold: Model = (numbers) => {
    const all = model(numbers);
    return all && only(all);
  };
  return { model: ofTold, observed: only(observed) };
}

function pointAt({ model, observed }: Problem, numbers: readonly number[]): Point | undefined {
  const values = model(numbers);
  if (values === undefined || values.length !== observed.length) return undefined;
  let rest = 0;
  for (let at = 0; at < values.length; at++) rest += (observed[at] - values[at]) ** 2;
  return Number.isFinite(rest) ? { numbers, rest, values } : undefined;
}

const HALVINGS = 4;

function nearerPoint(problem: Problem, best: Point, move: readonly number[]): Point | undefined {
  for (let halving = 0; halving <= HALVINGS; halving++) {
    const numbers = best.numbers.map((number, at) => number + move[at] / 2 ** halving);
    const place = pointAt(problem, numbers);
    if (place !== undefined && place.rest < best.rest) return place;
  }
  return undefined;
}

/** Solves the normal equations of the slopes at a place. */
function newtonStep({ model, observed }: Problem, { numbers, values }: Point): number[] | undefined {
  const slopes: Float64Array[] = [];
  for (const at of numbers.keys()) {
    const beside = model(numbers.map((number, other) => (other === at ? number + STRIDE : number)));
    if (beside === undefined) return undefined;
    slopes.push(beside.map((value, element) => finiteOrZero((value - values[element]) / STRIDE)));
  }
  const missing = observed.map((value, element) => value - values[element]);
  return solved(
    slopes.map((slope) => slopes.map((other) => dot(slope, other))),
    slopes.map((slope) => dot(slope, missing)),
  );
}

/** What is no number a stride further says nothing of the direction. */
function finiteOrZero(slope: number): number {
  return Number.isFinite(slope) ? slope : 0;
}

function dot(left: Float64Array, right: Float64Array): number {
  return left.reduce((sum, value, place) => sum + value * right[place], 0);
}

/** Gaussian elimination with the largest pivot first; undefined where a row says nothing of its own. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] | undefined {
  const rows = matrix.map((row, place) => [...row, right[place]]);
  const least = Number.EPSILON * Math.max(...matrix.flat().map(Math.abs));
  for (const at of rows.keys()) {
    const pivot = rows.reduce(
      (best, row, place) => (place >= at && Math.abs(row[at]) > Math.abs(rows[best][at]) ? place : best),
      at,
    );
    [rows[at], rows[pivot]] = [rows[pivot], rows[at]];
    if (!(Math.abs(rows[at][at]) > least)) return undefined;
    for (const [place, row] of rows.entries()) {
      if (place === at) continue;
      const factor = row[at] / rows[at][at];
      for (let column = at; column < row.length; column++) row[column] -= factor * rows[at][column];
    }
  }
  return rows.map((row, at) => row[rows.length] / row[at]);
}
