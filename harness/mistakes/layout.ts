import type { Tensor } from '#spec/signature.ts';
import type { Asked } from './asked.ts';
import { and, type Concerns, has, is, not, ranks } from './calls.ts';
import type { Mistake } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { after, before, changed, decided, each, elsewhere, shown } from './rows.ts';
import {
  channelsLast,
  exchanged,
  laidOut,
  readAs,
  readAt,
  rearranged,
  withRowsApart,
  writtenApart,
} from './tensors.ts';

const isSquare: Concerns = ({ accepted }) =>
  accepted?.outputShape.length === 4 && accepted.outputShape[2] === accepted.outputShape[3];
const widthsOf = ({ input, accepted }: Asked): readonly [input: number, output: number] => [
  input.shape[input.shape.length - 1],
  accepted?.outputShape[input.shape.length - 1] ?? 0,
];
const areSeveralRows = and(is.computed, has.rows);

/** Height, width, depth, channels and batch taken for one another. */
const AXES: readonly Mistake[] = [
  ...changed('layout', 'memory.independent-planes', {
    'result-transposed': [
      'It transposes height and width of a square result.',
      isSquare,
      elsewhere(([n, c, y, x]) => [n, c, x, y]),
      { clause: 'linear.separable' },
    ],
    'columns-reversed': [
      'It writes every row from right to left.',
      is.computed,
      after((result) => reversed(result, result.shape.length - 1)),
      { clause: 'coordinates.half-pixel' },
    ],
    'rows-reversed': [
      'It writes the rows from bottom to top, as textures are.',
      has.rows,
      after((result) => reversed(result, result.shape.length - 2)),
      { clause: 'coordinates.half-pixel' },
    ],
    'slices-reversed': [
      'It writes the slices of a volume from back to front.',
      ranks(5),
      after((result) => reversed(result, 2)),
      { clause: 'coordinates.half-pixel' },
    ],
    'last-row-repeated': [
      'It writes the last row but one twice, and not the last.',
      has.rows,
      after((result) => repeatedAtTheEnd(result, result.shape.length - 2)),
      { clause: 'linear.border' },
    ],
    'last-column-repeated': [
      'It writes the last column but one twice, and not the last.',
      is.computed,
      after((result) => repeatedAtTheEnd(result, result.shape.length - 1)),
      { clause: 'linear.border' },
    ],
    'channels-reversed': [
      'It writes the channels in reverse, as BGR for RGB.',
      has.channels,
      after((result) => reversed(result, 1)),
    ],
    'batch-and-channels-exchanged': [
      'It writes the planes channel by channel instead of image by image.',
      and(has.channels, has.images),
      after((result) => laidOut(result, exchanged(result, 0, 1))),
    ],
    'shape-as-width-height': [
      'It gives the shape of its result as (N, C, W, H).',
      ranks(4),
      after((result) => ({ ...result, shape: [...result.shape.slice(0, 2), result.shape[3], result.shape[2]] })),
      { clause: 'output-size.explicit-size' },
    ],
    'height-and-width-swapped': [
      'It reads rows as long as the image is high: height and width are exchanged.',
      ranks(4),
      before((input) => readAs(input, exchanged(input, 2, 3))),
      { clause: 'linear.separable' },
    ],
    'columns-clamped-to-height': [
      'It clamps column indices to the height.',
      is.landscape,
      before((input) => rearranged(input, ([n, c, y, x], shape) => [n, c, y, Math.min(x, shape[2] - 1)])),
      { clause: 'linear.border' },
    ],
    'rows-clamped-to-width': [
      'It clamps row indices to the width.',
      is.portrait,
      before((input) => rearranged(input, ([n, c, y, x], shape) => [n, c, Math.min(y, shape[3] - 1), x])),
      { clause: 'linear.border' },
    ],
    'channels-last-for-first': [
      'It reads the input as if channels came last.',
      has.channels,
      before((input) => readAs(input, channelsLast(input))),
    ],
  }),
  ...decided('layout', 'output-size.factor-per-axis', and(is.portrait, not(is.area)), {
    'steps-exchanged-in-portrait': ['It exchanges the two steps for images higher than wide.', { stepOf: 'mirrored' }],
  }),
  ...decided('layout', 'output-size.factor-per-axis', and(is.landscape, not(is.area)), {
    'steps-exchanged-in-landscape': ['It exchanges the two steps for images wider than high.', { stepOf: 'mirrored' }],
  }),
  ...changed('layout', 'linear.separable', {
    'depth-and-width-exchanged': [
      'It takes a volume as (width, height, depth).',
      ranks(5),
      ({ input, options }) => {
        const turned = (values: unknown) => (Array.isArray(values) ? (values as number[]).toReversed() : values);
        const size = turned(options.size) as number[] | undefined;
        const scaleFactor = turned(options.scaleFactor) as number[] | undefined;
        const result = resize(turnedAxes(input), {
          ...options,
          ...(size !== undefined && { size }),
          ...(scaleFactor !== undefined && { scaleFactor }),
        });
        return turnedAxes(result);
      },
    ],
    'depth-repeated': [
      'It treats a volume as a batch of images, and repeats the last slice for the depth.',
      and(ranks(5), ({ accepted, input }) => (accepted?.outputShape[2] ?? 0) > input.shape[2]),
      after((result, { input }) =>
        rearranged(result, ([n, c, z, ...rest]) => [n, c, Math.min(z, input.shape[2] - 1), ...rest]),
      ),
      { clause: 'nearest.index' },
    ],
  }),
  ...shown('layout', 'output-size.explicit-size', {
    'dimensions-of-one-dropped': [
      'It drops dimensions of one element from the shape of its result.',
      ({ got, expectation }) =>
        got !== undefined &&
        expectation !== undefined &&
        got.shape.length < expectation.shape.length &&
        longer(got.shape) === longer(expectation.shape),
      {
        made: {
          'memory/dimensions-of-one-squeezed': () => (input, options) => {
            const result = resize(input, options);
            return result.shape[0] === 1 ? { ...result, shape: result.shape.slice(1) } : result;
          },
        },
      },
    ],
  }),
];

const withChannelsLast = (what: string, concerns: Concerns) =>
  [
    `It reads and writes ${what} with the channels last, under shapes that have them first.`,
    and(concerns, has.channels),
    ({ input, options }: Asked) => {
      const order = channelsLast(input);
      return laidOut(resize(readAs(input, order), options), order);
    },
  ] as const;

/** Where the next row or channel begins. */
const STRIDES: readonly Mistake[] = [
  ...changed('layout', 'memory.independent-planes', {
    'result-left-channels-last': [
      'It leaves its result with the channels last, under a shape that has them first.',
      and(is.computed, has.channels),
      after((result) => laidOut(result, channelsLast(result))),
    ],
    'channels-last-throughout': withChannelsLast('images', ranks(4)),
    'channels-last-lines': withChannelsLast('lines', ranks(3)),
    'channels-last-volumes': withChannelsLast('volumes', ranks(5)),
    'channels-last-at-every-rank': withChannelsLast('lines, images and volumes', is.computed),
    'result-column-by-column': [
      'It writes the planes of its result column by column, under a shape that says row by row.',
      areSeveralRows,
      after((result) => laidOut(result, exchanged(result, -2, -1))),
      { clause: 'linear.separable' },
    ],
    'volume-read-width-first': [
      'It reads a volume as if its memory were in the order W, H, D.',
      ranks(5),
      before((input) => readAs(input, exchanged(input, 2, 4))),
    ],
    'row-stride-is-height': [
      'It steps from row to row of its input by the height, not by the width.',
      areSeveralRows,
      before((input) => readAt(input, ({ row, y, x, height, width }) => (row - y) * width + y * height + x)),
    ],
    'plane-stride-is-height-squared': [
      'It steps from plane to plane of its input by height · height, not height · width.',
      areSeveralRows,
      before((input) => readAt(input, ({ row, y, x, height, width }) => (row - y) * height + y * width + x)),
    ],
    'plane-stride-is-width-squared': [
      'It steps from plane to plane of its input by width · width, not height · width.',
      areSeveralRows,
      before((input) =>
        readAt(input, ({ row, y, x, height, width }) => ((row - y) / height) * width * width + y * width + x),
      ),
    ],
    ...each([4, 8, 16], (block) => ({
      [`input-rows-padded-to-${block}`]: [
        `It reads rows of its input as if each were padded to a multiple of ${block} elements.`,
        (asked: Asked) => is.computed(asked) && widthsOf(asked)[0] % block > 0,
        before((input, asked) => withRowsApart(input, padded(widthsOf(asked)[0], block))),
      ],
      [`output-rows-padded-to-${block}`]: [
        `It writes rows of its result as if each were padded to a multiple of ${block} elements.`,
        (asked: Asked) => is.computed(asked) && widthsOf(asked)[1] % block > 0,
        after((result, asked) => writtenApart(result, padded(widthsOf(asked)[1], block))),
      ],
    })),
    'input-rows-as-wide-as-the-output': [
      'It reads rows of its input as far apart as the result is wide.',
      (asked) => is.computed(asked) && widthsOf(asked)[1] < widthsOf(asked)[0],
      before((input, asked) => withRowsApart(input, widthsOf(asked)[1])),
    ],
    'output-rows-as-wide-as-the-input': [
      'It writes rows of its result as far apart as the input is wide.',
      (asked) => widthsOf(asked)[1] > widthsOf(asked)[0],
      after((result, asked) => writtenApart(result, widthsOf(asked)[0])),
    ],
    'last-column-repeats-the-one-before': [
      'It repeats the last column but one in the last.',
      (asked) => widthsOf(asked)[1] > 1,
      elsewhere((index, shape) => {
        const last = index.length - 1;
        return [...index.slice(0, last), Math.min(index[last], shape[last] - 2)];
      }),
    ],
  }),
];

export const LAYOUT_MISTAKES: readonly Mistake[] = [...AXES, ...STRIDES];

/** The same memory, read as (N, C, W, H, D). */
function turnedAxes(tensor: Tensor): Tensor {
  return { ...tensor, shape: [...tensor.shape.slice(0, 2), ...tensor.shape.slice(2).toReversed()] };
}

function longer(shape: readonly number[]): string {
  return shape.filter((size) => size !== 1).join();
}

function repeatedAtTheEnd(result: Tensor, axis: number): Tensor {
  const last = Math.max(result.shape[axis] - 2, 0);
  return rearranged(result, (index) => index.with(axis, Math.min(index[axis], last)));
}

function reversed(tensor: Tensor, axis: number): Tensor {
  return rearranged(tensor, (index, shape) => index.map((at, place) => (place === axis ? shape[axis] - 1 - at : at)));
}

function padded(width: number, block: number): number {
  return Math.ceil(width / block) * block;
}
