import { elementCount, indexAt, offsetOf } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';

/** The first or the last elements along every axis. */
export function cutTensor({ dtype, shape, data }: Tensor, to: readonly number[], which: 'first' | 'last'): Tensor {
  const cut = new (data.constructor as new (length: number) => Tensor['data'])(elementCount(to));
  for (const offset of cut.keys()) {
    const index = indexAt(to, offset).map((at, axis) => (which === 'first' ? at : at + shape[axis] - to[axis]));
    cut[offset] = data[offsetOf(shape, index)];
  }
  return { dtype, shape: to, data: cut };
}
