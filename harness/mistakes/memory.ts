import { decoded } from '#reference/rounding.ts';
import { indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { accepts } from '../judge/accepted.ts';
import { type Concerns, hasAxes, hasChannels, hasImages, isComputed, ranks } from './calls.ts';
import type { Make, Mistake, Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { after, before, changed, shown, vague } from './rows.ts';
import { emptyLike, rearranged, unwritten } from './tensors.ts';

type Index = readonly number[];
type Missed = (index: Index, shape: Index, flat: number) => boolean;

const at = (axis: number) => (index: Index) => index[(axis + index.length) % index.length];
const column = at(-1);
const row = at(-2);
const width = at(-1);

const last =
  (axis: number): Missed =>
  (index, shape) =>
    at(axis)(index) === at(axis)(shape) - 1;

const tail =
  (block: number): Missed =>
  (_, shape, flat) => {
    const length = lengthOf(shape);
    return flat >= length - (length % block);
  };

const rowTail =
  (block: number): Missed =>
  (index, shape) =>
    column(index) >= width(shape) - (width(shape) % block);

const channelTail =
  (block: number): Missed =>
  ([, channel], [, channels]) =>
    channels > block && channel >= channels - (channels % block);

type Unwritten = [
  name: string,
  sentence: string,
  isMissed: Missed,
  concerns?: Concerns,
  isSmall?: (shape: Index) => boolean,
];

/** Elements that are never written, and stay zero. */
const UNWRITTEN: readonly Unwritten[] = [
  ['last-column', 'It never writes the last column.', last(-1), isComputed, (shape) => width(shape) < 2],
  ['last-row', 'It never writes the last row.', last(-2), hasAxes(2), (shape) => row(shape) < 2],
  ['last-slice', 'It never writes the last slice of a volume.', last(-3), ranks(5), (shape) => shape[2] < 2],
  ['second-channel', 'It never writes the second channel.', ([, channel]) => channel === 1],
  [
    'last-channel',
    'It never writes the last of several channels.',
    ([, channel], [, channels]) => channels > 1 && channel === channels - 1,
  ],
  ['channels-after-first', 'It writes only the first channel.', ([, channel]) => channel > 0],
  ['channels-after-four', 'It writes four channels at most.', ([, channel]) => channel >= 4],
  ['channels-after-eight', 'It writes eight channels at most.', ([, channel]) => channel >= 8],
  ...[4, 8].map(
    (block): Unwritten => [
      `channel-tail-of-${block}`,
      `It never writes channels after the last full block of ${block}.`,
      channelTail(block),
    ],
  ),
  [
    'odd-columns',
    'It writes columns in pairs, and leaves an odd one out.',
    rowTail(2),
    isComputed,
    (shape) => width(shape) < 2,
  ],
  ['columns-after-256', 'It writes 256 columns at most, as one work group.', (index) => column(index) >= 256],
  ['columns-after-1024', 'It writes 1024 columns at most.', (index) => column(index) >= 1024],
  ['rows-after-256', 'It writes 256 rows at most.', (index) => row(index) >= 256, hasAxes(2)],
  ...[4, 8, 16, 32, 64, 128, 256].map(
    (block): Unwritten => [
      `tail-of-${block}`,
      `It never writes elements after the last full block of ${block}.`,
      tail(block),
      isComputed,
      (shape) => lengthOf(shape) < block,
    ],
  ),
  ...[4, 8, 16, 32].map(
    (block): Unwritten => [
      `row-tail-of-${block}`,
      `It never writes columns after the last full block of ${block}.`,
      rowTail(block),
      isComputed,
      (shape) => width(shape) < block,
    ],
  ),
];

/** What is too small to have a remainder may be written by another path, or not at all. */
function unwrittenMistake([name, sentence, isMissed, concerns = isComputed, isSmall]: Unwritten): Mistake {
  const by = (isRight: (shape: Index) => boolean) =>
    changed('memory', 'memory.no-state', {
      [`unwritten-${name}`]: [
        sentence,
        concerns,
        after((right) => (isRight(right.shape) ? right : unwritten(right, isMissed))),
      ],
    });
  const always = by(() => false);
  return isSmall === undefined ? always[0] : { ...by(isSmall)[0], otherwise: always };
}

/** All images but the first, or the second alone. */
const SECOND_IMAGE = ([([image]) => image > 0, ([image]) => image === 1] satisfies Missed[]).map((isMissed) =>
  unwrittenMistake(['second-image', 'It writes only the first image of a batch.', isMissed]),
);

const longerThan =
  (length: number): Concerns =>
  ({ input }) =>
    input.data.length > length;

/** Elements that are read or written elsewhere. */
const MOVED: readonly Mistake[] = [
  ...changed('memory', 'memory.independent-planes', {
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
      isComputed,
      after((result) => writtenAround(result, 2 ** 16)),
    ],
    'channels-in-blocks-of-four': [
      'It reads channels after the fourth from the block before.',
      ({ input }) => input.shape[1] > 4,
      after((result) => rearranged(result, ([n, c, ...rest]) => [n, c >= 4 ? c - 4 : c, ...rest])),
    ],
    'batch-stride-missing': [
      'It reads every image of a batch from the first.',
      hasImages,
      after((result) => rearranged(result, ([, ...rest]) => [0, ...rest])),
    ],
    'channel-stride-missing': [
      'It reads every channel from the first.',
      hasChannels,
      after((result) => rearranged(result, ([n, , ...rest]) => [n, 0, ...rest])),
    ],
    'last-column-of-the-last-plane': [
      'It repeats a column at the end of the last plane.',
      ({ input }) => input.shape[0] * input.shape[1] > 1,
      after((result) =>
        rearranged(result, (index, shape) => {
          const isLast = index[0] === shape[0] - 1 && index[1] === shape[1] - 1 && column(index) === width(shape) - 1;
          return isLast ? index.with(-1, Math.max(column(index) - 1, 0)) : index;
        }),
      ),
    ],
  }),
  ...[2, 4, 8, 16, 32].flatMap((count) =>
    changed('memory', 'memory.independent-planes', {
      [`images-repeat-after-${count}`]: [
        `It begins again with the first image after ${count}.`,
        ({ input }) => input.shape[0] > count,
        after((result) => rearranged(result, ([image, ...rest]) => [image % count, ...rest])),
      ],
      [`channels-repeat-after-${count}`]: [
        `It begins again with the first channel after ${count}.`,
        ({ input }) => input.shape[1] > count,
        after((result) => rearranged(result, ([image, channel, ...rest]) => [image, channel % count, ...rest])),
      ],
    }),
  ),
  ...[8, 16, 32, 64, 128, 256].flatMap((tile) =>
    changed('memory', 'memory.independent-planes', {
      [`seam-after-${tile}-columns`]: [
        `It repeats the last column of a tile of ${tile} columns in the first of the next.`,
        isComputed,
        after((result) =>
          rearranged(result, (index) => {
            const isSeam = column(index) > 0 && column(index) % tile === 0;
            return isSeam ? index.with(-1, column(index) - 1) : index;
          }),
        ),
      ],
    }),
  ),
];

/** What a wrapper does to a right result and its input. */
const touching =
  (change: (result: Tensor, input: Tensor) => Tensor): Make =>
  () =>
  (input, options) =>
    change(resize(input, options), input);

function threeBuffers(): ReturnType<Make> {
  const ring: Tensor['data'][] = [];
  let turn = 0;
  return (input, options) => {
    const right = resize(input, options);
    turn = (turn + 1) % 3;
    const kept = ring[turn];
    if (kept?.constructor !== right.data.constructor || kept.length < right.data.length) {
      ring[turn] = right.data;
      return right;
    }
    kept.set(right.data);
    return { ...right, data: kept.subarray(0, right.data.length) };
  };
}

/** What is done with memory that belongs to the caller, and answers that are no tensors. */
const HELD: readonly Mistake[] = [
  shown('memory.input-changed', 'memory.input-is-kept', 'It changes its input.', flagged('inputChanged'), {
    made: {
      'memory/input-reshaped-in-place': touching((result, input) => {
        input.shape = result.shape;
        return result;
      }),
      'memory/input-as-scratch': touching((result, input) => {
        if (input.data.length > 0) input.data[input.data.length - 1] += 1;
        return result;
      }),
      'memory/input-cleaned-in-place': touching((result, { dtype, data }) => {
        const isWide = dtype === 'float32' || dtype === 'float64';
        if (isWide) for (let place = 0; place < data.length; place++) if (Number.isNaN(data[place])) data[place] = 0;
        return result;
      }),
    },
  }),
  shown(
    'memory.result-shares-input',
    'memory.result-is-new',
    'Its result shares memory with its input.',
    flagged('aliasesInput'),
    {
      made: {
        'memory/input-returned-where-sizes-are-unchanged': touching((result, input) =>
          result.shape.join() === input.shape.join() ? { ...result, data: input.data } : result,
        ),
      },
    },
  ),
  shown(
    'memory.earlier-result-changed',
    'memory.result-is-new',
    'It writes into the result of an earlier call.',
    flagged('changedEarlierResult'),
    { made: { 'memory/three-buffers-in-rotation': threeBuffers } },
  ),
  shown(
    'memory.buffer-of-another-length',
    'output-size.explicit-size',
    'Its buffer has another length than its shape says.',
    invalid(/expected \d+ (elements|bytes) for/),
    {
      made: {
        'memory/too-long': touching((result) => {
          const padded = emptyLike(result.data, Math.ceil(result.data.length / 4) * 4);
          padded.set(result.data as never);
          return { ...result, data: padded };
        }),
      },
    },
  ),
  shown(
    'memory.no-tensor',
    'rounding.result-dtype',
    'Its answer is no tensor: a dtype, a shape and an array of that dtype.',
    invalid(/^(the answer|dtype|shape|data): expected (?!\d)/),
    {
      made: {
        'memory/plain-array': touching((result) => ({ ...result, data: Array.from(result.data) }) as unknown as Tensor),
      },
    },
  ),
];

/** What is not written, read or kept where it belongs. */
export const MEMORY_MISTAKES: readonly Mistake[] = [
  ...[
    ...changed('memory', 'memory.no-state', {
      zeros: ['It returns zeros.', isComputed, after((right) => unwritten(right, () => true))],
    }),
    ...UNWRITTEN.map(unwrittenMistake),
    { ...SECOND_IMAGE[0], otherwise: SECOND_IMAGE.slice(1) },
  ].map((one) => ({ ...one, due: 'Every element of the result is computed and written.' })),
  ...MOVED,
  ...HELD,
];

/** An answer that was refused as it came, for such a reason. */
function invalid(reason: RegExp) {
  return ({ exchange: { outcome } }: Seen) => outcome.kind === 'invalid-output' && reason.test(outcome.message);
}

function flagged(flag: 'inputChanged' | 'aliasesInput' | 'changedEarlierResult') {
  return ({ exchange: { outcome } }: Seen) => outcome.kind === 'tensor' && outcome[flag] === true;
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

function lengthOf(shape: Index): number {
  return shape.reduce((product, size) => product * size, 1);
}

type Place = [id: string, said: string, isThere: Missed];

/** Planes: hardly another mistake is made in these alone. */
const PLANES: readonly Place[] = [
  ...[4, 8, 16].flatMap((block): Place[] => [
    [`channel-tail-of-${block}`, `channels after the last full block of ${block}`, channelTail(block)],
    [`channels-after-${block}`, `channels after the first ${block}`, ([, channel]) => channel >= block],
  ]),
  ['channels-after-1', 'channels after the first', ([, channel]) => channel > 0],
  ['images-after-1', 'images of a batch after the first', ([image]) => image > 0],
  ['images-after-2', 'images of a batch after the second', ([image]) => image > 1],
];

/** Columns: a border, a step or a window may be wrong in these alone as well. */
const COLUMNS: readonly Place[] = [
  ...[4, 8, 16].map(
    (block): Place => [
      `row-tail-of-${block}`,
      `columns after the last full block of ${block}`,
      (index, shape, flat) => width(shape) > block && rowTail(block)(index, shape, flat),
    ],
  ),
  ...[64, 128, 256, 512, 1024].map(
    (count): Place => [`columns-after-${count}`, `columns after the first ${count}`, (index) => column(index) >= count],
  ),
];

/** Where it is wrong, if all that is wrong is there and all that is there is wrong. */
export const PLACE_MISTAKES: readonly Mistake[] = [
  ...PLANES.map((place) => onlyIn(place)),
  ...COLUMNS.map((place) => vague(onlyIn(place))),
];

function onlyIn([id, said, isThere]: Place): Mistake {
  const sentence = `Only ${said} are wrong: they are either never written, or computed by a separate code path.`;
  const more = id === 'channel-tail-of-4' ? { made: { 'state/stale-channel-tail': staleChannelTail } } : {};
  return shown(`memory.only-${id}`, 'memory.independent-planes', sentence, (seen) => isOnlyIn(seen, isThere), more);
}

/** Channels after the last four show what its buffer held. */
function staleChannelTail(): ReturnType<Make> {
  const buffers = new Map<string, Tensor['data']>();
  return (input, options) => {
    const right = resize(input, options);
    const result = unwritten(right, channelTail(4), buffers.get(right.dtype));
    buffers.set(right.dtype, right.data.toReversed() as Tensor['data']);
    return result;
  };
}

/** Where an old value is right by chance, an element in ten may be. */
const MOST_BY_CHANCE = 1 / 10;

function isOnlyIn({ got, expectation, isRight }: Seen, isThere: Missed): boolean {
  if (isRight || got === undefined || expectation === undefined) return false;
  if (got.shape.join() !== expectation.shape.join()) return false;
  const { shape } = got;
  const came = decoded(got);
  let there = 0;
  let wrongThere = 0;
  for (const [element, value] of came.entries()) {
    const isWrong = !accepts(expectation, element, value);
    if (isThere(indexAt(shape, element), shape, element)) {
      there += 1;
      if (isWrong) wrongThere += 1;
    } else if (isWrong) return false;
  }
  return there > 0 && there < came.length && wrongThere >= (1 - MOST_BY_CHANCE) * there;
}
