import { expectationFor } from '../../mistakes/answers.ts';
import { askedCall } from '../../mistakes/asked.ts';
import { largestOf } from '../../mistakes/seen-numbers.ts';
import type { MeasuredTaps, Quantity, Range } from '../../report/measured-taps.ts';
import type { Exchange } from '../../suite/evidence.ts';
import { kernelSamples } from './kernel-samples.ts';
import { nearestResize, operatorWith } from './nearest-resize.ts';
import { NOISE, type Operator, operatorOf } from './operator.ts';

/** Undefined where a call did not ask for unit vectors, or its answer shows no weights. */
export function measuredTaps(last: Exchange): MeasuredTaps | undefined {
  if (last.outcome.kind !== 'tensor') return undefined;
  if (last.call.entry === 'interpolate.backward') return undefined;
  const asked = askedCall(last.call);
  const { tensor } = last.outcome;
  if (asked.accepted?.outputShape.join() !== tensor.shape.join()) return undefined;
  const came = operatorOf(asked.call, tensor);
  const due = operatorWith(asked, {});
  if (came === undefined || due === undefined || !came.weights.every(Number.isFinite)) return undefined;
  const tolerance = largestOf(expectationFor(asked).slack());
  const differing = Array.from({ length: due.rows }, (_, row) => row).filter(
    (row) => difference(rowOf(came, row), rowOf(due, row)) > tolerance,
  );
  if (differing.length === 0) return undefined;
  const nearest = nearestResize(asked, came, due, tolerance);
  const where = whereOf(differing, due);
  const kernel = nearest === undefined ? kernelSamples(asked, came, due) : [];
  const bits = bitsOf(came);
  return {
    outputs: due.rows,
    differing: differing.length,
    ...(where && { where }),
    ...(!came.isEven && { uneven: true as const }),
    sum: rangeOf(differing.map((row) => rowOf(came, row).reduce((sum, weight) => sum + weight, 0))),
    taps: rangeOf(differing.map((row) => tapCount(rowOf(came, row)))),
    due: rangeOf(differing.map((row) => tapCount(rowOf(due, row)))),
    ...(nearest && { nearest: shortNumbers(nearest.numbers) }),
    off: rounded(difference((nearest?.operator ?? due).weights, came.weights)),
    ...(kernel.length > 0 && { kernel }),
    ...(bits !== undefined && { bits }),
  };
}

function rowOf({ weights, columns }: Operator, row: number): Float64Array {
  return weights.subarray(row * columns, (row + 1) * columns);
}

function difference(left: Float64Array, right: Float64Array): number {
  return left.reduce((most, weight, place) => Math.max(most, Math.abs(weight - right[place])), 0);
}

function tapCount(row: Float64Array): number {
  return row.reduce((count, weight) => (Math.abs(weight) > NOISE ? count + 1 : count), 0);
}

const FEWEST_ROWS = 8;

/** Whether the rows that differ are all in the outer quarters, or all but those at the ends. */
function whereOf(differing: readonly number[], { rows }: Operator): MeasuredTaps['where'] {
  if (rows < FEWEST_ROWS) return undefined;
  if (differing.every((row) => 4 * row < rows || 4 * (rows - 1 - row) < rows)) return 'border';
  return differing.includes(0) || differing.includes(rows - 1) ? undefined : 'inside';
}

function rangeOf(values: readonly number[]): Range {
  return [rounded(Math.min(...values)), rounded(Math.max(...values))];
}

function shortNumbers(numbers: Partial<Record<Quantity, number>>): Partial<Record<Quantity, number>> {
  return Object.fromEntries(Object.entries(numbers).map(([name, number]) => [name, rounded(number)]));
}

/** The same number from one machine to the next, and no more digits than a weight of float32 tells. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

const MOST_BITS = 14;

function bitsOf({ weights }: Operator): number | undefined {
  for (let bits = 1; bits <= MOST_BITS; bits++) {
    if (weights.every((weight) => Number.isInteger(weight * 2 ** bits))) return bits;
  }
  return undefined;
}
