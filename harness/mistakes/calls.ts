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

type Pair = { readonly inputSize: number; readonly outputSize: number };

/** Of the axes of a valid call. */
export const someAxis =
  (holds: (axis: Pair) => boolean): Concerns =>
  ({ accepted }) =>
    accepted?.axes.some(holds) ?? false;

export const shrinks: Concerns = someAxis(({ inputSize, outputSize }) => outputSize < inputSize);
export const grows: Concerns = someAxis(({ inputSize, outputSize }) => outputSize > inputSize);

/** Whether an axis changes by more than so many times, either way. */
export const beyond = (ratio: number): Concerns =>
  someAxis(({ inputSize, outputSize }) => outputSize > ratio * inputSize || inputSize > ratio * outputSize);

/** The whole output is one element of each plane. */
export const toOne: Concerns = ({ accepted }) => accepted?.axes.every(({ outputSize }) => outputSize === 1) ?? false;

/** What is computed, of which elements, and by which options. */
export const is = {
  linear: ({ method }) => method === 'linear',
  cubic: ({ method }) => method === 'bicubic',
  area: ({ method }) => method === 'area',
  nearest: ({ method }) => method === 'nearest',
  exact: ({ method }) => method === 'nearest-exact',
  copying: ({ method }) => method === 'nearest' || method === 'nearest-exact',
  placed: ({ method }) => method === 'linear' || method === 'bicubic',
  antialiased: ({ method }) => method?.startsWith('antialias') ?? false,
  linearWindow: ({ method }) => method === 'antialias-bilinear',
  cubicWindow: ({ method }) => method === 'antialias-bicubic',
  lanczos: ({ method }) => method === 'antialias-lanczos',
  blending: ({ method }) => method !== undefined && !method.startsWith('nearest'),
  /** The call is valid. */
  computed: ({ accepted }) => accepted !== undefined,
  bytes: dtypes('uint8'),
  float: not(dtypes('uint8')),
  half: dtypes('float16', 'bfloat16'),
  wide: dtypes('float32', 'float64'),
  float64: dtypes('float64'),
  aligned: ({ options }) => options.alignCorners === true,
  recomputed: ({ options }) => options.recomputeScaleFactor === true,
  portrait: ({ input }) => input.shape.length === 4 && input.shape[2] > input.shape[3],
  landscape: ({ input }) => input.shape.length === 4 && input.shape[2] < input.shape[3],
} as const satisfies Readonly<Record<string, Concerns>>;

/** What the caller gives, and what its input holds. */
export const has = {
  size: ({ options }) => options.size !== undefined,
  factor: ({ options }) => options.scaleFactor !== undefined,
  outputOfOne: someAxis(({ outputSize }) => outputSize === 1),
  inputOfOne: someAxis(({ inputSize }) => inputSize === 1),
  channels: ({ input }) => input.shape[1] > 1,
  images: ({ input }) => input.shape[0] > 1,
  rows: ({ input }) => input.shape.length >= 4,
  slices: ({ input }) => input.shape.length >= 5,
  nan: ({ input }) => input.dtype !== 'uint8' && decoded(input).some(Number.isNaN),
  infinity: ({ input }) =>
    input.dtype !== 'uint8' && decoded(input).some((value) => Math.abs(value) === Number.POSITIVE_INFINITY),
} as const satisfies Readonly<Record<string, Concerns>>;
