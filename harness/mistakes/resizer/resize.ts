import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { isLeftAlone } from '#reference/interpolate.ts';
import { copyTaps } from '#reference/nearest.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import type { Taps } from '#reference/taps.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { areaTapsAlong } from './area.ts';
import { isAlong, isEnd, ofOneEnd } from './axis-scope.ts';
import { gainedTaps } from './blending.ts';
import { type Decisions, TARGET } from './decisions.ts';
import { cubicTapsAlong, linearTapsAlong } from './interpolating.ts';
import { checkedLength } from './limits.ts';
import { type Method, methodOf } from './methods.ts';
import { nearestTapsAlong } from './nearest.ts';
import { type AxisPass, largestOf, passed } from './passes.ts';
import { chosen, sizedOptions } from './sizes.ts';
import { readValues, writtenValues } from './special-values.ts';
import type { PlannedAxis } from './steps.ts';
import { uint8Elements } from './uint8.ts';
import { windowTapsAlong } from './windows.ts';

/**
 * `F.interpolate` with every decision a parameter. Those that are left out are the target's; with none given the result
 * is the reference's.
 * @throws Refusal for every call of the arguments page that must be refused.
 * @throws TooLong where the decisions make windows or sizes that no answer needs.
 */
export function resize(input: Tensor, options: InterpolateOptions, changed: Partial<Decisions> = {}): Tensor {
  const plan = resizePlan(input, options, changed);
  const { decisions, outputShape, isCopy, isLargest, passes } = plan;
  const { dtype } = input;
  const run = (values: Float64Array) =>
    isLargest ? largestOf(values, passes) : passed(values, passes, dtype, isCopy, decisions);
  const values = readValues(decoded(input), dtype, decisions);
  const result = decisions.nan === 'skipped' && !isCopy ? withoutNaN(values, run) : run(values);
  return { dtype, shape: outputShape, data: writtenElements(result, dtype, plan) };
}

/** What a resize comes to before any element is read. */
export interface ResizePlan {
  readonly decisions: Decisions;
  readonly outputShape: readonly number[];
  /** Elements are copied, and nothing is computed with them. */
  readonly isCopy: boolean;
  /** Of each window the largest element is taken, and none is weighed. */
  readonly isLargest: boolean;
  readonly passes: readonly AxisPass[];
}

/** @throws Refusal and TooLong as `resize` does. */
export function resizePlan(input: Tensor, options: InterpolateOptions, changed: Partial<Decisions>): ResizePlan {
  const decisions = { ...TARGET, ...changed };
  const call = acceptedCall(input, sizedOptions(input.shape, options, decisions));
  checkedLength(elementCount(call.outputShape));
  const axes = plannedAxes(call, options, decisions);
  const passes = axes.map((axis) => {
    const own = isAlong(axis, axes.length, decisions.along) ? decisions : TARGET;
    const method = methodOf(call.mode, call.antialias, own);
    const exact = scopedTaps(axis, axes, method, call, input, own);
    const taps = exact && gainedTaps(exact, own);
    return { inputSize: axis.inputSize, outputSize: axis.outputSize, method, ...(taps && { taps }) };
  });
  const isCopy = passes.every(({ method }) => method === 'nearest' || method === 'nearest-exact');
  checkedLength(productsOf(input, passes, decisions));
  const isLargest = decisions.areaReduction === 'largest' && passes.every(({ method }) => method === 'area');
  return { decisions, outputShape: call.outputShape, isCopy, isLargest, passes };
}

/** Products of elements and weights, of the longest pass or of all axes at once. */
function productsOf({ data, shape }: Tensor, passes: readonly AxisPass[], { evaluation }: Decisions): number {
  const tapCounts = passes.map(
    ({ taps, outputSize }) => taps?.reduce((sum, { indices }) => sum + indices.length, 0) ?? outputSize,
  );
  if (evaluation === 'direct') return tapCounts.reduce((product, count) => product * count, shape[0] * shape[1]);
  let elements = data.length;
  let most = 0;
  for (const [axis, { inputSize, outputSize }] of passes.entries()) {
    if (inputSize === 0) return 0;
    most = Math.max(most, (elements / inputSize) * Math.max(tapCounts[axis], outputSize));
    elements = (elements / inputSize) * outputSize;
  }
  return most;
}

/** The numbers of all passes as elements of the dtype; one by one, unless a NaN spreads over its row. */
export function writtenElements(
  result: Float64Array,
  dtype: DType,
  { decisions, outputShape, isCopy }: ResizePlan,
): Tensor['data'] {
  const { gain, gainOf } = decisions;
  const gained = gain !== 1 && gainOf === 'result' ? result.map((value) => value * gain) : result;
  const written = writtenValues(gained, dtype, outputShape[outputShape.length - 1], decisions);
  return dtype === 'uint8' && !isCopy ? uint8Elements(written, decisions) : encoded(dtype, written);
}

/** The axes of an accepted call, with the factors that the caller gave, whatever became of the sizes. */
function plannedAxes(
  { axes, mode }: AcceptedCall,
  { scaleFactor, recomputeScaleFactor = false }: InterpolateOptions,
  decisions: Decisions,
): PlannedAxis[] {
  const given = typeof scaleFactor === 'number' ? axes.map(() => scaleFactor) : scaleFactor;
  const factors = given && chosen(given, decisions.factorOf);
  return axes.map(({ inputSize, outputSize, alignCorners }, position) => ({
    inputSize,
    outputSize,
    alignCorners,
    position,
    ...(factors && { callerFactor: factors[position] }),
    ...(factors && !recomputeScaleFactor && mode !== 'area' && { scaleFactor: factors[position] }),
  }));
}

function scopedTaps(
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  method: Method,
  call: AcceptedCall,
  input: Tensor,
  decisions: Decisions,
): readonly Taps[] | undefined {
  const taps = axisTaps(axis, axes, method, call, input, decisions);
  if (taps === undefined || !isEnd(decisions.along)) return taps;
  const right = axisTaps(axis, axes, method, call, input, TARGET);
  return right && ofOneEnd(taps, right, decisions.along);
}

function axisTaps(
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  method: Method,
  call: AcceptedCall,
  input: Tensor,
  decisions: Decisions,
): readonly Taps[] | undefined {
  if (leavesAlone(axis, axes, call, input, decisions)) return undefined;
  const { dtype } = input;
  if (axes.length === 3 && axis.position === 0 && decisions.depth === 'picked') {
    return Array.from({ length: axis.outputSize }, (_, k) =>
      copyTaps(Math.floor((k * axis.inputSize) / axis.outputSize)),
    );
  }
  switch (method) {
    case 'nearest':
    case 'nearest-exact':
      return nearestTapsAlong(method, axis, axes, dtype, decisions);
    case 'linear':
      return linearTapsAlong(axis, axes, dtype, decisions);
    case 'bicubic':
      return cubicTapsAlong(axis, axes, dtype, decisions);
    case 'area':
      return areaTapsAlong(axis, axes, decisions);
    default:
      return windowTapsAlong(method, axis, axes, dtype, decisions);
  }
}

function leavesAlone(
  axis: PlannedAxis,
  axes: readonly PlannedAxis[],
  call: AcceptedCall,
  input: Tensor,
  { unchangedAxis }: Decisions,
): boolean {
  const isUnchanged = ({ inputSize, outputSize }: PlannedAxis) => inputSize === outputSize;
  switch (unchangedAxis) {
    case 'target': {
      const { inputSize, outputSize, alignCorners } = axis;
      return isLeftAlone({ inputSize, outputSize, alignCorners }, call, input);
    }
    case 'resampled':
      return false;
    case 'left-alone':
      return isUnchanged(axis);
    case 'input-copied':
      return axes.every(isUnchanged) || (call.antialias && isUnchanged(axis));
  }
}

/** Sums without the NaNs, divided by the weights that are left. */
function withoutNaN(values: Float64Array, run: (values: Float64Array) => Float64Array): Float64Array {
  if (!values.some(Number.isNaN)) return run(values);
  const sums = run(values.map((value) => (Number.isNaN(value) ? 0 : value)));
  const weights = run(values.map((value) => (Number.isNaN(value) ? 0 : 1)));
  return sums.map((sum, element) => (weights[element] === 0 ? Number.NaN : sum / weights[element]));
}
