import type { Override } from '#cases/errata-table.ts';
import type { AcceptedCall } from '#reference/arguments.ts';
import { decoded, type FloatFormat, unitInTheLastPlace } from '#reference/rounding.ts';
import { elementCount, indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { ARITHMETIC } from './arithmetic.ts';
import type { Rule } from './expectation.ts';
import { acceptedIndices, type NearestMode } from './index-laws.ts';

/** `gradients.nearest-scatter`: the sum over an input element's copies, with any choice at an exact tie of the index. */
export function scatteringRule(
  call: AcceptedCall,
  gradOutput: Tensor,
  inputShape: readonly number[],
  overrides: readonly Override[],
): Rule {
  const values = decoded(gradOutput);
  const readers = call.axes.map((axis) => readersOf(axis.inputSize, acceptedPicks(call, axis, overrides)));
  const { unit, yardstick, result } = ARITHMETIC[gradOutput.dtype];
  const sizes = call.axes.map(({ inputSize }) => inputSize);
  const plane = elementCount(sizes);
  const count = elementCount(inputShape);
  const outputPlane = call.axes.reduce((product, { outputSize }) => product * outputSize, 1);
  const choices = Array.from({ length: plane }, (_, element) => choicesAt(element, call, readers));
  const sumsAt = (element: number) => {
    const start = Math.floor(element / plane) * outputPlane;
    return choices[element % plane].map((positions) => summed(values, start, positions));
  };
  const slackOf = ({ sum, magnitude, terms }: Sum) =>
    Math.max(
      yardstick * terms * unit * magnitude + unitInTheLastPlace(sum, result as FloatFormat) / 2,
      Number.MIN_VALUE,
    );
  const ideal = new Float64Array(count);
  const slack = new Float64Array(count);
  for (let element = 0; element < count; element++) {
    const start = Math.floor(element / plane) * outputPlane;
    const first = summed(values, start, choices[element % plane][0]);
    ideal[element] = first.sum;
    slack[element] = slackOf(first);
  }
  return {
    ideal,
    slack,
    multiple: (element, got) => {
      // Most elements have one choice, whose sum is the ideal one.
      if (choices[element % plane].length === 1) return multipleOf(ideal[element], slack[element], got);
      return Math.min(...sumsAt(element).map((one) => multipleOf(one.sum, slackOf(one), got)));
    },
    isIndexTie: () => false,
    alternatives: (element) =>
      sumsAt(element).map((one) => ({ centre: one.sum, multiple: (got) => multipleOf(one.sum, slackOf(one), got) })),
  };
}

/** For every output index of an axis, the input indices that it may be a copy of, the picked one first. */
function acceptedPicks(
  { mode }: AcceptedCall,
  axis: AcceptedCall['axes'][number],
  overrides: readonly Override[],
): number[][] {
  return Array.from({ length: axis.outputSize }, (_, outputIndex) =>
    acceptedIndices(outputIndex, axis, mode as NearestMode, overrides),
  );
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

interface Sum {
  readonly sum: number;
  readonly magnitude: number;
  readonly terms: number;
}

function summed(values: Float64Array, start: number, positions: readonly number[]): Sum {
  let sum = 0;
  let magnitude = 0;
  for (const position of positions) {
    sum += values[start + position];
    magnitude += Math.abs(values[start + position]);
  }
  return { sum, magnitude, terms: positions.length };
}
