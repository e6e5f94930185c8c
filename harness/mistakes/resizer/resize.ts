import { type AcceptedCall, acceptedCall } from '#reference/arguments.ts';
import { isLeftAlone } from '#reference/interpolate.ts';
import { copyTaps } from '#reference/nearest.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { tapsAlong } from '#reference/taps.ts';
import { elementCount } from '#spec/shape.ts';
import type { DType, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { areaTapsBy } from './area.ts';
import { isAlong, isEnd, ofOneEnd } from './axis-scope.ts';
import { gainedTaps } from './blending.ts';
import { type Decisions, TARGET } from './decisions.ts';
import { indexedTaps } from './indices.ts';
import { cubicTapsBy, linearTapsBy } from './interpolating.ts';
import { type Method, methodOf } from './methods.ts';
import { nearestTapsBy } from './nearest.ts';
import { type AxisPass, checkedLength, largestOfWindows, passed } from './passes.ts';
import { sizedOptions } from './sizes.ts';
import { readValues, writtenValues } from './special-values.ts';
import { type PlannedAxis, type TapsAt, takenAlong } from './steps.ts';
import { uint8Elements } from './uint8.ts';
import { windowTapsBy } from './windows.ts';

/**
 * `F.interpolate` with every decision a parameter. Those that are left out are the target's; with none given the result
 * is the reference's.
 * @throws Refusal for every call of the arguments page that must be refused.
 * @throws TooLong where the decisions make windows or sizes that no answer needs.
 */
export function resize(input: Tensor, options: InterpolateOptions, changed: Partial<Decisions> = {}): Tensor {
  const plan = resizePlan(input, options, changed);
  const { decisions, outputShape, isCopy } = plan;
  const { dtype } = input;
  const passes = wholePasses(plan, input);
  const run = (values: Float64Array) => passedBy(plan, values, passes, dtype);
  const values = readValues(inputValues(input), dtype, decisions);
  const result = decisions.nan === 'skipped' && !isCopy ? withoutNaN(values, run) : run(values);
  return { dtype, shape: outputShape, data: writtenElements(result, dtype, plan) };
}

/** The elements of an input, which is resized by many decisions; nobody writes into them. */
export function inputValues(input: Tensor): Float64Array {
  const values = VALUES.get(input) ?? decoded(input);
  VALUES.set(input, values);
  return values;
}

const VALUES = new WeakMap<Tensor, Float64Array>();

/** An axis, and what each of its outputs reads; nothing where it is left alone. */
interface PlannedPass extends Omit<AxisPass, 'taps'> {
  readonly method: Method;
  readonly tapsAt?: TapsAt;
}

/** What a resize comes to before any element is read. */
export interface ResizePlan {
  readonly decisions: Decisions;
  readonly outputShape: readonly number[];
  /** Elements are copied, and nothing is computed with them. */
  readonly isCopy: boolean;
  readonly passes: readonly PlannedPass[];
}

let last: { input: Tensor; options: InterpolateOptions; changed: Partial<Decisions>; plan: ResizePlan } | undefined;

/**
 * The last plan is kept: an element that is computed alone is often followed by all of them.
 * @throws Refusal and TooLong as `resize` does.
 */
export function resizePlan(input: Tensor, options: InterpolateOptions, changed: Partial<Decisions>): ResizePlan {
  if (last?.input !== input || last.options !== options || last.changed !== changed) {
    last = { input, options, changed, plan: planned(input, options, changed) };
  }
  return last.plan;
}

function planned(input: Tensor, options: InterpolateOptions, changed: Partial<Decisions>): ResizePlan {
  const decisions = { ...TARGET, ...changed };
  const call = acceptedCall(input, sizedOptions(input.shape, options, decisions));
  checkedLength(elementCount(call.outputShape));
  const axes = plannedAxes(call, input.dtype, options, decisions);
  const passes = axes.map((axis) => {
    const own = isAlong(axis, axes.length, decisions.along) ? decisions : TARGET;
    const exact = scopedTaps(axis, call, own);
    const tapsAt = exact && gainedTaps(exact, own);
    const method = methodOf(call.mode, call.antialias, own);
    return { inputSize: axis.inputSize, outputSize: axis.outputSize, method, ...(tapsAt && { tapsAt }) };
  });
  const isCopy = passes.every(({ method }) => method === 'nearest' || method === 'nearest-exact');
  return { decisions, outputShape: call.outputShape, isCopy, passes };
}

/**
 * The passes with the taps of all outputs.
 * @throws TooLong as `resize` does.
 */
export function wholePasses({ passes, decisions }: ResizePlan, input: Tensor): AxisPass[] {
  const whole = passes.map(({ tapsAt, ...axis }) =>
    tapsAt === undefined ? axis : { ...axis, taps: tapsAlong(axis.outputSize, tapsAt) },
  );
  checkedLength(productsOf(input, whole, decisions));
  return whole;
}

/** The passes over the elements; where areas are reduced to their largest element, none is weighed. */
export function passedBy(
  { decisions, isCopy, passes: planned }: ResizePlan,
  values: Float64Array,
  passes: readonly AxisPass[],
  dtype: DType,
): Float64Array {
  const isLargest = decisions.areaReduction === 'largest' && planned.every(({ method }) => method === 'area');
  return isLargest ? largestOfWindows(values, passes) : passed(values, passes, dtype, isCopy, decisions);
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
  const { gain, gainOf, offset } = decisions;
  const gained = gain !== 1 && gainOf === 'result' ? result.map((value) => value * gain) : result;
  const moved = offset === 0 ? gained : gained.map((value) => value + offset);
  const written = writtenValues(moved, dtype, outputShape[outputShape.length - 1], decisions);
  return dtype === 'uint8' && !isCopy ? uint8Elements(written, decisions) : encoded(dtype, written);
}

/** The axes of an accepted call, with the factors that the caller gave, whatever became of the sizes. */
function plannedAxes(
  call: AcceptedCall,
  dtype: DType,
  { scaleFactor, recomputeScaleFactor = false }: InterpolateOptions,
  { factorOf }: Decisions,
): PlannedAxis[] {
  const given = typeof scaleFactor === 'number' ? call.axes.map(() => scaleFactor) : scaleFactor;
  const factors = given && takenAlong(given, factorOf);
  const axes: PlannedAxis[] = [];
  for (const [position, { inputSize, outputSize, alignCorners }] of call.axes.entries()) {
    axes.push({
      inputSize,
      outputSize,
      alignCorners,
      position,
      axes,
      dtype,
      ...(factors && { callerFactor: factors[position] }),
      ...(factors && !recomputeScaleFactor && call.mode !== 'area' && { scaleFactor: factors[position] }),
    });
  }
  return axes;
}

function scopedTaps(axis: PlannedAxis, call: AcceptedCall, decisions: Decisions): TapsAt | undefined {
  const exact = axisTaps(axis, call, decisions);
  const taps = exact && indexedTaps(exact, axis, decisions);
  if (taps === undefined || !isEnd(decisions.along)) return taps;
  const right = axisTaps(axis, call, { ...TARGET, computedAs: decisions.computedAs });
  return right && ofOneEnd(taps, right, decisions.along, axis.outputSize);
}

function axisTaps(axis: PlannedAxis, call: AcceptedCall, decisions: Decisions): TapsAt | undefined {
  if (leavesAlone(axis, call, decisions)) return undefined;
  const { inputSize, outputSize } = axis;
  if (axis.axes.length === 3 && axis.position === 0 && decisions.depth === 'picked') {
    return (output) => copyTaps(Math.floor((output * inputSize) / outputSize));
  }
  const method = methodOf(call.mode, call.antialias, decisions);
  switch (method) {
    case 'nearest':
    case 'nearest-exact':
      return nearestTapsBy(method, axis, decisions);
    case 'linear':
      return linearTapsBy(axis, decisions);
    case 'bicubic':
      return cubicTapsBy(axis, decisions);
    case 'area':
      return areaTapsBy(axis, decisions);
    default:
      return windowTapsBy(method, axis, decisions);
  }
}

function leavesAlone(axis: PlannedAxis, call: AcceptedCall, { unchangedAxis }: Decisions): boolean {
  const { inputSize, outputSize, alignCorners, axes, dtype } = axis;
  const isUnchanged = inputSize === outputSize;
  switch (unchangedAxis) {
    case 'target':
      return isLeftAlone({ inputSize, outputSize, alignCorners }, call, { dtype });
    case 'resampled':
      return false;
    case 'left-alone':
      return isUnchanged;
    case 'input-copied':
      return axes.every((one) => one.inputSize === one.outputSize) || (call.antialias && isUnchanged);
  }
}

/** Sums without the NaNs, divided by the weights that are left. */
function withoutNaN(values: Float64Array, run: (values: Float64Array) => Float64Array): Float64Array {
  if (!values.some(Number.isNaN)) return run(values);
  const sums = run(values.map((value) => (Number.isNaN(value) ? 0 : value)));
  const weights = run(values.map((value) => (Number.isNaN(value) ? 0 : 1)));
  return sums.map((sum, element) => (weights[element] === 0 ? Number.NaN : sum / weights[element]));
}
