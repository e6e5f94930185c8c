import type { Arrangement } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';
import { bufferOf, elementsAt, ITEM_BYTES, U8 } from './intrinsics.ts';

/** Elements of a tensor amid others, with the place of the first and the distances along each axis, all in elements. */
export interface ArrangedTensor {
  readonly data: Tensor['data'];
  readonly offset: number;
  readonly strides: readonly number[];
}

/** Elements beside a slice at each end of an axis. */
const BESIDE_SLICE = 1;
/** A slice takes every second column. */
const COLUMN_STEP = 2;

/**
 * The same elements as they lie in this arrangement; what lies between them is NaN, or 255 in uint8. Without the methods of
 * arrays, which an implementation may have replaced.
 */
export function arranged({ dtype, shape, data }: Tensor, arrangement: Arrangement): ArrangedTensor {
  const { strides, offset, length } = placesOf(shape, arrangement);
  const bytes = new U8(length * ITEM_BYTES[dtype]);
  for (let at = 0; at < bytes.length; at++) bytes[at] = 0xff;
  const elements = elementsAt(dtype, bufferOf(bytes));
  const index: number[] = [];
  for (let axis = 0; axis < shape.length; axis++) index[axis] = 0;
  for (let element = 0; element < data.length; element++) {
    let place = offset;
    for (let axis = 0; axis < shape.length; axis++) place += index[axis] * strides[axis];
    elements[place] = data[element];
    for (let axis = shape.length - 1; axis >= 0 && ++index[axis] === shape[axis]; axis--) index[axis] = 0;
  }
  return { data: elements, offset, strides };
}

function placesOf(shape: readonly number[], arrangement: Arrangement) {
  const last = shape.length - 1;
  const strides: number[] = [];
  let stride = 1;
  let offset = 0;
  const place = (axis: number, step: number, beside: number): void => {
    strides[axis] = stride * step;
    offset += stride * beside;
    stride *= shape[axis] * step + 2 * beside;
  };
  switch (arrangement) {
    case 'channels-last':
      place(1, 1, 0);
      for (let axis = last; axis > 1; axis--) place(axis, 1, 0);
      place(0, 1, 0);
      break;
    case 'sliced':
      for (let axis = last; axis >= 0; axis--) place(axis, axis === last ? COLUMN_STEP : 1, BESIDE_SLICE);
      break;
    case 'transposed':
      place(last - 1, 1, 0);
      place(last, 1, 0);
      for (let axis = last - 2; axis >= 0; axis--) place(axis, 1, 0);
      break;
  }
  return { strides, offset, length: stride };
}
