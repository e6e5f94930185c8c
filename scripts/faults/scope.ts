import type { DType, InterpolateOptions, Mode, Tensor } from '#spec/signature.ts';

/** The calls that a mistake concerns. */
export type Scope = (input: Tensor, options: InterpolateOptions) => boolean;

export const modes =
  (...wanted: readonly Mode[]): Scope =>
  (_, { mode = 'nearest' }) =>
    wanted.includes(mode);

export const dtypes =
  (...wanted: readonly DType[]): Scope =>
  ({ dtype }) =>
    wanted.includes(dtype);

export const linear: Scope = modes('linear', 'bilinear', 'trilinear');

export const ranks =
  (...wanted: readonly number[]): Scope =>
  ({ shape }) =>
    wanted.includes(shape.length);

export const both =
  (...scopes: readonly Scope[]): Scope =>
  (input, options) =>
    scopes.every((scope) => scope(input, options));

export const not =
  (scope: Scope): Scope =>
  (input, options) =>
    !scope(input, options);

export const antialiased: Scope = (_, { antialias = false }) => antialias;

export const plain: Scope = not(antialiased);

export const aligned: Scope = (_, { alignCorners = false }) => alignCorners;

export const bySize: Scope = (_, { size }) => size !== undefined;

export const byFactor: Scope = (_, { scaleFactor }) => scaleFactor !== undefined;

/** Whether a call makes an axis larger, or smaller. */
export const enlarging: Scope = (input, options) => outputSizes(input, options).some(([from, to]) => to > from);

export const shrinking: Scope = (input, options) => outputSizes(input, options).some(([from, to]) => to < from);

/** Whether an axis changes by more than so many times, either way. */
export const beyond =
  (ratio: number): Scope =>
  (input, options) =>
    outputSizes(input, options).some(([from, to]) => to > ratio * from || from > ratio * to);

export const toOne: Scope = (input, options) => outputSizes(input, options).every(([, to]) => to === 1);

export const landscape: Scope = ({ shape }) => shape.length > 3 && shape[shape.length - 1] > shape[shape.length - 2];

export const portrait: Scope = ({ shape }) => shape.length > 3 && shape[shape.length - 1] < shape[shape.length - 2];

/** Pairs of input and output size, by a plain reading of the options. */
export function outputSizes({ shape }: Tensor, { size, scaleFactor = 1 }: InterpolateOptions): [number, number][] {
  return shape.slice(2).map((from, axis) => {
    const given = typeof size === 'object' ? size[axis] : size;
    const factor = typeof scaleFactor === 'object' ? scaleFactor[axis] : scaleFactor;
    return [from, given ?? Math.trunc(from * factor)];
  });
}
