import type { Tensor } from '#spec/signature.ts';
import { readPart } from '../judge/read-part.ts';

/** The part of a tensor that begins at an index and has these sizes. */
export function boxOf(tensor: Tensor, from: readonly number[], sizes: readonly number[]): Tensor {
  const reads = sizes.map((size, axis) => Int32Array.from({ length: size }, (_, at) => from[axis] + at));
  return readPart(tensor, reads);
}

/** The first or the last elements along every axis. */
export function cutTensor(tensor: Tensor, to: readonly number[], which: 'first' | 'last'): Tensor {
  const from = to.map((size, axis) => (which === 'first' ? 0 : tensor.shape[axis] - size));
  return boxOf(tensor, from, to);
}
