import { acceptedCall } from '#reference/arguments.ts';
import { sourceCoordinate } from '#reference/coordinates.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { gathered } from '../tensors.ts';
import { type Border, dividedBySum, indexRead } from './border.ts';
import { resize } from './resize.ts';
import { overPlanes } from './two-linear-passes.ts';

/** Bilinear over two triangles of every four elements instead of a surface over all four. */
export function overTriangles(input: Tensor, options: InterpolateOptions, isOtherDiagonal: boolean): Tensor {
  const { axes, outputShape } = acceptedCall(input, options);
  const [rows, columns] = axes.map((axis) =>
    Array.from({ length: axis.outputSize }, (_, outputIndex) => {
      const isKept = axis.inputSize === axis.outputSize;
      const at = isKept ? outputIndex : sourceCoordinate(outputIndex, axis);
      const inside = Math.min(Math.max(at, 0), axis.inputSize - 1);
      const left = Math.floor(inside);
      return { left, next: Math.min(left + 1, axis.inputSize - 1), fraction: inside - left };
    }),
  );
  const [height, width] = input.shape.slice(2);
  const interpolated = isOtherDiagonal ? alongMain : alongOther;
  const values = overPlanes(decoded(input), [height, width], rows, columns, (at, row, column) => {
    const corners = [row.left, row.next].flatMap((y) => [at(y, column.left), at(y, column.next)]);
    return interpolated(corners, row.fraction, column.fraction);
  });
  return { dtype: input.dtype, shape: outputShape, data: encoded(input.dtype, values) };
}

/** Corners from the top left to the bottom right. */
type Corners = readonly number[];

function alongOther([a, b, c, d]: Corners, down: number, along: number): number {
  return down + along <= 1 ? a + along * (b - a) + down * (c - a) : d + (1 - along) * (c - d) + (1 - down) * (b - d);
}

function alongMain([a, b, c, d]: Corners, down: number, along: number): number {
  return along >= down ? a + along * (b - a) + down * (d - b) : a + down * (c - a) + along * (d - c);
}

/** Averages of two elements, or the first of them, along each axis as long as it is twice as long; plain for the rest. */
export function byHalving(input: Tensor, options: InterpolateOptions, by: 'averaged' | 'dropped' = 'averaged'): Tensor {
  const outputShape = resize(input, options).shape.slice(2);
  const { scaleFactor: _, recomputeScaleFactor: __, antialias: ___, ...rest } = options;
  let current = input;
  for (;;) {
    const isLong = current.shape.slice(2).map((size, axis) => size >= 2 * outputShape[axis]);
    if (!isLong.includes(true)) break;
    current = by === 'averaged' ? averaged(current, isLong) : everySecond(current, isLong);
  }
  return resize(current, { ...rest, size: outputShape });
}

/** An odd element at the end is lost. */
function averaged(image: Tensor, isHalved: readonly boolean[]): Tensor {
  const sizes = image.shape.slice(2);
  const halves = sizes.map((size, axis) => (isHalved[axis] ? Math.floor(size / 2) : size));
  const even = halves.map((half, axis) => (isHalved[axis] ? 2 * half : half));
  const cut = gathered(image, [...image.shape.slice(0, 2), ...even], (index) => index);
  return resize(cut, { mode: 'area', size: halves });
}

function everySecond(image: Tensor, isHalved: readonly boolean[]): Tensor {
  const left = image.shape.slice(2).map((size, axis) => (isHalved[axis] ? Math.ceil(size / 2) : size));
  return gathered(image, [...image.shape.slice(0, 2), ...left], ([n, c, ...at]) => [
    n,
    c,
    ...at.map((place, axis) => (isHalved[axis] ? 2 * place : place)),
  ]);
}

/** A Gaussian, then the mode without antialias. */
export function blurred(input: Tensor, options: InterpolateOptions, border: Border): Tensor {
  const outputShape = resize(input, options).shape;
  const values = [2, 3].reduce<Float64Array>(
    (current, axis) =>
      blurredAlong(current, input.shape, axis, (input.shape[axis] / outputShape[axis] - 1) / 2, border),
    decoded(input),
  );
  const { antialias: _, ...rest } = options;
  const real = resize({ dtype: 'float64', shape: input.shape, data: values }, rest);
  return { dtype: input.dtype, shape: real.shape, data: encoded(input.dtype, decoded(real)) };
}

/** Cut off at four standard deviations, as in scipy.ndimage. */
const REACH = 4;

function blurredAlong(
  values: Float64Array,
  shape: readonly number[],
  axis: number,
  deviation: number,
  border: Border,
): Float64Array {
  if (!(deviation > 0)) return values;
  const size = shape[axis];
  const inner = elementCount(shape.slice(axis + 1));
  const reach = Math.floor(REACH * deviation + 0.5);
  const weights = dividedBySum(
    Array.from({ length: 2 * reach + 1 }, (_, place) => Math.exp(-(((place - reach) / deviation) ** 2) / 2)),
  );
  return values.map((_, at) => {
    const index = Math.floor(at / inner) % size;
    const read = (place: number) => values[at + (indexRead(index + place - reach, border, size) - index) * inner];
    return weights.reduce((sum, weight, place) => sum + weight * read(place), 0);
  });
}
