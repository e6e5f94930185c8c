import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount, offsetOf } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';

type Index = readonly number[];

/** The same shape, every element read at another index of the same tensor. */
export function rearranged(tensor: Tensor, from: (index: Index, shape: Index) => Index): Tensor {
  return gathered(tensor, tensor.shape, (index) => from(index, tensor.shape));
}

/** The same shape, every number changed. */
export function withValues(tensor: Tensor, change: (value: number, at: number) => number): Tensor {
  return { ...tensor, data: encoded(tensor.dtype, decoded(tensor).map(change)) };
}

/** A new shape, every element read at an index of the tensor. */
export function gathered(tensor: Tensor, shape: Index, from: (index: Index) => Index): Tensor {
  return mapped(tensor, shape, (index) => tensor.data[offsetOf(tensor.shape, from(index))]);
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

export interface RowPlace {
  /** Rows before this one in the whole tensor, all planes counted. */
  readonly row: number;
  readonly y: number;
  readonly x: number;
  readonly height: number;
  readonly width: number;
}

export function rowPlace(at: number, shape: Index): RowPlace {
  const [height, width] = shape.slice(-2);
  const row = Math.floor(at / width);
  return { row, y: row % height, x: at % width, height, width };
}

/** Every element read at another place of the memory; what lies after its end is zero. */
export function readAt(tensor: Tensor, placeOf: (place: RowPlace, at: number) => number): Tensor {
  const data = tensor.data.map((_, at, all) => all[placeOf(rowPlace(at, tensor.shape), at)] ?? 0) as Tensor['data'];
  return { ...tensor, data };
}

/** The axes of a tensor in the order in which its memory has them. */
type Order = readonly number[];

export function channelsLast({ shape }: Tensor): Order {
  return [...shape.keys()].filter((axis) => axis !== 1).concat(1);
}

export function exchanged({ shape }: Tensor, one: number, other: number): Order {
  const order = [...shape.keys()];
  return order.with(one, order.at(other) as number).with(other, order.at(one) as number);
}

/** The same shape over memory in another order. */
export function laidOut(tensor: Tensor, order: Order): Tensor {
  const shape = order.map((axis) => tensor.shape[axis]);
  const moved = gathered(tensor, shape, (index) => order.map((_, axis) => index[order.indexOf(axis)]));
  return { ...moved, shape: tensor.shape };
}

/** As if the memory were in another order. */
export function readAs(tensor: Tensor, order: Order): Tensor {
  const moved = { ...tensor, shape: order.map((axis) => tensor.shape[axis]) };
  return gathered(moved, tensor.shape, (index) => order.map((axis) => index[axis]));
}

export function withRowsApart(tensor: Tensor, stride: number): Tensor {
  return readAt(tensor, ({ row, x }) => row * stride + x);
}

/** Runs of so many elements, rows or planes, written so far apart. */
export function writtenApart(tensor: Tensor, length: number, stride: number): Tensor {
  const data = tensor.data.slice().fill(0) as Tensor['data'];
  tensor.data.forEach((value, at) => {
    data[Math.floor(at / length) * stride + (at % length)] = value;
  });
  return { ...tensor, data };
}

export function isSame(left: Tensor, right: Tensor): boolean {
  if (left.dtype !== right.dtype || left.shape.join() !== right.shape.join()) return false;
  return left.data.every((value, element) => Object.is(value, right.data[element]));
}

export function emptyLike(data: Tensor['data'], length: number): Tensor['data'] {
  return new (data.constructor as new (length: number) => Tensor['data'])(length);
}

function mapped(tensor: Tensor, shape: Index, value: (index: Index, at: number) => number): Tensor {
  const length = elementCount(shape);
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
