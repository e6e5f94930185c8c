import { acceptedCall } from '#reference/arguments.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions, Tensor } from '#spec/signature.ts';
import { COORDINATES, coordinatesAlong } from './coordinates.ts';
import { resize } from './resize.ts';
import { STEPS } from './steps.ts';

/** Bilinear over two triangles of every four elements instead of a surface over all four. */
export function overTriangles(input: Tensor, options: InterpolateOptions, isOtherDiagonal: boolean): Tensor {
  const right = resize(input, options);
  const axes = acceptedCall(input, options).axes.map((axis, position) => ({ ...axis, position }));
  const [rows, columns] = axes.map((axis) =>
    Array.from(coordinatesAlong(axis, axes, 'float64', { ...COORDINATES, ...STEPS }), (at, outputIndex) => {
      const isKept = axis.inputSize === axis.outputSize;
      const inside = isKept ? outputIndex : Math.min(Math.max(at, 0), axis.inputSize - 1);
      const left = Math.floor(inside);
      return { left, next: Math.min(left + 1, axis.inputSize - 1), fraction: inside - left };
    }),
  );
  const [height, width] = input.shape.slice(2);
  const values = decoded(input);
  const planes = input.shape[0] * input.shape[1];
  const result = new Float64Array(planes * rows.length * columns.length);
  let target = 0;
  for (let plane = 0; plane < planes; plane++) {
    const at = (y: number, x: number) => values[(plane * height + y) * width + x];
    for (const { left: top, next: bottom, fraction: down } of rows) {
      for (const { left, next, fraction: along } of columns) {
        const corners: Corners = [at(top, left), at(top, next), at(bottom, left), at(bottom, next)];
        result[target++] = isOtherDiagonal ? alongMain(corners, down, along) : alongOther(corners, down, along);
      }
    }
  }
  return {
    ...right,
    data: encoded(right.dtype, right.dtype === 'uint8' ? result.map((v) => Math.floor(v + 0.5)) : result),
  };
}

type Corners = readonly [topLeft: number, topRight: number, bottomLeft: number, bottomRight: number];

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
    const sizes = current.shape.slice(2);
    const isLong = sizes.map((size, axis) => size >= 2 * outputShape[axis]);
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
  return resize(firstOf(image, even), { mode: 'area', size: halves });
}

function everySecond({ dtype, shape, data }: Tensor, [isRows, isColumns]: readonly boolean[]): Tensor {
  const [rows, columns] = shape.slice(2);
  const isKept = (place: number, isHalved: boolean) => !isHalved || place % 2 === 0;
  const kept = data.filter(
    (_, at) => isKept(at % columns, isColumns) && isKept(Math.floor(at / columns) % rows, isRows),
  );
  const left = [isRows ? Math.ceil(rows / 2) : rows, isColumns ? Math.ceil(columns / 2) : columns];
  return { dtype, shape: [...shape.slice(0, 2), ...left], data: kept };
}

/** The first rows and columns of every plane. */
function firstOf({ dtype, shape, data }: Tensor, [height, width]: readonly number[]): Tensor {
  const columns = shape[3];
  const rows = shape[2];
  const kept = data.filter((_, at) => at % columns < width && Math.floor(at / columns) % rows < height);
  return { dtype, shape: [...shape.slice(0, 2), height, width], data: kept };
}

/** A Gaussian, then the mode without antialias. `turn` tells how a reflection counts the last element; without one it is repeated. */
export function blurred(input: Tensor, options: InterpolateOptions, turn: 0 | 1 | undefined): Tensor {
  const outputShape = resize(input, options).shape;
  const values = [2, 3].reduce<Float64Array>(
    (current, axis) => blurredAlong(current, input.shape, axis, (input.shape[axis] / outputShape[axis] - 1) / 2, turn),
    Float64Array.from(decoded(input)),
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
  turn: 0 | 1 | undefined,
): Float64Array {
  if (!(deviation > 0)) return values;
  const size = shape[axis];
  const inner = elementCount(shape.slice(axis + 1));
  const reach = Math.floor(REACH * deviation + 0.5);
  const raw = Array.from({ length: 2 * reach + 1 }, (_, place) => Math.exp(-(((place - reach) / deviation) ** 2) / 2));
  const total = raw.reduce((sum, weight) => sum + weight, 0);
  return values.map((_, at) => {
    const index = Math.floor(at / inner) % size;
    return raw.reduce(
      (sum, weight, place) =>
        sum + (weight / total) * values[at + (insideIndex(index + place - reach, size, turn) - index) * inner],
      0,
    );
  });
}

function insideIndex(index: number, size: number, turn: 0 | 1 | undefined): number {
  if (turn === undefined || size === 1) return Math.min(Math.max(index, 0), size - 1);
  const period = 2 * (size - turn);
  const inPeriod = ((index % period) + period) % period;
  return inPeriod < size ? inPeriod : period - (turn === 1 ? 0 : 1) - inPeriod;
}
