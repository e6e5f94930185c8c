import type { ForwardCall } from '#cases/case.ts';
import { decoded } from '#reference/rounding.ts';
import type { Tensor } from '#spec/signature.ts';

/** Weights along the one axis that a call resizes: a row for each output element, a column for each input element. */
export interface Operator {
  readonly rows: number;
  readonly columns: number;
  /** Row-major; those of the first element along the other axes. */
  readonly weights: Float64Array;
  /** Whether they are the same at every element along the other axes. */
  readonly isEven: boolean;
}

/** A weight below it is rounding. */
export const NOISE = 2 ** -18;

/** The operator that a result shows, if the call asked for the unit vectors of one axis, as an operator probe does. */
export function operatorOf({ input }: ForwardCall, result: Tensor): Operator | undefined {
  const axis = unitAxis(input);
  if (axis === undefined || result.shape.length !== input.shape.length || result.shape[1] !== input.shape[1]) {
    return undefined;
  }
  const columns = input.shape[1];
  const rows = result.shape[axis];
  const values = decoded(result);
  const plane = values.length / columns;
  const along = sizeFrom(result.shape, axis + 1);
  const weights = new Float64Array(rows * columns);
  let isEven = true;
  for (let column = 0; column < columns; column++) {
    for (let offset = 0; offset < plane; offset++) {
      const row = Math.floor(offset / along) % rows;
      const weight = values[column * plane + offset];
      const isFirst = offset === row * along;
      if (isFirst) weights[row * columns + column] = weight;
      else if (!(Math.abs(weights[row * columns + column] - weight) <= NOISE)) isEven = false;
    }
  }
  return { rows, columns, weights, isEven };
}

/** The axis along which the channels of an input are unit vectors; beside it they are constant. */
function unitAxis({ shape, data, dtype }: Tensor): number | undefined {
  const [batch, channels, ...spatial] = shape;
  if (batch !== 1 || dtype === 'uint8') return undefined;
  const values = decoded({ dtype, data });
  const plane = sizeFrom(shape, 2);
  const place = spatial.findIndex((size, at) => {
    const along = sizeFrom(spatial, at + 1);
    return (
      size === channels &&
      values.every((value, offset) => {
        const isUnit = Math.floor((offset % plane) / along) % size === Math.floor(offset / plane);
        return value === (isUnit ? 1 : 0);
      })
    );
  });
  return place < 0 ? undefined : place + 2;
}

function sizeFrom(shape: readonly number[], first: number): number {
  return shape.slice(first).reduce((product, size) => product * size, 1);
}
