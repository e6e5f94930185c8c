import { elementCount } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { copiedAsView, elementsAt } from '../core/intrinsics.ts';
import type { Asked } from './asked.ts';
import { type Concerns, has, is, ranks } from './calls.ts';
import {
  channelsFrom,
  channelTail,
  column,
  columnsFrom,
  type Elements,
  imagesFrom,
  last,
  planesFrom,
  row,
  rowTail,
  tail,
  width,
} from './elements.ts';
import type { Mistake } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { after, before, changed, each, elsewhere } from './rows.ts';
import { emptyLike, rearranged, unwritten } from './tensors.ts';

type Shape = readonly number[];

/** What is too small to have a remainder may be written by another path, or not at all. */
type Unwritten = [
  said: string,
  isMissed: Elements,
  concerns?: Concerns,
  isSmall?: ((shape: Shape) => boolean) | undefined,
];

const narrowerThan = (count: number) => (shape: Shape) => width(shape) < count;

/** Elements that are never written, and stay zero. */
const UNWRITTEN: Readonly<Record<string, Unwritten>> = {
  'last-column': ['It never writes the last column.', last(-1), is.computed, narrowerThan(2)],
  'last-row': ['It never writes the last row.', last(-2), has.rows, (shape) => row(shape) < 2],
  'last-slice': ['It never writes the last slice of a volume.', last(-3), ranks(5), (shape) => shape[2] < 2],
  'second-channel': ['It never writes the second channel.', ([, channel]) => channel === 1],
  'last-channel': [
    'It never writes the last of several channels.',
    (index, shape, flat) => shape[1] > 1 && last(1)(index, shape, flat),
  ],
  'channels-after-first': ['It writes only the first channel.', channelsFrom(1)],
  'channels-after-four': ['It writes four channels at most.', channelsFrom(4)],
  'channels-after-eight': ['It writes eight channels at most.', channelsFrom(8)],
  ...each([16, 32, 64, 128, 256], (most) => ({
    [`planes-after-${most}`]: [
      `It writes ${most} planes at most, those of all images and channels together.`,
      planesFrom(most),
      ({ input }) => input.shape[0] * input.shape[1] > most,
    ] as Unwritten,
  })),
  ...inBlocks([4, 8], 'channel-tail', 'channels', channelTail),
  'odd-columns': ['It writes columns in pairs, and leaves an odd one out.', rowTail(2), is.computed, narrowerThan(2)],
  'last-element': [
    'It never writes the last element of a plane.',
    (index, shape, flat) => shape.every((_, axis) => axis < 2 || last(axis)(index, shape, flat)),
  ],
  ...each([32, 64, 128, 256, 512, 1024], (most) => ({
    [`columns-after-${most}`]: [
      `It writes ${most} columns at most, as one work group.`,
      columnsFrom(most),
    ] as Unwritten,
  })),
  'rows-after-256': ['It writes 256 rows at most.', (index) => row(index) >= 256, has.rows],
  ...inBlocks(
    [4, 8, 16, 32, 64, 128, 256],
    'tail',
    'elements',
    tail,
    (block) => (shape) => elementCount(shape) < block,
  ),
  ...inBlocks([4, 8, 16, 32], 'row-tail', 'columns', rowTail, narrowerThan),
};

function inBlocks(
  blocks: readonly number[],
  name: string,
  what: string,
  left: (block: number) => Elements,
  isSmall?: (block: number) => (shape: Shape) => boolean,
): Record<string, Unwritten> {
  const rowOf = (block: number): Unwritten => [
    `It never writes ${what} after the last full block of ${block}.`,
    left(block),
    is.computed,
    isSmall?.(block),
  ];
  return Object.fromEntries(blocks.map((block) => [`${name}-of-${block}`, rowOf(block)]));
}

function unwrittenMistake(name: string, [said, isMissed, concerns = is.computed, isSmall]: Unwritten): Mistake {
  const by = (isRight: (shape: Shape) => boolean) =>
    changed('memory', 'memory.no-state', {
      [`unwritten-${name}`]: [
        said,
        concerns,
        after((right) => (isRight(right.shape) ? right : unwritten(right, isMissed))),
      ],
    });
  const always = by(() => false);
  return isSmall === undefined ? always[0] : { ...by(isSmall)[0], otherwise: always };
}

/** All images but the first, or the second alone. */
const [SECOND_IMAGE, ...OTHER_IMAGES] = [imagesFrom(1), ([image]: Shape) => image === 1].map((isMissed) =>
  unwrittenMistake('second-image', ['It writes only the first image of a batch.', isMissed]),
);

const longerThan =
  (length: number): Concerns =>
  ({ input }) =>
    input.data.length > length;

/** Elements that are read or written elsewhere. */
const MOVED: readonly Mistake[] = [
  ...changed('memory', 'memory.independent-planes', {
    'view-offset-dropped': [
      'It reads the buffer of its input from the beginning, although the input lies in the middle of it.',
      ({ call }) => call.view === true,
      before((input) => fromTheBeginning({ ...input, data: copiedAsView(input.dtype, input.data) })),
      {
        due: 'The elements of the input are those of its typed array, which may begin later in the buffer.',
        made: { 'memory/view-offset-dropped': () => (input, options) => resize(fromTheBeginning(input), options) },
      },
    ],
    'input-index-of-16-bits': [
      'It reads its input at an index of 16 bits.',
      longerThan(2 ** 16),
      before((input) => around(input, 2 ** 16)),
    ],
    'input-index-of-15-bits': [
      'It reads its input at an index of 15 bits and a sign.',
      longerThan(2 ** 15),
      before((input) => around(input, 2 ** 15)),
    ],
    'input-index-in-float16': [
      'It keeps the index of its input in a float of 11 bits.',
      longerThan(2 ** 11),
      before(floatIndex),
    ],
    'input-index-of-8-bits': [
      'It keeps input columns in a byte.',
      ({ input }) => width(input.shape) > 256,
      before((input) => rearranged(input, (index) => index.with(-1, column(index) % 256))),
      { clause: 'coordinates.step-from-sizes' },
    ],
    'output-index-of-16-bits': [
      'It writes its result at an index of 16 bits.',
      is.computed,
      after((result) => writtenAround(result, 2 ** 16)),
    ],
    'channels-in-blocks-of-four': [
      'It reads channels after the fourth from the block before.',
      ({ input }) => input.shape[1] > 4,
      elsewhere(([n, c, ...rest]) => [n, c >= 4 ? c - 4 : c, ...rest]),
    ],
    'batch-stride-missing': [
      'It reads every image of a batch from the first.',
      has.images,
      elsewhere(([, ...rest]) => [0, ...rest]),
    ],
    'channel-stride-missing': [
      'It reads every channel from the first.',
      has.channels,
      elsewhere(([n, , ...rest]) => [n, 0, ...rest]),
    ],
    'last-column-of-the-last-plane': [
      'It repeats a column at the end of the last plane.',
      ({ input }) => input.shape[0] * input.shape[1] > 1,
      elsewhere((index, shape) => {
        const isLast = index[0] === shape[0] - 1 && index[1] === shape[1] - 1 && column(index) === width(shape) - 1;
        return isLast ? index.with(-1, Math.max(column(index) - 1, 0)) : index;
      }),
    ],
    ...each([2, 4, 8, 16, 32], (count) => ({
      [`images-repeat-after-${count}`]: [
        `It begins again with the first image after ${count}.`,
        ({ input }: Asked) => input.shape[0] > count,
        elsewhere(([image, ...rest]) => [image % count, ...rest]),
      ],
      [`channels-repeat-after-${count}`]: [
        `It begins again with the first channel after ${count}.`,
        ({ input }: Asked) => input.shape[1] > count,
        elsewhere(([image, channel, ...rest]) => [image, channel % count, ...rest]),
      ],
    })),
    ...each([8, 16, 32, 64, 128, 256], (tile) => ({
      [`seam-after-${tile}-columns`]: [
        `It repeats the last column of a tile of ${tile} columns in the first of the next.`,
        is.computed,
        elsewhere((index) =>
          column(index) > 0 && column(index) % tile === 0 ? index.with(-1, column(index) - 1) : index,
        ),
      ],
    })),
  }),
];

/** What is not written or read where it belongs. */
export const MEMORY_MISTAKES: readonly Mistake[] = [
  ...[
    ...changed('memory', 'memory.no-state', {
      zeros: ['It returns zeros.', is.computed, after((right) => unwritten(right, () => true))],
    }),
    ...Object.entries(UNWRITTEN).map(([name, one]) => unwrittenMistake(name, one)),
    { ...SECOND_IMAGE, otherwise: OTHER_IMAGES },
  ].map((one) => ({ ...one, due: 'Every element of the result is computed and written.' })),
  ...MOVED,
];

function fromTheBeginning(input: Tensor): Tensor {
  return { ...input, data: elementsAt(input.dtype, input.data.buffer, input.data.byteLength) };
}

function around(input: Tensor, period: number): Tensor {
  return { ...input, data: input.data.map((_, place, data) => data[place % period]) as Tensor['data'] };
}

function floatIndex(input: Tensor): Tensor {
  const data = input.data.map((value, place, all) => {
    if (place < 2048) return value;
    const quantum = 2 ** (Math.floor(Math.log2(place)) - 10);
    return all[Math.min(Math.floor(place / quantum) * quantum, all.length - 1)];
  });
  return { ...input, data: data as Tensor['data'] };
}

function writtenAround(result: Tensor, period: number): Tensor {
  if (result.data.length <= period) return result;
  const data = emptyLike(result.data, result.data.length);
  for (let place = 0; place < data.length; place++) data[place % period] = result.data[place];
  return { ...result, data };
}
