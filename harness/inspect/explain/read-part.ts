import type { Call } from '#cases/case.ts';
import { elementCount, indexAt, offsetOf } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { acceptedOf } from './accepted-of.ts';
import { expectedReaders, expectedTaps } from './expected-taps.ts';

/** The box of the input that one element of the answer reads, and where it begins. */
export function readPart(call: Call, index: readonly number[]): { part: Tensor; from: readonly number[] } {
  const { input } = call;
  const accepted = acceptedOf(call);
  const tapsOf = call.entry === 'interpolate.backward' ? expectedReaders : expectedTaps;
  const ranges = accepted.axes.map((_, axis) => {
    const indices = tapsOf(axis, index[axis + 2], accepted, input).map((tap) => tap.index);
    const first = indices.reduce((least, at) => Math.min(least, at));
    return { first, size: indices.reduce((most, at) => Math.max(most, at)) - first + 1 };
  });
  const from = [...index.slice(0, 2), ...ranges.map(({ first }) => first)];
  const shape = [1, 1, ...ranges.map(({ size }) => size)];
  const data = input.data.slice(0, elementCount(shape));
  for (const offset of data.keys()) {
    const at = indexAt(shape, offset).map((place, axis) => place + from[axis]);
    data[offset] = input.data[offsetOf(input.shape, at)];
  }
  return { part: { dtype: input.dtype, shape, data }, from };
}
