import type { AcceptedCall } from '#reference/arguments.ts';
import type { Axis } from '#reference/coordinates.ts';
import { axisTaps, isLeftAlone } from '#reference/interpolate.ts';
import { mergedTaps } from '#reference/rounding/uint8.ts';
import type { Taps } from '#reference/taps.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Tap } from './explanation.ts';

/** The names of the spatial axes, outermost first. */
export function axisNames(axes: number): string[] {
  return ['D', 'H', 'W'].slice(3 - axes);
}

/**
 * What each index of the answer reads along an axis, each index once, zero weights left out unless all are zero. The answer
 * of a gradient reads the output indices that read an input index.
 */
export function expectedTaps(axis: Axis, call: AcceptedCall, input: Tensor, isGradient: boolean): Tap[][] {
  if (isLeftAlone(axis, call, input))
    return Array.from({ length: axis.outputSize }, (_, index) => [{ index, weight: 1 }]);
  return tapsRead(axis, call, isGradient).map(tellingTaps);
}

/** The taps of a pass along an axis. */
export function tapsRead(axis: Axis, call: AcceptedCall, isGradient: boolean): Taps[] {
  const taps = axisTaps(axis, call);
  return isGradient ? readersOf(taps, axis.inputSize) : taps;
}

function tellingTaps(taps: Taps): Tap[] {
  const { indices, weights } = mergedTaps(taps);
  const all = indices.map((index, at) => ({ index, weight: weights[at] }));
  const telling = all.filter(({ weight }) => weight !== 0);
  return telling.length > 0 ? telling : all;
}

/** For every input index of an axis the output indices that read it, with their weights. */
function readersOf(taps: readonly Taps[], inputSize: number): Taps[] {
  const readers = Array.from({ length: inputSize }, () => ({ indices: [] as number[], weights: [] as number[] }));
  for (const [outputIndex, tap] of taps.entries()) {
    const { indices, weights } = mergedTaps(tap);
    for (const [at, inputIndex] of indices.entries()) {
      readers[inputIndex].indices.push(outputIndex);
      readers[inputIndex].weights.push(weights[at]);
    }
  }
  return readers.map((reader) => (reader.indices.length > 0 ? reader : READ_BY_NONE));
}

const READ_BY_NONE: Taps = { indices: [0], weights: [0] };
