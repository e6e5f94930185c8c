import { decoded } from '#reference/rounding.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Asked } from './asked.ts';

/** The calls that a mistake concerns. */
export type Concerns = (asked: Asked) => boolean;

export const and =
  (...all: readonly Concerns[]): Concerns =>
  (one) =>
    all.every((concerns) => concerns(one));

export const or =
  (...some: readonly Concerns[]): Concerns =>
  (one) =>
    some.some((concerns) => concerns(one));

export const not =
  (concerns: Concerns): Concerns =>
  (one) =>
    !concerns(one);

export const always: Concerns = () => true;

export const modes =
  (...wanted: readonly Mode[]): Concerns =>
  ({ options: { mode = 'nearest' } }) =>
    wanted.includes(mode);

/** By the options of the caller. */
export const withOptions =
  (holds: (options: InterpolateOptions) => boolean): Concerns =>
  ({ call }) =>
    holds(call.options);

export const dtypes =
  (...wanted: readonly string[]): Concerns =>
  ({ input }) =>
    wanted.includes(input.dtype);

export const ranks =
  (...wanted: readonly number[]): Concerns =>
  ({ input }) =>
    wanted.includes(input.shape.length);

export const hasAxes =
  (least: number): Concerns =>
  ({ input }) =>
    input.shape.length - 2 >= least;

export const isLinear: Concerns = ({ method }) => method === 'linear';
export const isCubic: Concerns = ({ method }) => method === 'bicubic';
export const isArea: Concerns = ({ method }) => method === 'area';
export const isNearest: Concerns = ({ method }) => method === 'nearest';
export const isExact: Concerns = ({ method }) => method === 'nearest-exact';
export const isCopying: Concerns = ({ method }) => method === 'nearest' || method === 'nearest-exact';
export const isPlaced: Concerns = ({ method }) => method === 'linear' || method === 'bicubic';
export const isAntialiased: Concerns = ({ method }) => method?.startsWith('antialias') ?? false;
export const isLinearWindow: Concerns = ({ method }) => method === 'antialias-bilinear';
export const isCubicWindow: Concerns = ({ method }) => method === 'antialias-bicubic';
export const isLanczos: Concerns = ({ method }) => method === 'antialias-lanczos';
export const isBlending: Concerns = ({ method }) => method !== undefined && !method.startsWith('nearest');
/** The call is valid. */
export const isComputed: Concerns = ({ accepted }) => accepted !== undefined;

export const isBytes: Concerns = dtypes('uint8');
export const isFloat: Concerns = not(isBytes);
export const isHalf: Concerns = dtypes('float16', 'bfloat16');
export const isWide: Concerns = dtypes('float32', 'float64');

export const hasSize: Concerns = ({ options }) => options.size !== undefined;
export const hasFactor: Concerns = ({ options }) => options.scaleFactor !== undefined;
export const isRecomputed: Concerns = ({ options }) => options.recomputeScaleFactor === true;
export const isAligned: Concerns = ({ options }) => options.alignCorners === true;

type Pair = { readonly inputSize: number; readonly outputSize: number };

/** Of the axes of a valid call. */
export const someAxis =
  (holds: (axis: Pair) => boolean): Concerns =>
  ({ accepted }) =>
    accepted?.axes.some(holds) ?? false;

export const hasOutputOfOne: Concerns = someAxis(({ outputSize }) => outputSize === 1);
export const hasInputOfOne: Concerns = someAxis(({ inputSize }) => inputSize === 1);
export const shrinks: Concerns = someAxis(({ inputSize, outputSize }) => outputSize < inputSize);
export const grows: Concerns = someAxis(({ inputSize, outputSize }) => outputSize > inputSize);

/** Whether an axis changes by more than so many times, either way. */
export const beyond = (ratio: number): Concerns =>
  someAxis(({ inputSize, outputSize }) => outputSize > ratio * inputSize || inputSize > ratio * outputSize);

/** The whole output is one element of each plane. */
export const toOne: Concerns = ({ accepted }) => accepted?.axes.every(({ outputSize }) => outputSize === 1) ?? false;

export const isPortrait: Concerns = ({ input }) => input.shape.length === 4 && input.shape[2] > input.shape[3];
export const isLandscape: Concerns = ({ input }) => input.shape.length === 4 && input.shape[2] < input.shape[3];
export const hasChannels: Concerns = ({ input }) => input.shape[1] > 1;
export const hasImages: Concerns = ({ input }) => input.shape[0] > 1;

export const hasNaN: Concerns = ({ input }) => input.dtype !== 'uint8' && decoded(input).some(Number.isNaN);
export const hasInfinity: Concerns = ({ input }) =>
  input.dtype !== 'uint8' && decoded(input).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY);
