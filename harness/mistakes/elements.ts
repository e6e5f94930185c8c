import { elementCount } from '#spec/shape.ts';

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

type Counted<Name extends string> = Readonly<Record<Name, (count: number) => Elements>>;

/** From an index on, or of planes, images and channels from a number on. */
export const elementsFrom: Counted<'columns' | 'channels' | 'planes' | 'images'> = {
  columns: (count) => (index) => column(index) >= count,
  channels:
    (count) =>
    ([, channel]) =>
      channel >= count,
  planes:
    (count) =>
    ([image, channel], [, channels]) =>
      image * channels + channel >= count,
  images:
    (count) =>
    ([image]) =>
      image >= count,
};

/** What is left after the last full block. */
export const tailOf: Counted<'elements' | 'columns' | 'channels'> = {
  elements: (block) => (_, shape, flat) => isLeft(flat, elementCount(shape), block),
  columns: (block) => (index, shape) => isLeft(column(index), width(shape), block),
  channels:
    (block) =>
    ([, channel], [, channels]) =>
      channels > block && isLeft(channel, channels, block),
};

function isLeft(place: number, length: number, block: number): boolean {
  return place >= length - (length % block);
}
