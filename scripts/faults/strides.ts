import { resize } from '#harness/mistakes/resizer/resize.ts';
import type { Tensor } from '#spec/signature.ts';
import { type Fault, type Interpolate, wrapped } from './fault.ts';
import { gathered } from './tensors.ts';

const STRIDE = { cluster: 'H', clause: 'memory.independent-planes' } as const;

type Place = (row: number, column: number, height: number, width: number) => number;

/** Reads at other places of the memory; zeros lie behind its end. */
function reading(placeOf: Place): () => Interpolate {
  return () => (input, options) => {
    const [height, width] = input.shape.slice(-2);
    if (input.shape.length < 4) return resize(input, options);
    const data = input.data.map(
      (_, at, all) => all[placeOf(Math.floor(at / width), at % width, height, width)] ?? 0,
    ) as Tensor['data'];
    return resize({ ...input, data }, options);
  };
}

const inFours = (width: number) => (width + 3) & ~3;

/** Reads and writes lines or all ranks with the channels last. */
function channelsLast(isMeant: (rank: number) => boolean): () => Interpolate {
  return () => (input, options) => {
    const [n, c, ...spatial] = input.shape;
    if (!isMeant(input.shape.length)) return resize(input, options);
    const last = { ...input, shape: [n, ...spatial, c] };
    const right = resize(
      gathered(last, input.shape, ([image, channel, ...at]) => [image, ...at, channel]),
      options,
    );
    const [, , ...sizes] = right.shape;
    const packed = gathered(right, [n, ...sizes, c], (index) => [
      index[0],
      index[index.length - 1],
      ...index.slice(1, -1),
    ]);
    return { ...packed, shape: right.shape };
  };
}

/** Where the next row, plane or channel is looked for. */
export const STRIDE_FAULTS: readonly Fault[] = [
  wrapped({
    id: 'layout/row-stride-is-height',
    sentence: 'steps from row to row by the height',
    ...STRIDE,
    make: reading((row, column, height, width) => (row - (row % height)) * width + (row % height) * height + column),
  }),
  wrapped({
    id: 'layout/plane-stride-is-height-squared',
    sentence: 'steps from plane to plane by height · height',
    ...STRIDE,
    make: reading((row, column, height, width) => (row - (row % height)) * height + (row % height) * width + column),
  }),
  wrapped({
    id: 'layout/plane-stride-is-width-squared',
    sentence: 'steps from plane to plane by width · width',
    ...STRIDE,
    make: reading(
      (row, column, height, width) => Math.floor(row / height) * width * width + (row % height) * width + column,
    ),
  }),
  wrapped({
    id: 'layout/input-rows-padded-to-4',
    sentence: 'reads rows as if they were padded to multiples of 4',
    ...STRIDE,
    make: reading((row, column, _, width) => row * inFours(width) + column),
  }),
  wrapped({
    id: 'layout/output-rows-padded-to-4',
    sentence: 'writes rows padded to multiples of 4',
    ...STRIDE,
    make: () => (input, options) => {
      const right = resize(input, options);
      const width = right.shape[right.shape.length - 1];
      const data = right.data.slice().fill(0) as Tensor['data'];
      right.data.forEach((value, at) => {
        const place = Math.floor(at / width) * inFours(width) + (at % width);
        if (place < data.length) data[place] = value;
      });
      return { ...right, data };
    },
  }),
  wrapped({
    id: 'layout/result-column-by-column',
    sentence: 'writes each plane column by column',
    ...STRIDE,
    make: () => (input, options) => {
      const right = resize(input, options);
      if (right.shape.length < 4) return right;
      const [height, width] = right.shape.slice(-2);
      const turned = gathered(right, [...right.shape.slice(0, -2), width, height], (index) => {
        const [x, y] = index.slice(-2);
        return [...index.slice(0, -2), y, x];
      });
      return { ...turned, shape: right.shape };
    },
  }),
  wrapped({
    id: 'layout/volume-read-width-first',
    sentence: 'reads the memory of a volume in the order W, H, D',
    ...STRIDE,
    make: () => (input, options) => {
      if (input.shape.length !== 5) return resize(input, options);
      const [n, c, depth, height, width] = input.shape;
      const turned = { ...input, shape: [n, c, width, height, depth] };
      return resize(
        gathered(turned, input.shape, ([i, j, z, y, x]) => [i, j, x, y, z]),
        options,
      );
    },
  }),
  wrapped({
    id: 'layout/channels-last-lines',
    sentence: 'reads and writes lines with the channels last',
    ...STRIDE,
    make: channelsLast((rank) => rank === 3),
  }),
  wrapped({
    id: 'layout/channels-last-at-every-rank',
    sentence: 'reads and writes every input with the channels last',
    ...STRIDE,
    make: channelsLast(() => true),
  }),
];
