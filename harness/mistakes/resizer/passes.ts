import { blendAlong, type Taps } from '#reference/taps.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType } from '#spec/signature.ts';
import { elementSum, keptTaps } from './blending.ts';
import type { Decisions } from './decisions.ts';
import { roundingTo } from './precision.ts';
import { productWeights, quarterLevels } from './two-linear-passes.ts';
import { uint8Between, uint8Pass } from './uint8.ts';

/** The taps of one axis; none where the axis is left alone. */
export interface AxisPass {
  readonly inputSize: number;
  readonly outputSize: number;
  readonly taps?: readonly Taps[];
}

/** Multiplications of one resize: far more than any answer that a diagnosis looks at needs. */
const MOST_PRODUCTS = 2 ** 24;

/** With these decisions a resize would not end, or would be far longer than any answer that it could explain. */
export class TooLong extends Error {}

/** Elements of a window or products of a pass. @throws TooLong where they are too many, or no finite number. */
export function checkedLength(length: number): number {
  if (length <= MOST_PRODUCTS) return length;
  throw new TooLong(`${length} products`);
}

/** All passes over a row-major array of planes. Whole numbers of a copying mode pass as they are. */
export function passed(
  values: Float64Array,
  axes: readonly AxisPass[],
  dtype: DType,
  isCopy: boolean,
  decisions: Decisions,
): Float64Array {
  if (isCopy) return inOrder(values, axes, 'last-axis-first', blendAlong);
  const twoPasses = dtype === 'uint8' ? TWO_PASSES[decisions.uint8Passes] : undefined;
  if (twoPasses !== undefined && axes.length === 2 && axes.every(isLinear)) {
    const [rows, columns] = axes;
    return twoPasses(values, [rows.inputSize, columns.inputSize], [tapsOrCopies(rows), tapsOrCopies(columns)]);
  }
  const kept = axes.map((axis) => ({ ...axis, ...(axis.taps && { taps: keptTaps(axis.taps, dtype, decisions) }) }));
  if (dtype === 'uint8' && decisions.uint8Passes !== 'rounded-once') {
    const resized = axes.filter(({ taps }) => taps !== undefined).length;
    const hasWidth = axes[axes.length - 1].taps !== undefined;
    let passes = 0;
    return inOrder(values, kept, decisions.passOrder, (current, inputSize, inner, taps) => {
      passes += 1;
      const own = uint8Between(decisions, hasWidth && passes === 1, passes < resized);
      return uint8Pass(current, inputSize, inner, taps, own);
    });
  }
  if (decisions.evaluation === 'direct' && axes.length > 1) return direct(values, kept, dtype, decisions);
  const pass = floatPass(dtype, decisions);
  const beyond = throughMemory(decisions.beyondMemory === 'zero' ? 0 : Number.NaN);
  return inOrder(values, kept, decisions.passOrder, (current, inputSize, inner, taps) =>
    (staysOnAxis(taps, inputSize) ? pass : beyond)(current, inputSize, inner, taps),
  );
}

export function staysOnAxis(taps: readonly Taps[], inputSize: number): boolean {
  return taps.every(({ indices }) => indices.every((index) => index >= 0 && index < inputSize));
}

/** One value for each output index of an axis, from the place of the axis's first element and the taps of the index. */
function alongAxis(elementOf: (values: Float64Array, base: number, stride: number, taps: Taps) => number): Pass {
  return (values, inputSize, inner, taps) => {
    const outer = inputSize * inner === 0 ? 0 : values.length / (inputSize * inner);
    const result = new Float64Array(outer * taps.length * inner);
    let target = 0;
    for (let plane = 0; plane < outer; plane++) {
      for (const tap of taps) {
        for (let offset = 0; offset < inner; offset++) {
          result[target++] = elementOf(values, plane * inputSize * inner + offset, inner, tap);
        }
      }
    }
    return result;
  };
}

/** Indices beyond the ends of an axis read what lies there in memory. */
function throughMemory(beyond: number): Pass {
  return alongAxis((values, base, stride, { indices, weights }) =>
    indices.reduce((sum, index, tap) => sum + weights[tap] * (values[base + index * stride] ?? beyond), 0),
  );
}

const TWO_PASSES: Partial<Record<Decisions['uint8Passes'], typeof quarterLevels>> = {
  'quarter-levels': quarterLevels,
  'product-weights': productWeights,
};

function isLinear({ taps = [] }: AxisPass): boolean {
  return taps.every(({ indices }) => indices.length <= 2);
}

type Pass = (values: Float64Array, inputSize: number, inner: number, taps: readonly Taps[]) => Float64Array;

function inOrder(
  values: Float64Array,
  axes: readonly AxisPass[],
  order: Decisions['passOrder'],
  pass: Pass,
): Float64Array {
  const sizes = axes.map(({ inputSize }) => inputSize);
  const positions = axes.map((_, position) => position);
  let current = values;
  for (const position of order === 'first-axis-first' ? positions : positions.toReversed()) {
    const { inputSize, outputSize, taps } = axes[position];
    const inner = elementCount(sizes.slice(position + 1));
    if (taps !== undefined) current = pass(current, inputSize, inner, taps);
    sizes[position] = outputSize;
  }
  return current;
}

/** The largest of what each output would have averaged. */
export function largestOfWindows(values: Float64Array, axes: readonly AxisPass[]): Float64Array {
  const largest = alongAxis((current, base, stride, { indices }) =>
    indices.reduce((most, index) => Math.max(most, current[base + index * stride]), Number.NEGATIVE_INFINITY),
  );
  return inOrder(values, axes, 'last-axis-first', largest);
}

function floatPass(dtype: DType, decisions: Decisions): Pass {
  const { sumOrder, sumPrecision, betweenPrecision } = decisions;
  if (sumOrder === 'forward' && sumPrecision === 'exact' && betweenPrecision === 'exact') return blendAlong;
  const sum = elementSum(dtype, decisions);
  const keep = roundingTo(betweenPrecision, dtype);
  return alongAxis((values, base, stride, taps) => keep(sum(values, base, stride, taps)));
}

/** The axes joined, one after the other, into one axis of planes, whose taps are products. */
function direct(values: Float64Array, axes: readonly AxisPass[], dtype: DType, decisions: Decisions): Float64Array {
  const round = roundingTo(decisions.sumPrecision, dtype);
  const joined = axes.reduce((left, right) => ({
    inputSize: left.inputSize * right.inputSize,
    outputSize: left.outputSize * right.outputSize,
    taps: tapsOrCopies(left).flatMap((outer) =>
      tapsOrCopies(right).map((inner) => ({
        indices: outer.indices.flatMap((index) => inner.indices.map((other) => index * right.inputSize + other)),
        weights: outer.weights.flatMap((weight) => inner.weights.map((other) => round(weight * other))),
      })),
    ),
  }));
  return floatPass(dtype, decisions)(values, joined.inputSize, 1, tapsOrCopies(joined));
}

function tapsOrCopies({ taps, outputSize }: AxisPass): readonly Taps[] {
  return taps ?? Array.from({ length: outputSize }, (_, index) => ({ indices: [index], weights: [1] }));
}
