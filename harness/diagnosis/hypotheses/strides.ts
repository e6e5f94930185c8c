import type { ClauseId } from '#spec/clauses.ts';
import type { Tensor } from '#spec/signature.ts';
import { resize } from '../../resizer/resize.ts';
import { type Asked, hasRank } from '../asked.ts';
import type { Hypothesis } from '../hypothesis.ts';
import { and, type Concerns, changed, hasAxes, isComputed } from '../rows.ts';
import { gathered, rearranged } from '../tensors.ts';

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
  [
    'channels-last-throughout',
    'memory.independent-planes',
    'It reads and writes channels last, under shapes that have them first.',
    and(hasRank(4), hasChannels),
    ({ input, options }) => channelsLast(resize(fromChannelsLast(input), options)),
  ],
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
export const STRIDE_HYPOTHESES: readonly Hypothesis[] = ROWS.map(([id, clause, sentence, concerns, change]) =>
  changed(`layout.${id}`, clause, sentence, concerns, change),
);

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
  const data = tensor.data.map((_, at, all) => all[Math.floor(at / width) * stride + (at % width)]);
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
