import { withCommas } from '#cases/with-commas.ts';
import { decoded, encoded } from '#reference/rounding.ts';
import { indexAt, offsetOf } from '#spec/shape.ts';
import { always, and } from './calls.ts';
import { COUNTED, type Counted, type Elements, firstWrong, from, WRITTEN } from './elements.ts';
import type { Seen } from './mistake.ts';
import { after, countedAfter, countedBefore, each, elsewhere, mistakes } from './rows.ts';
import { rearranged, unwritten } from './tensors.ts';

type Place = (place: number, size: number) => number;

const inside: Place = (place, size) => Math.min(Math.max(place, 0), size - 1);
const around: Place = (place, size) => (place + size) % size;

/** Every one of them is another one of a right result. */
const instead =
  ({ place, size, moved }: Counted, other: Place) =>
  (index: readonly number[], shape: readonly number[]) =>
    moved(index, shape, other(place(index, shape, 0), size(shape)));

export const lastOf =
  ({ place, size }: Counted, least: number): Elements =>
  (index, shape, flat) =>
    size(shape) >= least && place(index, shape, flat) === size(shape) - 1;

/** A neighbour on either side. */
const NEIGHBOUR = {
  candidates: [1, -1],
  estimates: () => [1, -1],
  said: (by: number) => (by > 0 ? 'next' : 'previous'),
};

const neighbours = (what: Counted, limit: Place) =>
  countedAfter(
    (right, by) =>
      rearranged(
        right,
        instead(what, (place, size) => limit(place + by, size)),
      ),
    NEIGHBOUR,
  );

/** In the memory of the input; what lies beyond it is of no use, or zero. */
const neighboursInMemory = ({ moved }: Counted, beyond: number) =>
  countedBefore((input, by) => {
    const values = decoded(input);
    const origin = new Array<number>(input.shape.length).fill(0);
    const stride = by * offsetOf(input.shape, moved(origin, input.shape, 1));
    return {
      ...input,
      data: encoded(
        input.dtype,
        values.map((_, at) => values[at + stride] ?? beyond),
      ),
    };
  }, NEIGHBOUR);

/** As many as are right before the first wrong one. */
const until = (what: Counted, candidates: readonly number[] = []) => ({
  candidates,
  estimates: (seen: Seen) => countsOf(what, seen),
  said: (count: number) => (count === 1 ? 'one' : withCommas(count)),
});

/** A zero that is right may hide where the zeros begin. */
function countsOf(what: Counted, seen: Seen): number[] {
  const first = firstWrong(what, seen);
  const { got } = seen;
  if (first === undefined || got === undefined) return [];
  let written = 0;
  for (const [flat, value] of got.data.entries()) {
    if (value !== 0) written = Math.max(written, what.place(indexAt(got.shape, flat), got.shape, flat) + 1);
  }
  return [first, ...(written < first ? [written] : [])];
}

const LIMITS: Partial<Record<string, readonly number[]>> = {
  columns: [256, 32, 64, 128, 512, 1024],
  rows: [256],
  channels: [4, 1, 8],
  planes: [256, 16, 32, 64, 128],
};
const PERIODS: Partial<Record<string, readonly number[]>> = { images: [2, 4, 8, 16, 32], channels: [16, 2, 4, 8, 32] };

const ALL: readonly (readonly [name: string, what: Counted])[] = Object.entries(COUNTED);

const EVERY_ELEMENT = 'Every element of the result is computed and written.';

const SPATIAL = { columns: true, rows: true, slices: true };
const REVERSED: Record<string, string> = {
  columns: 'It writes every row from right to left.',
  rows: 'It writes the rows from bottom to top, as textures are.',
  slices: 'It writes the slices of a volume from back to front.',
  channels: 'It writes the channels in reverse, as BGR for RGB.',
  images: 'It writes the images of a batch in reverse.',
  planes: 'It writes the planes of all images in reverse.',
};

/** A right result in which some elements are those of another place, or missing. */
export const MOVED_MISTAKES = [
  ...mistakes('memory', 'memory.no-state', always, {
    ...each(ALL, ([name, what]) => ({
      [`unwritten-last-${name.slice(0, -1)}`]: [
        `It never writes the last ${what.one}.`,
        what.concerns,
        // What is too small to have a last one may be written by another path, or not at all.
        [2, 1].map((least) => after((right) => unwritten(right, lastOf(what, least)))),
        { due: EVERY_ELEMENT },
      ],
      [`unwritten-first-of-${name}`]: [
        `It never writes the first ${what.one}.`,
        what.concerns,
        after((right) => unwritten(right, (index, shape, flat) => what.place(index, shape, flat) === 0)),
      ],
      [`unwritten-every-second-of-${name}`]: [
        `It never writes every second ${what.one}.`,
        what.concerns,
        [1, 0].map((odd) =>
          after((right) => unwritten(right, (index, shape, flat) => what.place(index, shape, flat) % 2 === odd)),
        ),
      ],
    })),
    ...each(Object.entries(WRITTEN), ([name, what]) => ({
      [`unwritten-${name}-after`]: [
        `It writes {} ${name.replaceAll('-', ' ')} at most, and leaves what follows zero.`,
        what.concerns,
        countedAfter((right, count) => unwritten(right, from(what, count)), until(what, LIMITS[name])),
        { due: EVERY_ELEMENT },
      ],
    })),
  }),
  ...mistakes('layout', 'memory.independent-planes', always, {
    ...each(ALL, ([name, what]) => ({
      [`${name}-of-the-neighbour`]: [
        `Its ${name} are moved by one: it reads or writes the {} ${what.one} in place of the right one.`,
        and(what.concerns, ({ input }) => what.size(input.shape) > 1),
        [
          neighbours(what, around),
          neighbours(what, inside),
          neighboursInMemory(what, Number.NaN),
          neighboursInMemory(what, 0),
        ],
      ],
      [`${name}-repeat-after`]: [
        `It begins again with the first ${what.one} after {}.`,
        what.concerns,
        countedAfter(
          (right, count) =>
            rearranged(
              right,
              instead(what, (place) => place % count),
            ),
          until(what, PERIODS[name]),
        ),
      ],
      [`${name}-stop-after`]: [
        `It repeats one ${what.one} in all ${name} after the first {}.`,
        what.concerns,
        countedAfter(
          (right, count) =>
            rearranged(
              right,
              instead(what, (place) => Math.min(place, count - 1)),
            ),
          until(what),
        ),
      ],
      [`${name}-in-pairs-exchanged`]: [
        `It exchanges every two ${name}.`,
        what.concerns,
        elsewhere(instead(what, (place, size) => ((place ^ 1) < size ? place ^ 1 : place))),
      ],
      [`odd-${name}-repeated`]: [
        `It repeats every second ${what.one}: odd ${name} are those before them.`,
        what.concerns,
        elsewhere(instead(what, (place) => place - (place % 2))),
      ],
      [`${name}-reversed`]: [
        REVERSED[name],
        what.concerns,
        elsewhere(instead(what, (place, size) => size - 1 - place)),
        { clause: name in SPATIAL ? 'coordinates.half-pixel' : 'memory.independent-planes' },
      ],
      [`last-${name.slice(0, -1)}-repeats-the-one-before`]: [
        `It repeats the last ${what.one} but one in the last.`,
        what.concerns,
        elsewhere(instead(what, (place, size) => (place === size - 1 ? Math.max(place - 1, 0) : place))),
      ],
    })),
  }),
];
