import type { ClauseId } from '#spec/clauses.ts';
import type { Tensor } from '#spec/signature.ts';
import { hasRank } from './asked.ts';
import type { Mistake, Seen } from './mistake.ts';
import { resize } from './resizer/resize.ts';
import { rightResult } from './right-result.ts';
import { type Concerns, changed, hasAxes, isComputed, shown } from './rows.ts';
import { rearranged, unwritten } from './tensors.ts';

type Index = readonly number[];
type Missed = (index: Index, shape: Index, flat: number) => boolean;
type Row = [id: string, sentence: string, isMissed: Missed, concerns?: Concerns];

const at = (axis: number) => (index: Index) => index[(axis + index.length) % index.length];
const sizeOf = (axis: number) => at(axis);
const column = at(-1);
const row = at(-2);
const width = sizeOf(-1);

const tail =
  (block: number): Missed =>
  (_, shape, flat) => {
    const length = shape.reduce((product, size) => product * size, 1);
    return flat >= length - (length % block);
  };

const rowTail =
  (block: number): Missed =>
  (index, shape) =>
    column(index) >= width(shape) - (width(shape) % block);

/** Elements that are never written, and stay zero. */
const UNWRITTEN: readonly Row[] = [
  ['last-column', 'It never writes the last column.', (index, shape) => column(index) === width(shape) - 1],
  ['last-row', 'It never writes the last row.', (index, shape) => row(index) === at(-2)(shape) - 1, hasAxes(2)],
  [
    'last-slice',
    'It never writes the last slice of a volume.',
    (index, shape) => index[2] === shape[2] - 1,
    hasRank(5),
  ],
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
    (block): Row => [
      `channel-tail-of-${block}`,
      `It never writes channels after the last full block of ${block}.`,
      ([, channel], [, channels]) => channels > block && channel >= channels - (channels % block),
    ],
  ),
  ['second-image', 'It writes only the first image of a batch.', ([image]) => image > 0],
  ['odd-columns', 'It writes columns in pairs, and leaves an odd one out.', rowTail(2)],
  ['columns-after-256', 'It writes 256 columns at most, as one work group.', (index) => column(index) >= 256],
  ['columns-after-1024', 'It writes 1024 columns at most.', (index) => column(index) >= 1024],
  ['rows-after-256', 'It writes 256 rows at most.', (index) => row(index) >= 256, hasAxes(2)],
  ...[4, 8, 16, 32, 64, 128, 256].map(
    (block): Row => [
      `tail-of-${block}`,
      `It never writes elements after the last full block of ${block}.`,
      tail(block),
    ],
  ),
  ...[4, 8, 16, 32].map(
    (block): Row => [
      `row-tail-of-${block}`,
      `It never writes columns after the last full block of ${block}.`,
      rowTail(block),
    ],
  ),
];

type Reading = [id: string, clause: ClauseId, sentence: string, concerns: Concerns, change: (input: Tensor) => Tensor];

const longerThan =
  (length: number): Concerns =>
  ({ input }) =>
    input.data.length > length;

/** Elements that are read elsewhere. */
const READ: readonly Reading[] = [
  [
    'input-index-of-16-bits',
    'memory.independent-planes',
    'It reads its input at an index of 16 bits.',
    longerThan(2 ** 16),
    (input) => around(input, 2 ** 16),
  ],
  [
    'input-index-of-15-bits',
    'memory.independent-planes',
    'It reads its input at an index of 15 bits and a sign.',
    longerThan(2 ** 15),
    (input) => around(input, 2 ** 15),
  ],
  [
    'input-index-in-float16',
    'memory.independent-planes',
    'It keeps the index of its input in a float of 11 bits.',
    longerThan(2 ** 11),
    floatIndex,
  ],
  [
    'input-index-of-8-bits',
    'coordinates.step-from-sizes',
    'It keeps input columns in a byte.',
    ({ input }) => width(input.shape) > 256,
    (input) => rearranged(input, (index) => index.map((one, axis) => (axis === index.length - 1 ? one % 256 : one))),
  ],
];

type Writing = [id: string, clause: ClauseId, sentence: string, concerns: Concerns, change: (result: Tensor) => Tensor];

const WRITTEN: readonly Writing[] = [
  [
    'output-index-of-16-bits',
    'memory.independent-planes',
    'It writes its result at an index of 16 bits.',
    isComputed,
    (result) => writtenAround(result, 2 ** 16),
  ],
  [
    'channels-in-blocks-of-four',
    'memory.independent-planes',
    'It reads channels after the fourth from the block before.',
    ({ input }) => input.shape[1] > 4,
    (result) => rearranged(result, ([n, c, ...rest]) => [n, c >= 4 ? c - 4 : c, ...rest]),
  ],
  [
    'batch-stride-missing',
    'memory.independent-planes',
    'It reads every image of a batch from the first.',
    ({ input }) => input.shape[0] > 1,
    (result) => rearranged(result, ([, ...rest]) => [0, ...rest]),
  ],
  [
    'channel-stride-missing',
    'memory.independent-planes',
    'It reads every channel from the first.',
    ({ input }) => input.shape[1] > 1,
    (result) => rearranged(result, ([n, , ...rest]) => [n, 0, ...rest]),
  ],
  [
    'last-column-of-the-last-plane',
    'memory.independent-planes',
    'It repeats a column at the end of the last plane.',
    ({ input }) => input.shape[0] * input.shape[1] > 1,
    (result) =>
      rearranged(result, (index, shape) => {
        const isLast = index[0] === shape[0] - 1 && index[1] === shape[1] - 1 && column(index) === width(shape) - 1;
        return isLast ? [...index.slice(0, -1), Math.max(column(index) - 1, 0)] : index;
      }),
  ],
];

/** Planes of a batch that begin again after so many. */
const REPEATED = [2, 4, 8, 16, 32].flatMap((count): Writing[] => [
  [
    `images-repeat-after-${count}`,
    'memory.independent-planes',
    `It begins again with the first image after ${count}.`,
    ({ input }) => input.shape[0] > count,
    (result) => rearranged(result, ([image, ...rest]) => [image % count, ...rest]),
  ],
  [
    `channels-repeat-after-${count}`,
    'memory.independent-planes',
    `It begins again with the first channel after ${count}.`,
    ({ input }) => input.shape[1] > count,
    (result) => rearranged(result, ([image, channel, ...rest]) => [image, channel % count, ...rest]),
  ],
]);

const SEAMS = [8, 16, 32, 64, 128, 256].map(
  (tile): Writing => [
    `seam-after-${tile}-columns`,
    'memory.independent-planes',
    `It repeats the last column of a tile of ${tile} columns in the first of the next.`,
    isComputed,
    (result) =>
      rearranged(result, (index) => {
        const isSeam = column(index) > 0 && column(index) % tile === 0;
        return isSeam ? [...index.slice(0, -1), column(index) - 1] : index;
      }),
  ],
);

/** What is not written, read or kept where it belongs. */
export const MEMORY_MISTAKES: readonly Mistake[] = [
  changed('memory.zeros', 'memory.no-state', 'It returns zeros.', isComputed, (asked) =>
    unwritten(rightResult(asked), () => true),
  ),
  ...UNWRITTEN.map(([id, sentence, isMissed, concerns = isComputed]) =>
    changed(`memory.unwritten-${id}`, 'memory.no-state', sentence, concerns, (asked) =>
      unwritten(rightResult(asked), isMissed),
    ),
  ),
  ...READ.map(([id, clause, sentence, concerns, change]) =>
    changed(`memory.${id}`, clause, sentence, concerns, ({ input, options }) => resize(change(input), options)),
  ),
  ...[...WRITTEN, ...REPEATED, ...SEAMS].map(([id, clause, sentence, concerns, change]) =>
    changed(`memory.${id}`, clause, sentence, concerns, (asked) => change(rightResult(asked))),
  ),
  shown('memory.input-changed', 'memory.input-is-kept', 'It changes its input.', flagged('inputChanged')),
  shown(
    'memory.result-shares-input',
    'memory.result-is-new',
    'Its result shares memory with its input.',
    flagged('aliasesInput'),
  ),
  shown(
    'memory.earlier-result-changed',
    'memory.result-is-new',
    'It writes into the result of an earlier call.',
    flagged('changedEarlierResult'),
  ),
  shown(
    'memory.buffer-of-another-length',
    'output-size.explicit-size',
    'Its buffer has another length than its shape says.',
    invalid(/expected \d+ (elements|bytes) for/),
  ),
  shown(
    'memory.no-tensor',
    'rounding.result-dtype',
    'Its answer is no tensor: a dtype, a shape and an array of that dtype.',
    invalid(/^(the answer|dtype|shape|data): expected (?!\d)/),
  ),
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
  const data = result.data.slice().fill(0) as Tensor['data'];
  for (let place = 0; place < data.length; place++) data[place % period] = result.data[place];
  return { ...result, data };
}
