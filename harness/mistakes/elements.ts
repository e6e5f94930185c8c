import { elementCount, indexAt } from '#spec/shape.ts';
import { always, type Concerns, has, or } from './calls.ts';
import type { Seen } from './mistake.ts';
import { wrongElements } from './seen-numbers.ts';

type Index = readonly number[];

/** Some elements of a tensor, by their index, its shape, and their place in memory. */
export type Elements = (index: Index, shape: Index, flat: number) => boolean;

const at = (axis: number) => (index: Index) => index[(axis + index.length) % index.length];
export const column = at(-1);
export const row = at(-2);
export const width = at(-1);

export const last =
  (axis: number): Elements =>
  (index, shape) =>
    at(axis)(index) === at(axis)(shape) - 1;

/** What a tensor has several of, one after the other. */
export interface Counted {
  readonly one: string;
  readonly concerns: Concerns;
  size(shape: Index): number;
  place(index: Index, shape: Index, flat: number): number;
  moved(index: Index, shape: Index, place: number): Index;
}

const along = (one: string, axis: number, concerns: Concerns = always): Counted => ({
  one,
  concerns,
  size: at(axis),
  place: at(axis),
  moved: (index, _, place) => index.with(axis, place),
});

export const COUNTED = {
  columns: along('column', -1),
  rows: along('row', -2, has.rows),
  slices: along('slice along the depth', -3, has.slices),
  // Before channels and images: where there is one image, or one channel, calls cannot tell.
  planes: {
    one: 'plane',
    concerns: or(has.channels, has.images),
    size: ([images, channels]) => images * channels,
    place: ([image, channel], [, channels]) => image * channels + channel,
    moved: ([, , ...rest], [, channels], place) => [Math.floor(place / channels), place % channels, ...rest],
  },
  channels: along('channel', 1, has.channels),
  images: along('image', 0, has.images),
} satisfies Readonly<Record<string, Counted>>;

export const ELEMENTS: Counted = {
  one: 'element',
  concerns: always,
  size: elementCount,
  place: (_, __, flat) => flat,
  moved: (_, shape, place) => indexAt(shape, place),
};

export const planeSize = (shape: Index) => elementCount(shape.slice(2));

/** What of them is written at all. */
export const WRITTEN: Readonly<Record<string, Counted>> = {
  ...COUNTED,
  elements: ELEMENTS,
  'elements-of-a-plane': {
    ...ELEMENTS,
    one: 'element of a plane',
    size: planeSize,
    place: (_, shape, flat) => flat % planeSize(shape),
  },
};

/** Those from a number on. */
export const from =
  ({ place }: Counted, count: number): Elements =>
  (index, shape, flat) =>
    place(index, shape, flat) >= count;

/** How many are right before the first wrong one, if some are. */
export function firstWrong({ place }: Counted, seen: Seen): number | undefined {
  const { got, expectation } = seen;
  if (got === undefined || expectation === undefined || got.shape.join() !== expectation.shape.join()) return undefined;
  let first = Number.POSITIVE_INFINITY;
  for (const element of wrongElements(seen, expectation)) {
    first = Math.min(first, place(indexAt(got.shape, element), got.shape, element));
    if (first === 0) return undefined;
  }
  return Number.isFinite(first) ? first : undefined;
}

/** What is left after the last full block. */
export const tailOf =
  ({ size, place }: Counted, block: number): Elements =>
  (index, shape, flat) =>
    place(index, shape, flat) >= size(shape) - (size(shape) % block);
