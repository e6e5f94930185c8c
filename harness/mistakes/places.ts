import { decoded } from '#reference/rounding.ts';
import type { Mistake, Seen } from './mistake.ts';
import { shown } from './rows.ts';

type Index = readonly number[];
type Place = [id: string, said: string, isThere: (index: Index, shape: Index) => boolean];

const channelTail =
  (block: number): Place[2] =>
  ([, channel], [, channels]) =>
    channels > block && channel >= channels - (channels % block);

const rowTail =
  (block: number): Place[2] =>
  (index, shape) => {
    const width = shape[shape.length - 1];
    return width > block && index[index.length - 1] >= width - (width % block);
  };

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
    (block): Place => [`row-tail-of-${block}`, `columns after the last full block of ${block}`, rowTail(block)],
  ),
  ...[64, 128, 256, 512, 1024].map(
    (count): Place => [
      `columns-after-${count}`,
      `columns after the first ${count}`,
      (index) => index[index.length - 1] >= count,
    ],
  ),
];

/** Where it is wrong, if all that is wrong is there and all that is there is wrong. */
export const PLACE_MISTAKES: readonly Mistake[] = [
  ...PLANES.map((place) => onlyIn(place, false)),
  ...COLUMNS.map((place) => onlyIn(place, true)),
];

function onlyIn([id, said, isThere]: Place, isVague: boolean): Mistake {
  const sentence = `It is wrong in ${said} only: they are never written and show what the buffer held, or another path computes them.`;
  return shown(`memory.only-${id}`, 'memory.independent-planes', sentence, (seen) => isOnlyIn(seen, isThere), isVague);
}

/** Where an old value is right by chance, an element in ten may be. */
const MOST_BY_CHANCE = 1 / 10;

function isOnlyIn({ got, expectation, isRight }: Seen, isThere: Place[2]): boolean {
  if (isRight || got === undefined || expectation === undefined) return false;
  if (got.shape.join() !== expectation.shape.join()) return false;
  const { shape } = got;
  const came = decoded(got);
  let there = 0;
  let wrongThere = 0;
  for (const [element, value] of came.entries()) {
    const isWrong = expectation.judge(element, value) > 1;
    if (isThere(indexOf(element, shape), shape)) {
      there += 1;
      if (isWrong) wrongThere += 1;
    } else if (isWrong) return false;
  }
  return there > 0 && there < came.length && wrongThere >= (1 - MOST_BY_CHANCE) * there;
}

function indexOf(element: number, shape: Index): number[] {
  let rest = element;
  return shape
    .toReversed()
    .map((size) => {
      const at = rest % size;
      rest = Math.floor(rest / size);
      return at;
    })
    .toReversed();
}
