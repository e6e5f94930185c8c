import type { Call, ForwardCall } from '#cases/case.ts';
import { acceptedCall } from '#reference/arguments.ts';
import { inputStep } from '#reference/coordinates.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import type { Exchange } from '../suite/evidence.ts';
import { isAnswer } from './answers.ts';
import type { Make, Seen } from './mistake.ts';
import { byOneBefore, isBySteps, isRightAnswer, keeping, remembering, type Shows } from './remembering.ts';
import { resize } from './resizer/resize.ts';
import { type Rows, shown } from './rows.ts';
import { gathered, unwritten } from './tensors.ts';

/** Indices and weights of an earlier call. */
export const KEPT_SIZES: Rows = {
  'sizes-of-an-earlier-call': [
    'It computes by the input size of an earlier call.',
    shown(isBySizes(), {
      'state/weights-cached-without-input-size': sizesKept((axis, _, options, rank) => [axis, options, rank]),
      'state/weights-kept-per-axis': sizesKept((axis, size, { mode, alignCorners, antialias }) =>
        [axis, size, mode, alignCorners, antialias].join(),
      ),
      'state/weights-kept-by-output-size': sizesKept((_, size, { mode, alignCorners, antialias }) =>
        [size, mode, alignCorners, antialias].join(),
      ),
      // Columns are clamped to the width of the call before where that was smaller.
      'state/size-of-the-call-before': remembering(
        () => ({ width: Number.POSITIVE_INFINITY }),
        (before, { input, options, right }) => {
          const { shape } = input;
          const { width } = before;
          before.width = shape[shape.length - 1];
          if (width >= before.width) return right;
          return resize(
            gathered(input, shape, (index) => clamped(index, shape.with(-1, width))),
            options,
          );
        },
      ),
    }),
  ],
};

/** After what is kept of options, where both may be. */
export const KEPT_STEPS: Rows = {
  'steps-of-an-earlier-call': [
    'It reuses the steps of an earlier call with the same input size: the cache key omits the output size.',
    shown((seen) => isBySteps(seen, true, false), {
      'state/steps-kept-by-input-size': keeping(
        ({ input, options }) => [input.shape, options.mode],
        ({ input, options }) => acceptedCall(input, options).axes.map(inputStep),
        (keptSteps, { input, options }) => resize(input, options, { keptSteps }),
      ),
    }),
  ],
};

/** What is made for another dtype or count, which is that of the first call. */
export const KEPT_COUNTS: Rows = {
  'kept-without-dtype': [
    'It reuses weights or buffers of another dtype: the cache key omits the dtype.',
    shown(
      isMadeFor(({ input }) => input.dtype),
      {
        'state/uint8-weights-for-floats': keeping(
          ({ input, options }) => [input.shape.slice(2), options],
          ({ input }) => input.dtype,
          (first, { input, options, right }) =>
            first !== 'uint8' || input.dtype === 'uint8'
              ? right
              : resize(input, options, { weightPrecision: 'fixed-14' }),
        ),
      },
    ),
  ],
  'kept-without-batch': [
    'It reuses the number of images of an earlier call: the cache key omits the batch.',
    shown(
      isMadeFor(({ input }) => input.shape[0]),
      {
        'state/batch-of-the-first-call': keeping(
          ({ input: { dtype, shape }, options }) => [dtype, shape.slice(1), options],
          ({ input }) => input.shape[0],
          (images, { right }) => unwritten(right, ([image]) => image >= images),
        ),
      },
    ),
  ],
  'kept-without-channels': [
    'It reuses the number of channels of an earlier call: the cache key omits the channels.',
    shown(isMadeFor(({ input }) => input.shape[1])),
  ],
};

/** What may differ between two calls of the same sizes and options. */
type Of = (call: ForwardCall) => unknown;

function isMadeFor(of: Of): Shows {
  return (seen) => isMadeForAnother(seen, of) && isKeptFromFirst(seen, of);
}

/** The size of an input that indices and weights were made for, by a key that says too little of each axis. */
function sizesKept(
  keyOf: (axis: number, outputSize: number, options: InterpolateOptions, rank: number) => unknown,
): Make {
  return remembering(
    () => new Map<string, number>(),
    (kept, { input, options, right }) => {
      if (options.size === undefined) return right;
      const shape = input.shape.map((size, axis) => {
        if (axis < 2) return size;
        const key = JSON.stringify(keyOf(axis, right.shape[axis], options, input.shape.length));
        if (!kept.has(key)) kept.set(key, size);
        return kept.get(key) as number;
      });
      if (shape.join() === input.shape.join()) return right;
      return resize(
        gathered(input, shape, (index) => clamped(index, input.shape)),
        options,
      );
    },
  );
}

function clamped(index: readonly number[], limits: readonly number[]): number[] {
  return index.map((at, axis) => Math.min(at, limits[axis] - 1));
}

/** Elements of a call that is computed by the sizes of another one. */
const MOST_ELEMENTS = 4096;

/** What it keeps of an earlier call is the size of its input, or of its rows. */
function isBySizes(): Shows {
  const isByOneBefore = byOneBefore(({ call: { input: other } }, { input, options }, got) => {
    const { shape } = input;
    if (got.data.length > MOST_ELEMENTS || Math.max(input.data.length, other.data.length) > MOST_ELEMENTS) return false;
    if (other.shape.length !== shape.length || other.shape.slice(2).join() === shape.slice(2).join()) return false;
    const last = shape.length - 1;
    const shapes = [
      [...shape.slice(0, 2), ...other.shape.slice(2)],
      shape.with(last, other.shape[last]),
      shape.with(last - 1, other.shape[last - 1]),
    ].filter((one) => one.join() !== shape.join());
    return [
      ...shapes.map((one) => gathered(input, one, (index) => clamped(index, shape))),
      ...shapes.map((one) => gathered(input, shape, (index) => clamped(clamped(index, one), shape))),
      ...shapes.map((one) => gathered(input, one, (index) => index)),
    ].some((mixed) => isAnswer({ input: mixed, options }, got));
  });
  return (seen) => isByOneBefore(seen) || isBySteps(seen, false);
}

/**
 * The calls before were the same but for one thing. The answer is wrong, and right where the same was asked first for
 * other sizes.
 */
function isMadeForAnother({ exchange, before, series }: Seen, of: Of): boolean {
  if (series === undefined || series.some(({ call }) => call.entry === 'interpolate.backward')) return false;
  const own = exchange.call as ForwardCall;
  const isFirst = (one: Exchange) => series.find(({ call }) => sizesOf(call) === sizesOf(one.call)) === one;
  const isMade = before.some(({ call }) => sizesOf(call) === sizesOf(own) && of(call as ForwardCall) !== of(own));
  return isMade && series.some((one) => isFirst(one) && of(one.call as ForwardCall) === of(own) && isRightAnswer(one));
}

/**
 * What is kept is that of the first call of the same sizes, or of the very first: calls of the same count are right, and
 * those of a higher one are wrong. Of dtypes a finer one may serve another.
 */
function isKeptFromFirst({ series = [] }: Seen, of: Of): boolean {
  const ofSizes = (one: Exchange) => series.find(({ call }) => sizesOf(call) === sizesOf(one.call)) ?? one;
  return [ofSizes, () => series[0]].some((keptFor) =>
    series.every((one) => {
      const [kept, own] = [keptFor(one), one].map(({ call }) => of(call as ForwardCall));
      if (own === kept) return isRightAnswer(one);
      return typeof own !== 'number' || typeof kept !== 'number' || own < kept || !isRightAnswer(one);
    }),
  );
}

function sizesOf({ input, options }: Call): string {
  return JSON.stringify([input.shape.slice(2), options]);
}
