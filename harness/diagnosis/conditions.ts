import { withCommas } from '#cases/with-commas.ts';
import { elementCount } from '#spec/shape.ts';
import type { InterpolateOptions } from '#spec/signature.ts';
import type { Asked } from '../mistakes/asked.ts';

/** A part of the calls that a mistake may be confined to. */
export interface Condition {
  /** Completes "only …". */
  readonly said: string;
  holds(asked: Asked): boolean;
}

type Sizes = { readonly inputSize: number; readonly outputSize: number };
type AxisTest = (axis: Sizes) => boolean;

/** An axis of nothing is neither large nor small. */
const isEmpty: AxisTest = ({ inputSize, outputSize }) => inputSize === 0 || outputSize === 0;

/** Whether an axis of the call is so. */
const some =
  (test: AxisTest) =>
  ({ accepted }: Asked): boolean =>
    accepted?.axes.some((axis) => !isEmpty(axis) && test(axis)) ?? false;

/** Whether every axis of the call is so. */
const every =
  (test: AxisTest) =>
  ({ accepted }: Asked): boolean =>
    accepted?.axes.every((axis) => !isEmpty(axis) && test(axis)) ?? false;

const isWhole: AxisTest = ({ inputSize, outputSize }) =>
  Number.isInteger(inputSize / outputSize) || Number.isInteger(outputSize / inputSize);

const beyond =
  (ratio: number): AxisTest =>
  ({ inputSize, outputSize }) =>
    inputSize > ratio * outputSize || outputSize > ratio * inputSize;

const factors = ({ scaleFactor = [] }: InterpolateOptions): number[] => [scaleFactor].flat();

const last = ({ accepted }: Asked, from = 1): Sizes => accepted?.axes.at(-from) ?? { inputSize: 0, outputSize: 0 };

/** How width and height compare, where there are both. */
const leaning =
  (test: (width: number, height: number) => boolean, name: keyof Sizes) =>
  (asked: Asked): boolean =>
    asked.input.shape.length > 3 && test(last(asked)[name], last(asked, 2)[name]);

/** Which of the conditions hold for a call. */
export function conditionsOf(asked: Asked): readonly boolean[] {
  return CONDITIONS.map(({ holds }) => holds(asked));
}

/** In the order in which they are preferred. */
export const CONDITIONS: readonly Condition[] = [
  { said: 'where the output has one element', holds: every(({ outputSize }) => outputSize === 1) },
  { said: 'where the input has one element', holds: every(({ inputSize }) => inputSize === 1) },
  { said: 'where an axis of the output has one element', holds: some(({ outputSize }) => outputSize === 1) },
  { said: 'where an axis of the input has one element', holds: some(({ inputSize }) => inputSize === 1) },
  { said: 'where the input has one row', holds: (asked) => last(asked, 2).inputSize === 1 },
  { said: 'where the input has one column', holds: (asked) => last(asked).inputSize === 1 },
  { said: 'when shrinking', holds: some(({ inputSize, outputSize }) => outputSize < inputSize) },
  { said: 'when enlarging', holds: some(({ inputSize, outputSize }) => outputSize > inputSize) },
  { said: 'where no axis is enlarged', holds: every(({ inputSize, outputSize }) => outputSize <= inputSize) },
  { said: 'where an axis does not shrink', holds: some(({ inputSize, outputSize }) => outputSize >= inputSize) },
  { said: 'where no axis shrinks', holds: every(({ inputSize, outputSize }) => outputSize >= inputSize) },
  { said: 'where an axis keeps its size', holds: some(({ inputSize, outputSize }) => outputSize === inputSize) },
  { said: 'where no axis changes its size', holds: every(({ inputSize, outputSize }) => outputSize === inputSize) },
  { said: 'with a scale factor', holds: ({ options }) => options.scaleFactor !== undefined },
  { said: 'with a factor that is not whole', holds: ({ options }) => factors(options).some((one) => one % 1 !== 0) },
  { said: 'with a factor for each axis', holds: ({ options }) => typeof options.scaleFactor === 'object' },
  { said: 'with a size that is one number', holds: ({ options }) => typeof options.size === 'number' },
  { said: 'with a size', holds: ({ options }) => options.size !== undefined },
  { said: 'with recompute_scale_factor', holds: ({ options }) => options.recomputeScaleFactor === true },
  { said: 'with align_corners', holds: ({ options }) => options.alignCorners === true },
  { said: 'without align_corners', holds: ({ options }) => options.alignCorners !== true },
  { said: 'where the sizes have a whole ratio', holds: every(isWhole) },
  { said: 'where the sizes have no whole ratio', holds: some((axis) => !isWhole(axis)) },
  { said: 'when an axis is doubled', holds: some(({ inputSize, outputSize }) => outputSize === 2 * inputSize) },
  { said: 'when an axis is halved', holds: some(({ inputSize, outputSize }) => inputSize === 2 * outputSize) },
  { said: 'when an axis changes by more than 2×', holds: some(beyond(2)) },
  { said: 'when an axis changes by more than 4×', holds: some(beyond(4)) },
  { said: 'when an axis changes by more than 8×', holds: some(beyond(8)) },
  { said: 'when an axis changes by more than 16×', holds: some(beyond(16)) },
  { said: 'where an axis is longer than 64', holds: some((axis) => Math.max(axis.inputSize, axis.outputSize) > 64) },
  { said: 'where an axis is longer than 256', holds: some((axis) => Math.max(axis.inputSize, axis.outputSize) > 256) },
  {
    said: 'where an axis is longer than 2,048',
    holds: some((axis) => Math.max(axis.inputSize, axis.outputSize) > 2048),
  },
  ...[64, 256, 1024, 4096, 16_384, 65_536].map((most) => ({
    said: `where the output has more than ${withCommas(most)} elements`,
    holds: ({ accepted }: Asked) => elementCount(accepted?.outputShape ?? []) > most,
  })),
  { said: 'where the input width is odd', holds: (asked) => last(asked).inputSize % 2 === 1 },
  { said: 'where the output width is odd', holds: (asked) => last(asked).outputSize % 2 === 1 },
  { said: 'where the output width is no multiple of 4', holds: (asked) => last(asked).outputSize % 4 !== 0 },
  { said: 'where the output width is no multiple of 8', holds: (asked) => last(asked).outputSize % 8 !== 0 },
  { said: 'where the output is wider than high', holds: leaning((width, height) => width > height, 'outputSize') },
  { said: 'where the output is higher than wide', holds: leaning((width, height) => width < height, 'outputSize') },
  { said: 'where the input is wider than high', holds: leaning((width, height) => width > height, 'inputSize') },
  { said: 'where the input is higher than wide', holds: leaning((width, height) => width < height, 'inputSize') },
  { said: 'in several images', holds: ({ input }) => input.shape[0] > 1 },
  { said: 'in several channels', holds: ({ input }) => input.shape[1] > 1 },
  { said: 'in three channels', holds: ({ input }) => input.shape[1] === 3 },
  { said: 'in more than four channels', holds: ({ input }) => input.shape[1] > 4 },
  { said: 'in four channels and more', holds: ({ input }) => input.shape[1] >= 4 },
  { said: 'in three channels and more', holds: ({ input }) => input.shape[1] >= 3 },
  { said: 'in one channel', holds: ({ input }) => input.shape[1] === 1 },
  { said: 'for inputs of three dimensions', holds: ({ input }) => input.shape.length === 3 },
  { said: 'for inputs of four dimensions', holds: ({ input }) => input.shape.length === 4 },
  { said: 'for inputs of five dimensions', holds: ({ input }) => input.shape.length === 5 },
  { said: 'through F.upsample and the modules', holds: ({ call }) => call.entry !== 'interpolate' },
];
