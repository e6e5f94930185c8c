import { withCommas } from '#cases/with-commas.ts';
import { elementCount, indexAt } from '#spec/shape.ts';
import type { Tensor } from '#spec/signature.ts';
import { accepts } from '../judge/accepted.ts';
import { comparable } from './answers.ts';
import { always } from './calls.ts';
import { COUNTED, type Elements, firstWrong, from, last, row, tailOf, WRITTEN, width } from './elements.ts';
import type { Seen } from './mistake.ts';
import { remembering } from './remembering.ts';
import { each, mistakes, shown, vague } from './rows.ts';
import { unwritten } from './tensors.ts';

type Row = [id: string, said: string, isThere: Elements];

/** Planes: hardly another mistake is made in these alone. */
const PLANES = [4, 8, 16].map(
  (block): Row => [
    `channel-tail-of-${block}`,
    `channels after the last full block of ${block}`,
    (index, shape, flat) => shape[1] > block && tailOf(COUNTED.channels, block)(index, shape, flat),
  ],
);

/** Columns: a border, a step or a window may be wrong in these alone as well. */
const COLUMNS: readonly Row[] = [
  ['first-element', 'the first elements of results', (_, __, flat) => flat === 0],
  ['last-element', 'the last elements of results', (_, shape, flat) => flat === elementCount(shape) - 1],
  [
    'last-row',
    'the last rows',
    (index, shape, flat) => shape.length > 3 && row(shape) > 1 && last(-2)(index, shape, flat),
  ],
  ['last-column', 'the last columns', (index, shape, flat) => width(shape) > 1 && last(-1)(index, shape, flat)],
  ...[4, 8, 16].map((block): Row => {
    const isThere: Elements = (index, shape, flat) =>
      width(shape) > block && tailOf(COUNTED.columns, block)(index, shape, flat);
    return [`row-tail-of-${block}`, `columns after the last full block of ${block}`, isThere];
  }),
];

/** Channels after the last four show what its buffer held. */
const STALE = {
  'state/stale-channel-tail': remembering(
    () => new Map<string, Tensor['data']>(),
    (buffers, { right }) => {
      const result = unwritten(right, tailOf(COUNTED.channels, 4), buffers.get(right.dtype));
      buffers.set(right.dtype, right.data.toReversed() as Tensor['data']);
      return result;
    },
  ),
};

const onlyIn = (places: readonly Row[], as: typeof shown) =>
  each(places, ([id, said, isThere]) => ({
    [`only-${id}`]: [
      `Only ${said} are wrong: they are either never written, or computed by a separate code path.`,
      as((seen) => isOnlyIn(seen, isThere), id === 'channel-tail-of-4' ? STALE : {}),
    ],
  }));

/** What comes after a number of them: hardly another mistake is made there alone; of the others a step or a window may be wrong. */
const PLANE_COUNTS: readonly string[] = ['channels', 'images', 'planes', 'slices'];

const onlyAfter = each(Object.entries(WRITTEN), ([name, what]) => ({
  [`only-${name}-after`]: [
    `Only ${name.replaceAll('-', ' ')} after {} are wrong: they are either never written, or computed by a separate code path.`,
    what.concerns,
    {
      kind: 'shown',
      isVague: !PLANE_COUNTS.includes(name),
      // One element may be right by chance.
      shows: (seen, count = 0) => count >= (name.startsWith('elements') ? 2 : 1) && isOnlyIn(seen, from(what, count)),
      count: (seen) => firstWrong(what, seen),
      said: (count) => (count === 1 ? 'the first' : `the first ${withCommas(count)}`),
    },
  ],
}));

/** Where it is wrong, if all that is wrong is there and all that is there is wrong. */
export const ONLY_THERE_MISTAKES = mistakes('memory', 'memory.independent-planes', always, {
  ...onlyIn(PLANES, shown),
  ...onlyAfter,
  ...onlyIn(COLUMNS, vague),
});

/** Where an old value is right by chance, an element in ten may be. */
const MOST_BY_CHANCE = 1 / 10;

function isOnlyIn(seen: Seen, isThere: Elements): boolean {
  const answer = comparable(seen);
  if (seen.isRight || answer === undefined) return false;
  const { came, got, expectation } = answer;
  let there = 0;
  let wrongThere = 0;
  for (const [element, value] of came.entries()) {
    const isWrong = !accepts(expectation, element, value);
    if (isThere(indexAt(got.shape, element), got.shape, element)) {
      there += 1;
      if (isWrong) wrongThere += 1;
    } else if (isWrong) return false;
  }
  return there > 0 && there < came.length && wrongThere >= (1 - MOST_BY_CHANCE) * there;
}
