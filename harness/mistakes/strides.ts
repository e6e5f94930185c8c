import type { ClauseId } from '#spec/clauses.ts';
import type { Tensor } from '#spec/signature.ts';
import { type Asked, hasRank } from './asked.ts';
import type { Mistake } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { and, type Concerns, changed, hasAxes, isComputed } from './rows.ts';
import { gathered, rearranged } from './tensors.ts';

type Row = [id: string, clause: ClauseId, sentence: string, concerns: Concerns, change: (asked: Asked) => Tensor];

const hasChannels: Concerns = ({ input }) => input.shape[1] > 1;
const widthsOf = ({ input, accepted }: Asked): readonly [input: number, output: number] => [
  input.shape[input.shape.length - 1],
  accepted?.outputShape[input.shape.length - 1] ?? 0,
];
const narrows: Concerns = (asked) => widthsOf(asked)[1] < widthsOf(asked)[0];
const widens: Concerns = (asked) => widthsOf(asked)[1] > widthsOf(asked)[0];
const areSeveralRows = and(isComputed, hasAxes(2));

const ROWS: readonly Row[] = [
  [
    'result-left-channels-last',
    'memory.independent-planes',
    'It leaves its result with the channels last, under a shape that has them first.',
    and(isComputed, hasChannels),
    ({ input, options }) => channelsLast(resize(input, options)),
  ],
  ...(
    [
      ['channels-last-throughout', 'images', hasRank(4)],
      ['channels-last-lines', 'lines', hasRank(3)],
      ['channels-last-volumes', 'volumes', hasRank(5)],
      ['channels-last-at-every-rank', 'lines, images and volumes', isComputed],
    ] as const
  ).map(
    ([id, what, concerns]): Row => [
      id,
      'memory.independent-planes',
      `It reads and writes ${what} with the channels last, under shapes that have them first.`,
      and(concerns, hasChannels),
      ({ input, options }) => channelsLast(resize(fromChannelsLast(input), options)),
    ],
  ),
  [
    'result-column-by-column',
    'linear.separable',
    'It writes the planes of its result column by column, under a shape that says row by row.',
    areSeveralRows,
    ({ input, options }) => turnedPlanes(resize(input, options)),
  ],
  [
    'volume-read-width-first',
    'memory.independent-planes',
    'It reads a volume as if its memory were in the order W, H, D.',
    hasRank(5),
    ({ input, options }) => {
      const [n, c, depth, height, width] = input.shape;
      const turned = { ...input, shape: [n, c, width, height, depth] };
      return resize(
        gathered(turned, input.shape, ([i, j, z, y, x]) => [i, j, x, y, z]),
        options,
      );
    },
  ],
  [
    'row-stride-is-height',
    'memory.independent-planes',
    'It steps from row to row of its input by the height, where the width is due.',
    areSeveralRows,
    ({ input, options }) =>
      resize(
        readAt(input, ({ row, y, x, height, width }) => (row - y) * width + y * height + x),
        options,
      ),
  ],
  [
    'plane-stride-is-height-squared',
    'memory.independent-planes',
    'It steps from plane to plane of its input by height · height, where height · width is due.',
    areSeveralRows,
    ({ input, options }) =>
      resize(
        readAt(input, ({ row, y, x, height, width }) => (row - y) * height + y * width + x),
        options,
      ),
  ],
  [
    'plane-stride-is-width-squared',
    'memory.independent-planes',
    'It steps from plane to plane of its input by width · width, where height · width is due.',
    areSeveralRows,
    ({ input, options }) =>
      resize(
        readAt(input, ({ row, y, x, height, width }) => ((row - y) / height) * width * width + y * width + x),
        options,
      ),
  ],
  ...[4, 8, 16].flatMap((block): Row[] => [
    [
      `input-rows-padded-to-${block}`,
      'memory.independent-planes',
      `It reads rows of its input as if each were padded to a multiple of ${block} elements.`,
      (asked) => isComputed(asked) && widthsOf(asked)[0] % block > 0,
      (asked) => resize(withRowsApart(asked.input, padded(widthsOf(asked)[0], block)), asked.options),
    ],
    [
      `output-rows-padded-to-${block}`,
      'memory.independent-planes',
      `It writes rows of its result as if each were padded to a multiple of ${block} elements.`,
      (asked) => isComputed(asked) && widthsOf(asked)[1] % block > 0,
      (asked) => writtenApart(resize(asked.input, asked.options), padded(widthsOf(asked)[1], block)),
    ],
  ]),
  [
    'input-rows-as-wide-as-the-output',
    'memory.independent-planes',
    'It reads rows of its input as far apart as the result is wide.',
    and(areSeveralRows, narrows),
    (asked) => resize(withRowsApart(asked.input, widthsOf(asked)[1]), asked.options),
  ],
  [
    'output-rows-as-wide-as-the-input',
    'memory.independent-planes',
    'It writes rows of its result as far apart as the input is wide.',
    and(areSeveralRows, widens),
    (asked) => writtenApart(resize(asked.input, asked.options), widthsOf(asked)[0]),
  ],
  [
    'last-column-repeats-the-one-before',
    'memory.independent-planes',
    'It writes the last column but one in the last, too.',
    (asked) => widthsOf(asked)[1] > 1,
    ({ input, options }) =>
      rearranged(resize(input, options), (index, shape) => {
        const last = index.length - 1;
        return [...index.slice(0, last), Math.min(index[last], shape[last] - 2)];
      }),
  ],
];

/** Where the next row or channel begins. */
export const STRIDE_MISTAKES: readonly Mistake[] = ROWS.map(([id, clause, sentence, concerns, change]) =>
  changed(`layout.${id}`, clause, sentence, concerns, change),
);

function padded(width: number, block: number): number {
  return Math.ceil(width / block) * block;
}

interface Place {
  /** Rows before this one in the whole tensor, all planes counted. */
  readonly row: number;
  readonly y: number;
  readonly x: number;
  readonly height: number;
  readonly width: number;
}

/** Every element read at another place of the memory; what lies after its end is zero. */
function readAt(tensor: Tensor, placeOf: (place: Place) => number): Tensor {
  const [height, width] = tensor.shape.slice(-2);
  const data = tensor.data.map((_, at, all) => {
    const row = Math.floor(at / width);
    return all[placeOf({ row, y: row % height, x: at % width, height, width })] ?? 0;
  });
  return { ...tensor, data: data as Tensor['data'] };
}

/** The same shape over memory with height and width exchanged. */
function turnedPlanes(tensor: Tensor): Tensor {
  const outer = tensor.shape.slice(0, -2);
  const [height, width] = tensor.shape.slice(-2);
  const turned = gathered(tensor, [...outer, width, height], (index) => [
    ...index.slice(0, -2),
    index[index.length - 1],
    index[index.length - 2],
  ]);
  return { ...turned, shape: tensor.shape };
}

/** The same shape over memory in the order N, …, C. */
function channelsLast(tensor: Tensor): Tensor {
  const [images, channels, ...spatial] = tensor.shape;
  const last = gathered(tensor, [images, ...spatial, channels], (index) => [
    index[0],
    index[index.length - 1],
    ...index.slice(1, -1),
  ]);
  return { ...last, shape: tensor.shape };
}

function fromChannelsLast(tensor: Tensor): Tensor {
  const [images, channels, ...spatial] = tensor.shape;
  const last = { ...tensor, shape: [images, ...spatial, channels] };
  return gathered(last, tensor.shape, ([image, channel, ...at]) => [image, ...at, channel]);
}

function withRowsApart(tensor: Tensor, stride: number): Tensor {
  const width = tensor.shape[tensor.shape.length - 1];
  const data = tensor.data.map((_, at, all) => all[Math.floor(at / width) * stride + (at % width)] ?? 0);
  return { ...tensor, data: data as Tensor['data'] };
}

function writtenApart(tensor: Tensor, stride: number): Tensor {
  const width = tensor.shape[tensor.shape.length - 1];
  const data = tensor.data.slice().fill(0) as Tensor['data'];
  tensor.data.forEach((value, at) => {
    data[Math.floor(at / width) * stride + (at % width)] = value;
  });
  return { ...tensor, data };
}
