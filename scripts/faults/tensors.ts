import type { Tensor } from '#spec/signature.ts';

/** The same shape, every element read at another index of the same tensor. */
export function rearranged(tensor: Tensor, from: (index: readonly number[]) => readonly number[]): Tensor {
  return gathered(tensor, tensor.shape, from);
}

/** A new shape, every element read at an index of the tensor. */
export function gathered(
  tensor: Tensor,
  shape: readonly number[],
  from: (index: readonly number[]) => readonly number[],
): Tensor {
  const length = shape.reduce((product, size) => product * size, 1);
  const data = emptyLike(tensor.data, length);
  for (let element = 0; element < length; element++) {
    data[element] = tensor.data[flat(from(indexOf(element, shape)), tensor.shape)];
  }
  return { dtype: tensor.dtype, shape, data };
}

/** Elements that are never written keep what was there before: zeros, or what is left of the call before. */
export function unwritten(
  tensor: Tensor,
  isMissed: (index: readonly number[]) => boolean,
  left?: Tensor['data'],
): Tensor {
  const data = tensor.data.slice();
  for (let element = 0; element < data.length; element++) {
    if (isMissed(indexOf(element, tensor.shape))) data[element] = left?.[element] ?? 0;
  }
  return { ...tensor, data };
}

export function emptyLike(data: Tensor['data'], length: number): Tensor['data'] {
  return new (data.constructor as new (length: number) => Tensor['data'])(length);
}

function indexOf(element: number, shape: readonly number[]): number[] {
  const index = new Array<number>(shape.length);
  let rest = element;
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    index[axis] = rest % shape[axis];
    rest = Math.floor(rest / shape[axis]);
  }
  return index;
}

function flat(index: readonly number[], shape: readonly number[]): number {
  return index.reduce((position, at, axis) => position * shape[axis] + at, 0);
}
