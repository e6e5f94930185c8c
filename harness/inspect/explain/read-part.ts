import type { Call } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';
import { boxOf } from '../box.ts';
import { acceptedOf } from './accepted-of.ts';
import { expectedTaps } from './expected-taps.ts';

/** The box of the input that one element of the answer reads, and where it begins. */
export function readPart(call: Call, index: readonly number[]): { part: Tensor; from: readonly number[] } {
  const { input } = call;
  const accepted = acceptedOf(call);
  const ranges = accepted.axes.map((axis, place) => {
    const taps = expectedTaps(axis, accepted, input, call.entry === 'interpolate.backward')[index[place + 2]];
    const indices = taps.map((tap) => tap.index);
    const first = indices.reduce((least, at) => Math.min(least, at));
    return { first, size: indices.reduce((most, at) => Math.max(most, at)) - first + 1 };
  });
  const from = [...index.slice(0, 2), ...ranges.map(({ first }) => first)];
  return { part: boxOf(input, from, [1, 1, ...ranges.map(({ size }) => size)]), from };
}
