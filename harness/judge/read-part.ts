import { elementCount } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { changedTaps, type ErringTaps } from './free-taps.ts';
import type { Pass } from './passes.ts';

/** An axis has to be so many times longer than what is read of it for the rest to be left out. */
const LONG = 4;

/** Whether it pays to leave out what is not read, where so many indices are read at most. */
export function isReadInPart(inputSize: number, indices: number): boolean {
  return inputSize >= LONG * indices;
}

/** The indices that are read along an axis of a tensor, in order; undefined where all of it is kept. */
export type IndicesRead = Int32Array | undefined;

/** Of indices that stand several times and in any order. */
export function inOrder(indices: Iterable<number>): Int32Array {
  return Int32Array.from(new Set(indices)).sort();
}

/** The part of a tensor that is read: these indices of each spatial axis. */
export function readPart({ dtype, shape, data }: Tensor, reads: readonly IndicesRead[]): Tensor {
  const sizes = [...shape];
  let part = data;
  for (let place = 0; place < reads.length; place++) {
    const read = reads[place];
    if (read === undefined) continue;
    const axis = shape.length - reads.length + place;
    part = selectedAlong(part, sizes[axis], elementCount(sizes.slice(axis + 1)), read);
    sizes[axis] = read.length;
  }
  return { dtype, shape: sizes, data: part };
}

function selectedAlong(data: Tensor['data'], inputSize: number, inner: number, read: Int32Array): Tensor['data'] {
  const outer = data.length / (inputSize * inner);
  const part = new (data.constructor as new (length: number) => Tensor['data'])(outer * read.length * inner);
  let target = 0;
  for (let plane = 0; plane < outer; plane++) {
    for (let row = 0; row < read.length; row++) {
      const source = (plane * inputSize + read[row]) * inner;
      for (let offset = 0; offset < inner; offset++) part[target++] = data[source + offset];
    }
  }
  return part;
}

/** Passes over the part of a tensor that they read, and that part. */
export function passesOverPart(passes: readonly Pass[], input: Tensor): { passes: readonly Pass[]; part: Tensor } {
  const reads: IndicesRead[] = input.shape.slice(2).map(() => undefined);
  const narrowed = passes.map((pass) => {
    const { axis, inputSize, outputSize, taps } = pass;
    const { count, starts, indices, places, slopes } = taps;
    const tapCount = starts[count];
    const slopeCount = slopes.starts[places[count]];
    if (!isReadInPart(inputSize, tapCount + slopeCount)) return pass;
    const read = inOrder([...indices.subarray(0, tapCount), ...slopes.indices.subarray(0, slopeCount)]);
    reads[axis] = read;
    return { axis, inputSize: read.length, outputSize, taps: tapsAmong(taps, read) };
  });
  return reads.every((read) => read === undefined)
    ? { passes, part: input }
    : { passes: narrowed, part: readPart(input, reads) };
}

function tapsAmong(taps: ErringTaps, read: Int32Array): ErringTaps {
  const { slopes } = taps;
  const { starts, weights } = slopes;
  return changedTaps(taps, {
    indices: placesAmong(taps.indices, read),
    slopes: { starts, indices: placesAmong(slopes.indices, read), weights },
  });
}

function placesAmong(indices: Int32Array, read: Int32Array): Int32Array {
  const placeOf = placeAmong(read);
  return indices.map(placeOf);
}

/** Where an index stands among those that are read; one that is not read is nowhere. */
export function placeAmong(read: Int32Array): (index: number) => number {
  const places = new Map(Array.from(read, (index, place) => [index, place]));
  return (index) => places.get(index) ?? -1;
}
