import { ANTIALIAS_KERNELS, type AntialiasMode, antialiasTaps, type Kernel } from '#reference/antialias.ts';
import { cubicWeight } from '#reference/bicubic.ts';
import { sourceCoordinate } from '#reference/coordinates.ts';
import { scaledSize } from '#reference/output-size.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { neighbours, type Taps } from '#reference/taps.ts';
import type { DType } from '#spec/signature.ts';
import type { AxisAt, Slip } from './slipped.ts';

/** Words for the slips of faults. */
const { ceil, floor, max, min } = Math;

export type When = NonNullable<Slip['when']>;
export type TapsSlip = NonNullable<Slip['taps']>;

export const plain: When = ({ mode, antialias }) => mode.endsWith('linear') && !antialias;
export const bilinear: When = ({ mode, antialias }) => mode === 'bilinear' && !antialias;
export const cubic: When = ({ mode, antialias }) => mode === 'bicubic' && !antialias;
export const antialiased: When = ({ antialias }) => antialias;
export const aligned: When = ({ axes }) => axes.some(({ alignCorners }) => alignCorners);
export const back: When = ({ isBackward }) => isBackward;
export const both =
  (...all: readonly When[]): When =>
  (call) =>
    all.every((holds) => holds(call));
export const not =
  (holds: When): When =>
  (call) =>
    !holds(call);
export const ofMode =
  (...modes: readonly string[]): When =>
  ({ mode }) =>
    modes.includes(mode);
export const ofType =
  (...dtypes: readonly DType[]): When =>
  ({ dtype }) =>
    dtypes.includes(dtype);

export const shrinks = ({ inputSize, outputSize }: Pick<AxisAt, 'inputSize' | 'outputSize'>) => outputSize < inputSize;
export const within = (index: number, { inputSize }: AxisAt) => min(max(index, 0), inputSize - 1);
export const weighed =
  (change: (weight: number, at: number, all: readonly number[]) => number): TapsSlip =>
  ({ indices, weights }) => ({ indices, weights: weights.map(change) });
export const summingToOne = ({ indices, weights }: Taps): Taps => {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return { indices, weights: weights.map((weight) => weight / sum) };
};
export const valued = (change: (value: number, at: number, all: Float64Array) => number): Pick<Slip, 'after'> => ({
  after: (values) => values.map(change),
});
export const cubicTapsBy =
  (coefficient: number, place: (index: number, axis: AxisAt) => number | undefined, at = sourceCoordinate): TapsSlip =>
  (_, k, axis) => {
    const coordinate = at(k, axis);
    const outer = neighbours(floor(coordinate) - 1, 4);
    const placed = outer.map((index) => place(index, axis));
    return {
      indices: placed.map((index) => index ?? 0),
      weights: outer.map((index, tap) =>
        placed[tap] === undefined ? 0 : cubicWeight(coordinate - index, coefficient),
      ),
    };
  };
export const filtered =
  (kernel: (own: Kernel, axis: AxisAt) => Kernel): TapsSlip =>
  (_, k, axis, { mode }) =>
    antialiasTaps(k, axis, kernel(ANTIALIAS_KERNELS[mode as AntialiasMode], axis));
export const through = (dtype: DType, values: Float64Array) => decoded({ dtype, data: encoded(dtype, values) });
export const planeOf = (shape: readonly number[]) => shape.slice(2).reduce((product, size) => product * size, 1);
export const unwritten = (is: (element: number, shape: readonly number[]) => boolean): Pick<Slip, 'after'> => ({
  after: (values, { isBackward, inputShape, outputShape }) =>
    values.map((value, at) => (is(at, isBackward ? inputShape : outputShape) ? 0 : value)),
});
export const moved = (from: (element: number, shape: readonly number[]) => number): Pick<Slip, 'after'> => ({
  after: (values, { outputShape }) => values.map((_, at) => values[from(at, outputShape)]),
});
export const channelOf = (at: number, shape: readonly number[]) => floor(at / planeOf(shape)) % shape[1];
export const sizedUp: NonNullable<Slip['options']> = (options, { shape }) => {
  const { scaleFactor, recomputeScaleFactor: _, ...rest } = options;
  if (scaleFactor === undefined) return options;
  const factors = shape.slice(2).map((__, axis) => (typeof scaleFactor === 'number' ? scaleFactor : scaleFactor[axis]));
  const size = factors.map((factor, axis) => ceil(shape[axis + 2] * factor));
  return size.some((one, axis) => one !== scaledSize(shape[axis + 2], factors[axis])) ? { ...rest, size } : options;
};
