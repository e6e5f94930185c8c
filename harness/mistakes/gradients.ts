import { interpolateBackward } from '#reference/gradients.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { elementCount } from '#spec/shape.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { accepts, acceptsEvery } from '../judge/accepted.ts';
import { gradientExpectation } from '../judge/gradient-expectation.ts';
import { type Asked, askedCall, isBackward } from './asked.ts';
import { has, is } from './calls.ts';
import { COUNTED } from './elements.ts';
import { attempted, type Seen } from './mistake.ts';
import { lastOf } from './moved.ts';
import type { Decisions } from './resizer/decisions.ts';
import { resize } from './resizer/resize.ts';
import { type Arrival, resizeBackward } from './resizer/resize-backward.ts';
import { resultBy, rightResult } from './right-result.ts';
import { backward, each, type How, mistakes, shown, vague } from './rows.ts';
import { numbersOf } from './seen-numbers.ts';
import { isSame, type RowPlace, rowPlace, unwritten } from './tensors.ts';

/** Parts that arrive otherwise than to be added up. */
const arriving = (arrive: Arrival, decisions: Partial<Decisions> = {}): How =>
  backward(({ gradOutput, input, options }) => resizeBackward(gradOutput as Tensor, input, options, decisions, arrive));

/** What happens to the numbers of a gradient that is right. */
const valued = (change: (right: Float64Array, asked: Asked) => Float64Array): How =>
  backward((asked) => {
    const right = rightResult(asked);
    return { ...right, data: encoded(right.dtype, change(decoded(right), asked)) };
  });

/** A right gradient whose elements are added up in other places; beyond the end they are lost. */
const movedTo = (placeOf: (place: RowPlace, at: number, shape: readonly number[]) => number): How =>
  valued((right, { input: { shape } }) => {
    const result = new Float64Array(right.length);
    for (const [at, value] of right.entries()) {
      const place = placeOf(rowPlace(at, shape), at, shape);
      if (place < result.length) result[place] += value;
    }
    return result;
  });

/** The way forward may be right; the way back is not. What is wrong with its weights is a mistake of the way forward as well. */
export const GRADIENT_MISTAKES = [
  ...mistakes('gradients', 'gradients.accumulates', is.computed, {
    overwrites: [
      'It writes each part of a gradient over the one before; the parts are to be added up.',
      [
        arriving((_, part) => part),
        arriving((_, part) => part, { zeroWeights: 'skipped' }),
        arriving((before, part) => (before === 0 ? part : before)),
      ],
    ],
    averages: [
      'It divides a gradient by the sum of the weights that make it, as if the parts were to be averaged.',
      [
        valued(averaged),
        valued((right, { accepted }) => {
          const axes = accepted?.axes ?? [];
          const share = axes.reduce((all, { inputSize, outputSize }) => all * Math.min(1, inputSize / outputSize), 1);
          return right.map((value) => value * share);
        }),
      ],
    ],
  }),
  ...mistakes('gradients', 'gradients.transpose', isBackward, {
    'whole-multiples': [
      'Its gradients are whole multiples of the right ones, by numbers that differ from call to call.',
      vague(isWholeMultiple, { 'gradients/times-the-calls': timesTheCalls }),
      { ofAnyAnswer: true },
    ],
  }),
  ...mistakes('gradients', 'gradients.transpose', is.computed, {
    'resized-back': [
      'It resizes the gradient of the output to the size of the input.',
      backward(({ gradOutput, input, options: { scaleFactor: _, recomputeScaleFactor: __, ...options } }) =>
        resize(gradOutput as Tensor, { ...options, size: input.shape.slice(2) }),
      ),
    ],
    'output-gradient-returned': [
      'It returns the gradient of the output as that of the input.',
      backward(({ gradOutput }) => gradOutput as Tensor),
    ],
    ...each(['columns', 'rows', 'slices'] as const, (name) => ({
      [`unread-last-of-${name}`]: [
        `It never reads the last ${COUNTED[name].one} of the gradient of the output.`,
        COUNTED[name].concerns,
        backward(({ gradOutput, input, options }) =>
          resizeBackward(unwritten(gradOutput as Tensor, lastOf(COUNTED[name], 1)), input, options),
        ),
      ],
    })),
    'rows-apart-by-height': [
      'It steps from row to row of the gradient by the height, where the width is due.',
      has.rows,
      [
        movedTo(({ row, x, height }) => row * height + x),
        movedTo(({ y, width, height }, at) => at - y * (width - height)),
      ],
    ],
  }),
  ...mistakes('gradients', 'gradients.transpose', is.computed, {
    'columns-end-at-the-height': [
      'It loses the gradient of columns beyond the height.',
      is.landscape,
      movedTo(({ x, height }, at) => (x < height ? at : Number.POSITIVE_INFINITY)),
    ],
    'rows-end-at-the-width': [
      'It loses the gradient of rows beyond the width.',
      is.portrait,
      movedTo(({ y, width }, at) => (y < width ? at : Number.POSITIVE_INFINITY)),
    ],
  }),
  ...mistakes('gradients', 'gradients.planes-apart', is.computed, {
    'images-added-up': [
      'It adds the gradients of all images of a batch up in the first.',
      has.images,
      movedTo((_, at, shape) => at % (elementCount(shape) / shape[0])),
    ],
    'channels-added-up': [
      'It adds the gradients of all channels up in the first.',
      has.channels,
      movedTo((_, at, shape) => {
        const plane = elementCount(shape.slice(2));
        return at - (Math.floor(at / plane) % shape[1]) * plane;
      }),
    ],
    'mean-over-batch': [
      'It divides the gradient by the number of images.',
      has.images,
      valued((right, { input }) => right.map((value) => value / input.shape[0])),
    ],
    'mean-over-output': [
      'It divides the gradient by the number of output elements, as that of a mean.',
      [
        valued((right, { gradOutput }) => right.map((value) => value / (gradOutput?.data.length ?? 1))),
        valued((right, { gradOutput }) => right.map((value) => value / elementCount(gradOutput?.shape.slice(2) ?? []))),
      ],
    ],
  }),
  ...mistakes('gradients', 'gradients.dtypes', is.computed, {
    'second-half-unwritten': [
      'It writes the first half of a gradient only, as if each element had twice as many bytes.',
      valued((right) => right.map((value, at) => (at < Math.floor(right.length / 2) ? value : 0))),
    ],
  }),
  ...mistakes('gradients', 'gradients.dtypes', isBackward, {
    'float64-in-float32': [
      'It computes the gradient of float64 in float32.',
      shown(isInFloat32, { 'gradients/float64-through-float32': () => ({ interpolateBackward: throughFloat32 }) }),
      { ofAnyAnswer: true },
    ],
    // The case that tells has one element, in few bits; those before it are right.
    'half-sums': [
      'It sums gradients of half types in the half type.',
      is.half,
      shown(isSummedInDtype, { 'gradients/half-sums': () => ({ interpolateBackward: summedInDtype }) }),
      { ofAnyAnswer: true },
    ],
  }),
  ...mistakes('gradients', 'gradients.transpose', isBackward, {
    refused: ['It ends the backward pass with an error.', { kind: 'refusing' }],
  }),
];

function averaged(right: Float64Array, { gradOutput, input, options }: Asked): Float64Array {
  const { dtype, shape, data } = gradOutput as Tensor;
  const ones = encoded(dtype, new Float64Array(data.length).fill(1));
  const sums = decoded(resizeBackward({ dtype, shape, data: ones }, input, options));
  return right.map((value, at) => (sums[at] === 0 ? value : value / sums[at]));
}

/** To the last bit, whether what is added is rounded as well or not. */
function isSummedInDtype({ asked, got, isRight }: Seen): boolean {
  if (isRight || got === undefined) return false;
  return (['exact', 'dtype'] as const).some((betweenPrecision) => {
    const sums = attempted(() => resultBy(asked, { sumPrecision: 'dtype', betweenPrecision }));
    return sums !== 'refusal' && isSame(sums, got);
  });
}

function summedInDtype(input: Tensor, inputShape: readonly number[], options: InterpolateOptions): Tensor {
  return resultBy(askedCall({ entry: 'interpolate.backward', input, inputShape, options }), { sumPrecision: 'dtype' });
}

function throughFloat32(gradOutput: Tensor, inputShape: readonly number[], options: InterpolateOptions): Tensor {
  const right = interpolateBackward(gradOutput, inputShape, options);
  return { ...right, data: encoded(right.dtype, decoded(right).map(Math.fround)) };
}

function isWholeMultiple(seen: Seen): boolean {
  const { expectation, isRight } = seen;
  const { came, mostWrong } = numbersOf(seen);
  if (isRight || expectation === undefined || mostWrong === undefined) return false;
  const multiple = Math.round(came[mostWrong.element] / expectation.ideal[mostWrong.element]);
  return multiple > 1 && came.every((value, element) => accepts(expectation, element, value / multiple));
}

/** The gradient of the second call is twice as large, and so on. */
function timesTheCalls(): Partial<Implementation> {
  let calls = 0;
  return {
    interpolateBackward(input, inputShape, options) {
      calls += 1;
      const right = interpolateBackward(input, inputShape, options);
      return {
        ...right,
        data: encoded(
          right.dtype,
          decoded(right).map((value) => value * calls),
        ),
      };
    },
  };
}

/** As the same call in float32 may be answered, where that has the same numbers. */
function isInFloat32({ asked: { gradOutput, input, options }, got, isRight }: Seen): boolean {
  if (isRight || gradOutput?.dtype !== 'float64' || got?.dtype !== 'float64') return false;
  if (got.shape.join() !== input.shape.join()) return false;
  const data = Float32Array.from(gradOutput.data);
  const rule = gradientExpectation({
    entry: 'interpolate.backward',
    input: { dtype: 'float32', shape: gradOutput.shape, data },
    inputShape: input.shape,
    options,
  });
  return acceptsEvery(rule, Float64Array.from(got.data, Math.fround));
}
