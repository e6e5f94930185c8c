import type { Call } from '#cases/case.ts';
import { orRefusal, Refusal } from '#reference/arguments/refusal.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import { interpolateOptions } from '../../core/entry-options.ts';
import { cutTensor } from '../box.ts';
import { smallerGradients } from './smaller-gradients.ts';
import { asFloat32, fewerOptions, isRamp, plainerValues, rampOf } from './smaller-values.ts';

/** Calls that are smaller or plainer in one respect, what saves most first. Each is strictly so: it ends. */
export function* smallerCalls(call: Call): Generator<Call> {
  if (call.entry === 'interpolate.backward') {
    yield* smallerGradients(call);
    return;
  }
  const { entry, input, options } = call;
  if (entry !== 'interpolate') yield { entry: 'interpolate', input, options: interpolateOptions(entry, options) };
  if (!isRamp(input)) yield { ...call, input: rampOf(input.dtype, input.shape) };
  yield* fewerPlanes(call);
  yield* smallerImages(call);
  yield* plainerOptions(call);
  if (['float64', 'float16', 'bfloat16'].includes(input.dtype)) yield { ...call, input: asFloat32(input) };
  for (const plainer of plainerValues(input)) yield { ...call, input: plainer };
}

function* fewerPlanes(call: Call): Generator<Call> {
  const { shape } = call.input;
  for (const axis of [0, 1]) {
    for (const count of smallerSizes(shape[axis] ?? 1)) yield* cutCalls(call, shape.with(axis, count), call.options);
  }
}

/** All axes at once to begin with, then each alone. */
function* smallerImages(call: Call): Generator<Call> {
  const { input, options } = call;
  const spatial = input.shape.slice(2);
  const sizes = outputSizes(call);
  const cut = (from: readonly number[], to: readonly number[] | undefined) =>
    cutCalls(call, [...input.shape.slice(0, 2), ...from], to === undefined ? options : { ...options, size: to });
  if (options.size === undefined || sizes === undefined) {
    for (const size of [1, 2, 3, 5])
      yield* cut(
        spatial.map((length) => Math.min(length, size)),
        undefined,
      );
    for (const [axis, length] of spatial.entries()) {
      for (const size of everySmallerSize(length)) yield* cut(spatial.with(axis, size), undefined);
    }
    return;
  }
  for (const from of [1, 2, 3, 5]) {
    for (const to of [1, 2, 3, 4, 6]) {
      yield* cut(
        spatial.map((length) => Math.min(length, from)),
        sizes.map((size) => Math.min(size, to)),
      );
    }
  }
  for (const axis of spatial.keys()) {
    for (const from of smallerSizes(spatial[axis])) {
      const ratio = Math.max(1, Math.round((sizes[axis] * from) / spatial[axis]));
      if (ratio < sizes[axis]) yield* cut(spatial.with(axis, from), sizes.with(axis, ratio));
      yield* cut(spatial.with(axis, from), sizes);
    }
    for (const to of smallerSizes(sizes[axis])) yield* cut(spatial, sizes.with(axis, to));
  }
}

/** Where a product of size and factor goes wrong, it may do so for one size and not for its neighbours. */
function everySmallerSize(size: number): number[] {
  const few = Array.from({ length: Math.min(size - 1, 64) }, (_, at) => at + 1);
  return [...new Set([...smallerSizes(size), ...few])];
}

/** 1, 2, 3, the half and one less. */
function smallerSizes(size: number): number[] {
  return [...new Set([1, 2, 3, Math.ceil(size / 2), size - 1])].filter((smaller) => smaller >= 1 && smaller < size);
}

/** The first elements and, where values matter, the last ones; nothing where nothing becomes smaller. */
function* cutCalls(call: Call, shape: readonly number[], options: InterpolateOptions): Generator<Call> {
  const { input } = call;
  const isSmaller = elementCount(shape) < elementCount(input.shape) || hasSmallerSize(options.size, call);
  if (!isSmaller) return;
  if (isRamp(input)) {
    yield { ...call, options, input: rampOf(input.dtype, shape) };
    return;
  }
  yield { ...call, options, input: cutTensor(input, shape, 'first') };
  if (elementCount(shape) < elementCount(input.shape)) {
    yield { ...call, options, input: cutTensor(input, shape, 'last') };
  }
}

function hasSmallerSize(size: InterpolateOptions['size'], call: Call): boolean {
  const before = outputSizes(call);
  if (before === undefined || !Array.isArray(size)) return false;
  return elementCount(size as readonly number[]) < elementCount(before);
}

/** Factors in the order in which they read. */
const PLAIN_FACTORS = [2, 0.5, 1.5, 3];

function* plainerOptions(call: Call): Generator<Call> {
  const { options } = call;
  const { scaleFactor, recomputeScaleFactor, ...rest } = options;
  const sizes = outputSizes(call);
  if (scaleFactor !== undefined && sizes !== undefined) yield { ...call, options: { ...rest, size: sizes } };
  for (const fewer of fewerOptions(options)) yield { ...call, options: fewer };
  if (scaleFactor === undefined) return;
  const rank = typeof scaleFactor === 'number' ? PLAIN_FACTORS.indexOf(scaleFactor) : -1;
  for (const factor of rank < 0 ? PLAIN_FACTORS : PLAIN_FACTORS.slice(0, rank)) {
    yield { ...call, options: { ...options, scaleFactor: factor } };
  }
  if (typeof scaleFactor !== 'number') {
    for (const factor of new Set(scaleFactor)) yield { ...call, options: { ...options, scaleFactor: factor } };
  }
}

/** None where the call must be refused. */
function outputSizes({ entry, input, options }: Call): readonly number[] | undefined {
  const accepted = orRefusal(() => acceptedCall(input, interpolateOptions(entry, options)));
  return accepted instanceof Refusal ? undefined : accepted.outputShape.slice(2);
}
