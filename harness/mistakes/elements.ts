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

/** What is left after the last full block. */
const isLeft = (place: number, length: number, block: number) => place >= length - (length % block);

export const tail =
  (block: number): Elements =>
  (_, shape, flat) =>
    isLeft(flat, elementCount(shape), block);

export const rowTail =
  (block: number): Elements =>
  (index, shape) =>
    isLeft(column(index), width(shape), block);

export const channelTail =
  (block: number): Elements =>
  ([, channel], [, channels]) =>
    channels > block && isLeft(channel, channels, block);

export const columnsFrom =
  (count: number): Elements =>
  (index) =>
    column(index) >= count;

export const channelsFrom =
  (count: number): Elements =>
  ([, channel]) =>
    channel >= count;

export const planesFrom =
  (count: number): Elements =>
  ([image, channel], [, channels]) =>
    image * channels + channel >= count;

export const imagesFrom =
  (count: number): Elements =>
  ([image]) =>
    image >= count;
