import type { Tensor } from '#spec/signature.ts';

type Index = readonly number[];

/** The same shape, every element read at another index of the same tensor. */
export function rearranged(tensor: Tensor, from: (index: Index, shape: Index) => Index): Tensor {
  return gathered(tensor, tensor.shape, (index) => from(index, tensor.shape));
}

/** A new shape, every element read at an index of the tensor. */
export function gathered(tensor: Tensor, shape: Index, from: (index: Index) => Index): Tensor {
  return mapped(tensor, shape, (index) => tensor.data[flat(from(index), tensor.shape)]);
}

/** Every element that is never written is what was there before: zero, or what is left of another call. */
export function unwritten(
  tensor: Tensor,
  isMissed: (index: Index, shape: Index, flat: number) => boolean,
  left?: Tensor['data'],
): Tensor {
  return mapped(tensor, tensor.shape, (index, at) =>
    isMissed(index, tensor.shape, at) ? (left?.[at] ?? 0) : tensor.data[at],
  );
}

export function emptyLike(data: Tensor['data'], length: number): Tensor['data'] {
  return new (data.constructor as new (length: number) => Tensor['data'])(length);
}

function mapped(tensor: Tensor, shape: Index, value: (index: Index, at: number) => number): Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  const data = emptyLike(tensor.data, length);
  const index = new Array<number>(shape.length).fill(0);
  for (let at = 0; at < length; at++) {
    data[at] = value(index, at);
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      index[axis] += 1;
      if (index[axis] < shape[axis]) break;
      index[axis] = 0;
    }
  }
  return { dtype: tensor.dtype, shape, data };
}

function flat(index: Index, shape: Index): number {
  return index.reduce((position, at, axis) => position * shape[axis] + at, 0);
}
