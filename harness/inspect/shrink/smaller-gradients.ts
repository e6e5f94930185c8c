import type { BackwardCall } from '#cases/case.ts';
import { orRefusal, Refusal } from '#reference/arguments/refusal.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { cutTensor } from '../box.ts';
import { asFloat32, fewerOptions, isRamp, plainerValues, rampOf } from './smaller-values.ts';

/** Calls for a gradient that are smaller or plainer in one respect: its shape follows from the input's and the options. */
export function* smallerGradients(call: BackwardCall): Generator<BackwardCall> {
  const { input, inputShape, options } = call;
  if (!isRamp(input)) yield { ...call, input: rampOf(input.dtype, input.shape) };
  for (const axis of [0, 1]) {
    for (let count = 1; count < Math.min(inputShape[axis], 4); count++) {
      yield* reshaped(call, inputShape.with(axis, count), options);
    }
  }
  yield* smallerSizes(call);
  yield* plainerOptions(call);
  if (input.dtype !== 'float32') yield { ...call, input: asFloat32(input) };
  for (const plainer of plainerValues(input)) yield { ...call, input: plainer };
}

function* smallerSizes(call: BackwardCall): Generator<BackwardCall> {
  const { input, inputShape, options } = call;
  const [from, to] = [inputShape.slice(2), input.shape.slice(2)];
  const planes = inputShape.slice(0, 2);
  const sized = (sizes: readonly number[]) => (options.size === undefined ? options : { ...options, size: sizes });
  for (const most of [1, 2, 3]) {
    for (const mostOut of [1, 2, 3, 4]) {
      const shape = [...planes, ...from.map((size) => Math.min(size, most))];
      yield* reshaped(call, shape, sized(to.map((size) => Math.min(size, mostOut))));
    }
  }
  for (const axis of from.keys()) {
    for (let size = 1; size < from[axis]; size++) {
      yield* reshaped(call, [...planes, ...from.with(axis, size)], sized(to));
    }
    if (options.size === undefined) continue;
    for (let size = 1; size < to[axis]; size++) yield* reshaped(call, inputShape, sized(to.with(axis, size)));
  }
}

function* plainerOptions(call: BackwardCall): Generator<BackwardCall> {
  const { input, inputShape, options } = call;
  const { scaleFactor, recomputeScaleFactor: _, ...rest } = options;
  if (scaleFactor !== undefined) yield { ...call, options: { ...rest, size: input.shape.slice(2) } };
  for (const fewer of fewerOptions(options)) yield* reshaped(call, inputShape, fewer, true);
}

/** Nothing where it does not become smaller or must be refused. */
function* reshaped(
  call: BackwardCall,
  inputShape: readonly number[],
  options: InterpolateOptions,
  isPlainer = false,
): Generator<BackwardCall> {
  const { input } = call;
  const accepted = orRefusal(() => acceptedCall({ dtype: input.dtype, shape: inputShape }, options));
  if (accepted instanceof Refusal) return;
  const shape = accepted.outputShape;
  const size = elementCount(inputShape) + elementCount(shape);
  const before = elementCount(call.inputShape) + input.data.length;
  if (size > before || (size === before && !isPlainer)) return;
  const isCut = !isRamp(input) && shape.every((length, axis) => length <= input.shape[axis]);
  const gradient = isCut ? cutTensor(input, shape, 'first') : rampOf(input.dtype, shape);
  yield { ...call, inputShape, options, input: gradient };
}
