import type { AcceptedCall } from '#reference/arguments.ts';
import { axisTaps, isLeftAlone } from '#reference/interpolate.ts';
import { mergedTaps } from '#reference/rounding/uint8.ts';
import type { Taps } from '#reference/taps.ts';
import type { Tensor } from '#spec/signature.ts';
import type { Tap } from './explanation.ts';

/** The names of the spatial axes, outermost first. */
export function axisNames(axes: number): string[] {
  return ['D', 'H', 'W'].slice(3 - axes);
}

/** The expected taps of one output index, each input index once, zero weights left out unless all are zero. */
export function expectedTaps(axisIndex: number, outputIndex: number, call: AcceptedCall, input: Tensor): Tap[] {
  const axis = call.axes[axisIndex];
  if (isLeftAlone(axis, call, input)) return [{ index: outputIndex, weight: 1 }];
  return tellingTaps(axisTaps(axis, call)[outputIndex]);
}

/** The same of a gradient: the output indices that read one input index. */
export function expectedReaders(axisIndex: number, inputIndex: number, call: AcceptedCall, gradOutput: Tensor): Tap[] {
  const axis = call.axes[axisIndex];
  if (isLeftAlone(axis, call, gradOutput)) return [{ index: inputIndex, weight: 1 }];
  return tellingTaps(readersOf(axisTaps(axis, call), axis.inputSize)[inputIndex]);
}

/** The same for every output index of an axis, which is made once. */
export function tapsByOutput(axisIndex: number, call: AcceptedCall, input: Tensor): Tap[][] {
  const axis = call.axes[axisIndex];
  if (!isLeftAlone(axis, call, input)) return axisTaps(axis, call).map(tellingTaps);
  return Array.from({ length: axis.outputSize }, (_, index) => [{ index, weight: 1 }]);
}

function tellingTaps(taps: Taps): Tap[] {
  const { indices, weights } = mergedTaps(taps);
  const all = indices.map((index, at) => ({ index, weight: weights[at] }));
  const telling = all.filter(({ weight }) => weight !== 0);
  return telling.length > 0 ? telling : all;
}

/** For every input index of an axis the output indices that read it, with their weights. */
export function readersOf(taps: readonly Taps[], inputSize: number): Taps[] {
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
