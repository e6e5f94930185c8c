import type { Override } from '#cases/errata-table.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { decoded, type FloatFormat, unitInTheLastPlace } from '#reference/rounding.ts';
import { elementCount, indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { once } from '../core/once.ts';
import { ARITHMETIC } from './arithmetic.ts';
import type { Rule } from './expectation.ts';
import { acceptedAlong, type NearestMode } from './index-laws.ts';

/** `gradients.nearest-scatter`: the sum over an input element's copies, with any choice at an exact tie of the index. */
export function scatteringRule(
  call: AcceptedCall,
  gradOutput: Tensor,
  inputShape: readonly number[],
  overrides: readonly Override[],
): Rule {
  const values = decoded(gradOutput);
  const { axes, mode } = call;
  const accepted = axes.map((axis) => acceptedAlong(axis, mode as NearestMode, overrides));
  const hasTies = accepted.some((picks) => picks.some((indices) => indices.length > 1));
  const { unit, yardstick, result } = ARITHMETIC[gradOutput.dtype];
  const plane = axes.reduce((product, { inputSize }) => product * inputSize, 1);
  const outputPlane = axes.reduce((product, { outputSize }) => product * outputSize, 1);
  const slackOf = (sum: number, magnitude: number, terms: number) =>
    Math.max(
      yardstick * terms * unit * magnitude + unitInTheLastPlace(sum, result as FloatFormat) / 2,
      Number.MIN_VALUE,
    );
  const { starts, positions } = positionsPicked(call, accepted);
  const ideal = new Float64Array(elementCount(inputShape));
  const slack = new Float64Array(ideal.length);
  for (let element = 0; element < ideal.length; element++) {
    const place = element % plane;
    const start = ((element - place) / plane) * outputPlane;
    let sum = 0;
    let magnitude = 0;
    for (let at = starts[place]; at < starts[place + 1]; at++) {
      const value = values[start + positions[at]];
      sum += value;
      magnitude += Math.abs(value);
    }
    ideal[element] = sum;
    slack[element] = slackOf(sum, magnitude, starts[place + 1] - starts[place]);
  }
  const choices = once(() => {
    const readers = axes.map(({ inputSize }, axis) => readersOf(inputSize, accepted[axis]));
    return Array.from({ length: plane }, (_, place) => choicesAt(place, call, readers));
  });
  const sumsOf = (element: number) => {
    const start = Math.floor(element / plane) * outputPlane;
    return choices()[element % plane].map((choice) => {
      const parts = choice.map((position) => values[start + position]);
      const sum = parts.reduce((total, part) => total + part, 0);
      const magnitude = parts.reduce((total, part) => total + Math.abs(part), 0);
      return { sum, slack: slackOf(sum, magnitude, parts.length) };
    });
  };
  const multiple = (element: number, got: number) =>
    hasTies && choices()[element % plane].length > 1
      ? Math.min(...sumsOf(element).map((one) => multipleOf(one.sum, one.slack, got)))
      : multipleOf(ideal[element], slack[element], got);
  return {
    ideal,
    slack: () => slack,
    multiple,
    isIndexTie: () => false,
    alternatives: (element) =>
      sumsOf(element).map((one) => ({ centre: one.sum, multiple: (got) => multipleOf(one.sum, one.slack, got) })),
  };
}

/** Per element of a plane of the input the positions in that of the output which the picked indices read it for. */
interface Positions {
  readonly starts: Int32Array;
  readonly positions: Int32Array;
}

function positionsPicked({ axes }: AcceptedCall, accepted: readonly (readonly number[][])[]): Positions {
  let plane: Positions = { starts: Int32Array.of(0, 1), positions: Int32Array.of(0) };
  for (const [place, { inputSize, outputSize }] of axes.entries()) {
    plane = crossed(plane, pickedBy(inputSize, accepted[place]), outputSize);
  }
  return plane;
}

/** Along one axis: the output indices that pick each input index. */
function pickedBy(inputSize: number, accepted: readonly (readonly number[])[]): Positions {
  const starts = new Int32Array(inputSize + 1);
  for (const [picked] of accepted) starts[picked + 1] += 1;
  for (let index = 0; index < inputSize; index++) starts[index + 1] += starts[index];
  const next = starts.slice();
  const positions = new Int32Array(accepted.length);
  for (let output = 0; output < accepted.length; output++) positions[next[accepted[output][0]]++] = output;
  return { starts, positions };
}

/** Every place of the axes so far with every place of the next axis. */
function crossed(plane: Positions, axis: Positions, outputSize: number): Positions {
  const rows = plane.starts.length - 1;
  const columns = axis.starts.length - 1;
  const starts = new Int32Array(rows * columns + 1);
  const positions = new Int32Array(plane.positions.length * axis.positions.length);
  let length = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      for (let one = plane.starts[row]; one < plane.starts[row + 1]; one++) {
        for (let other = axis.starts[column]; other < axis.starts[column + 1]; other++) {
          positions[length++] = plane.positions[one] * outputSize + axis.positions[other];
        }
      }
      starts[row * columns + column + 1] = length;
    }
  }
  return { starts, positions };
}

/** Per input index every set of output indices that may read it, what the picked indices read first. */
function readersOf(inputSize: number, picks: readonly (readonly number[])[]): number[][][] {
  return Array.from({ length: inputSize }, (_, inputIndex) => {
    let sets: number[][] = [[]];
    for (const [outputIndex, accepted] of picks.entries()) {
      if (!accepted.includes(inputIndex)) continue;
      const withIt = sets.map((set) => [...set, outputIndex]);
      if (accepted.length === 1) sets = withIt;
      else sets = accepted[0] === inputIndex ? [...withIt, ...sets] : [...sets, ...withIt];
    }
    return sets;
  });
}

/** The positions in the plane of the output whose parts an input element may get: one set of every axis. */
function choicesAt(element: number, { axes }: AcceptedCall, readers: readonly number[][][][]): number[][] {
  const sizes = axes.map(({ inputSize }) => inputSize);
  const perAxis = indexAt(sizes, element).map((index, axis) => readers[axis][index]);
  return perAxis.reduce<number[][]>(
    (choices, sets, axis) =>
      choices.flatMap((positions) =>
        sets.map((set) =>
          positions.flatMap((position) => set.map((index) => position * axes[axis].outputSize + index)),
        ),
      ),
    [[0]],
  );
}

function multipleOf(sum: number, slack: number, got: number): number {
  const difference = Math.abs(got - sum);
  return Number.isFinite(difference) ? difference / slack : Number.POSITIVE_INFINITY;
}
