import { type Arrangement, LAYOUTS } from '#cases/case.ts';
import { elementCount, indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { arranged } from '../core/arrangement.ts';
import type { Asked } from './asked.ts';
import { always, and, type Concerns, has, is, not, or, ranks } from './calls.ts';
import { planeSize } from './elements.ts';
import { resize } from './resizer/resize.ts';
import { after, before, changed, each, elsewhere, mistakes, shown } from './rows.ts';
import {
  channelsLast,
  emptyLike,
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

type From = Parameters<typeof elsewhere>[0];

/** Reads and writes its memory as if the channels came last. */
const withChannelsLast = changed(({ input, options }) => {
  const order = channelsLast(input);
  return laidOut(resize(readAs(input, order), options), order);
});

const ofChannelsLast = (what: string) =>
  `It reads and writes ${what} with the channels last, under shapes that have them first.`;

const TAKEN_FOR_CHANNELS: readonly (readonly [name: string, axis: -1 | -2, concerns: Concerns])[] = [
  ['rows', -2, has.rows],
  ['columns', -1, always],
];

export const LAYOUT_MISTAKES = [
  // Height, width, depth, channels and batch taken for one another.
  ...mistakes('layout', 'linear.separable', isSquare, {
    'result-transposed': [
      'It transposes height and width of a square result.',
      elsewhere(([n, c, y, x]) => [n, c, x, y]),
    ],
  }),
  ...mistakes('layout', 'coordinates.half-pixel', is.computed, {
    'planes-turned': [
      'It turns its planes by 180°: rows and columns are in reverse.',
      has.rows,
      elsewhere((index, shape) => reversed(-1)(reversed(-2)(index, shape), shape)),
    ],
  }),
  ...mistakes('layout', 'memory.independent-planes', has.channels, {
    'batch-and-channels-exchanged': [
      'It writes the planes channel by channel instead of image by image.',
      has.images,
      after((result) => laidOut(result, exchanged(result, 0, 1))),
    ],
  }),
  ...mistakes('layout', 'output-size.explicit-size', ranks(4), {
    'shape-as-width-height': [
      'It gives the shape of its result as (N, C, W, H).',
      after((result) => ({ ...result, shape: [...result.shape.slice(0, 2), result.shape[3], result.shape[2]] })),
    ],
  }),
  ...mistakes('layout', 'linear.separable', ranks(4), {
    'height-and-width-swapped': [
      'It reads rows as long as the image is high: height and width are exchanged.',
      before((input) => readAs(input, exchanged(input, 2, 3))),
    ],
  }),
  ...mistakes('layout', 'linear.border', is.computed, {
    'columns-clamped-to-height': [
      'It clamps column indices to the height.',
      is.landscape,
      [
        { indicesWithin: 'mirrored', along: 'width' },
        before((input) => rearranged(input, ([n, c, y, x], shape) => [n, c, y, Math.min(x, shape[2] - 1)])),
      ],
    ],
    'rows-clamped-to-width': [
      'It clamps row indices to the width.',
      is.portrait,
      [
        { indicesWithin: 'mirrored', along: 'height' },
        before((input) => rearranged(input, ([n, c, y, x], shape) => [n, c, Math.min(y, shape[3] - 1), x])),
      ],
    ],
  }),
  ...mistakes('layout', 'memory.independent-planes', has.channels, {
    'channels-last-for-first': [
      'It reads the input as if channels came last.',
      before((input) => readAs(input, channelsLast(input))),
    ],
  }),
  ...mistakes('layout', 'output-size.factor-per-axis', not(is.area), {
    ...each(['portrait', 'landscape'] as const, (shape) => ({
      [`steps-exchanged-in-${shape}`]: [
        `It exchanges the two steps for images ${shape === 'portrait' ? 'higher than wide' : 'wider than high'}.`,
        is[shape],
        { stepOf: 'mirrored' },
      ],
    })),
  }),
  ...mistakes('layout', 'linear.separable', has.slices, {
    'depth-and-width-exchanged': ['It takes a volume as (width, height, depth).', changed(turned)],
  }),
  ...mistakes('layout', 'nearest.index', has.slices, {
    'depth-repeated': [
      'It treats a volume as a batch of images, and repeats the last slice for the depth.',
      ({ accepted, input }) => (accepted?.outputShape[2] ?? 0) > input.shape[2],
      after((result, { input }) =>
        rearranged(result, (index) => index.with(2, Math.min(index[2], input.shape[2] - 1))),
      ),
    ],
  }),
  ...mistakes('layout', 'output-size.explicit-size', always, {
    'dimensions-of-one-dropped': [
      'It drops dimensions of one element from the shape of its result.',
      shown(
        ({ got, expectation }) =>
          got !== undefined &&
          expectation !== undefined &&
          got.shape.length < expectation.shape.length &&
          longer(got.shape) === longer(expectation.shape),
        { 'memory/dimensions-of-one-squeezed': () => squeezed },
      ),
    ],
  }),

  // Where the next row or channel begins.
  ...mistakes('layout', 'memory.independent-planes', ({ call }) => call.arrangement !== undefined, {
    'row-pitch-ignored': [
      'It ignores how far apart the rows of its input lie, and reads each right after the one before.',
      before((input, { call }) => {
        const { data, offset, strides } = arranged(input, call.arrangement as Arrangement);
        return withoutPitch(input, data.subarray(offset), strides);
      }),
      {
        due: 'The strides say where the elements of the input lie.',
        made: {
          'layout/row-pitch-ignored': () => ({
            layouts: LAYOUTS,
            interpolate: ({ strides, ...input }, options) =>
              resize(strides === undefined ? input : withoutPitch(input, input.data, strides), options),
          }),
        },
      },
    ],
    'strides-ignored': [
      'It ignores the strides of its input, and reads its memory as row-major.',
      before((input, { call }) => {
        const { data, offset } = arranged(input, call.arrangement as Arrangement);
        return { ...input, data: data.slice(offset, offset + input.data.length) };
      }),
      {
        due: 'The strides say where the elements of the input lie.',
        made: {
          'layout/strides-ignored': () => ({
            layouts: LAYOUTS,
            interpolate: ({ strides: _, ...input }, options) =>
              resize({ ...input, data: input.data.slice(0, elementCount(input.shape)) }, options),
          }),
        },
      },
    ],
  }),
  ...mistakes('layout', 'memory.independent-planes', has.channels, {
    'result-left-channels-last': [
      'It leaves its result with the channels last, under a shape that has them first.',
      is.computed,
      after((result) => laidOut(result, channelsLast(result))),
    ],
    'channels-last-throughout': [ofChannelsLast('images'), ranks(4), withChannelsLast],
    'channels-last-lines': [ofChannelsLast('lines'), ranks(3), withChannelsLast],
    'channels-last-volumes': [ofChannelsLast('volumes'), ranks(5), withChannelsLast],
    'channels-last-at-every-rank': [ofChannelsLast('lines, images and volumes'), is.computed, withChannelsLast],
  }),
  ...mistakes('layout', 'memory.independent-planes', is.computed, {
    'result-column-by-column': [
      'It writes the planes of its result column by column, under a shape that says row by row.',
      has.rows,
      after((result) => laidOut(result, exchanged(result, -2, -1))),
      { clause: 'linear.separable' },
    ],
    ...each(TAKEN_FOR_CHANNELS, ([name, axis, concerns]) => ({
      [`channels-and-${name}-exchanged`]: [
        `It takes channels and ${name} for one another in memory.`,
        and(has.channels, concerns),
        [
          after((result) => laidOut(result, exchanged(result, 1, axis))),
          before((input) => readAs(input, exchanged(input, 1, axis))),
          changed(({ input, options }) => {
            const result = resize(readAs(input, exchanged(input, 1, axis)), options);
            return laidOut(result, exchanged(result, 1, axis));
          }),
          // The steps of the two are exchanged, the shape is not.
          before((input) => rearranged(input, (index) => index.with(1, index.at(axis) as number).with(axis, index[1]))),
        ],
      ],
    })),
    'volume-read-width-first': [
      'It reads a volume as if its memory were in the order W, H, D.',
      ranks(5),
      before((input) => readAs(input, exchanged(input, 2, 4))),
    ],
    'row-stride-is-height': [
      'It steps from row to row of its input by the height, not by the width.',
      has.rows,
      before((input) => readAt(input, ({ row, y, x, height, width }) => (row - y) * width + y * height + x)),
    ],
    ...each(['height', 'width'] as const, (size) => ({
      [`plane-stride-is-${size}-squared`]: [
        `It steps from plane to plane of its input by ${size} · ${size}, not height · width.`,
        has.rows,
        // Of a volume, from slice to slice: channels may lie where they should.
        [true, false].map((isOfAll) =>
          before((input) =>
            readAt(input, (place) => {
              const { row, y, x, height, width } = place;
              const plane = (row - y) / height;
              const later = isOfAll ? plane : plane % input.shape[input.shape.length - 3];
              return (plane - later) * height * width + later * place[size] ** 2 + y * width + x;
            }),
          ),
        ),
      ],
    })),
    ...each([4, 8, 16], (block) => ({
      [`input-rows-padded-to-${block}`]: [
        `It reads rows of its input as if each were padded to a multiple of ${block} elements.`,
        (asked: Asked) => widthsOf(asked)[0] % block > 0,
        before((input, asked) => withRowsApart(input, padded(widthsOf(asked)[0], block))),
      ],
      [`output-rows-padded-to-${block}`]: [
        `It writes rows of its result as if each were padded to a multiple of ${block} elements.`,
        (asked: Asked) => widthsOf(asked)[1] % block > 0,
        after((result, asked) => {
          const [, width] = widthsOf(asked);
          return writtenApart(result, width, padded(width, block));
        }),
      ],
    })),
    'input-rows-as-wide-as-the-output': [
      'It reads rows of its input as far apart as the result is wide.',
      (asked) => widthsOf(asked)[1] < widthsOf(asked)[0],
      before((input, asked) => withRowsApart(input, widthsOf(asked)[1])),
    ],
    'output-rows-as-wide-as-the-input': [
      'It writes rows of its result as far apart as the input is wide.',
      (asked) => widthsOf(asked)[1] > widthsOf(asked)[0],
      after((result, asked) => {
        const [stride, width] = widthsOf(asked);
        return writtenApart(result, width, stride);
      }),
    ],
    'output-planes-as-large-as-those-of-the-input': [
      'It writes planes of its result as far apart as those of the input are.',
      or(has.channels, has.images),
      after((result, { input }) => writtenApart(result, planeSize(result.shape), planeSize(input.shape))),
    ],
    'input-planes-as-large-as-those-of-the-output': [
      'It reads planes of its input as far apart as those of the result are.',
      or(has.channels, has.images),
      before((input, { accepted }) => {
        const [length, stride] = [input.shape, accepted?.outputShape ?? input.shape].map(planeSize);
        return readAt(input, (_, at) => Math.floor(at / length) * stride + (at % length));
      }),
    ],
  }),
];

/** The elements of a strided memory, where each row and slice begins right after the one before. */
function withoutPitch({ dtype, shape }: Tensor, memory: Tensor['data'], strides: readonly number[]): Tensor {
  const packed = [...strides];
  for (let axis = shape.length - 2; axis > 1; axis--) packed[axis] = packed[axis + 1] * shape[axis + 1];
  const data = emptyLike(memory, elementCount(shape));
  for (let at = 0; at < data.length; at++) {
    data[at] = memory[indexAt(shape, at).reduce((place, index, axis) => place + index * packed[axis], 0)];
  }
  return { dtype, shape, data };
}

/** The same memory, read as (N, C, W, H, D). */
function turned({ input, options: { size, scaleFactor, ...rest } }: Asked): Tensor {
  const result = resize(turnedAxes(input), {
    ...rest,
    ...(size !== undefined && { size: typeof size === 'object' ? size.toReversed() : size }),
    ...(scaleFactor !== undefined && {
      scaleFactor: typeof scaleFactor === 'object' ? scaleFactor.toReversed() : scaleFactor,
    }),
  });
  return turnedAxes(result);
}

function turnedAxes(tensor: Tensor): Tensor {
  return { ...tensor, shape: [...tensor.shape.slice(0, 2), ...tensor.shape.slice(2).toReversed()] };
}

function squeezed(...call: Parameters<typeof resize>): Tensor {
  const result = resize(...call);
  return result.shape[0] === 1 ? { ...result, shape: result.shape.slice(1) } : result;
}

function longer(shape: readonly number[]): string {
  return shape.filter((size) => size !== 1).join();
}

function reversed(axis: -1 | -2 | -3): From {
  return (index, shape) => index.with(axis, (shape.at(axis) ?? 0) - 1 - (index.at(axis) ?? 0));
}

function padded(width: number, block: number): number {
  return Math.ceil(width / block) * block;
}
