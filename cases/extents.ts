import type { ClauseId } from '#spec/clauses.ts';
import type { Rank } from './variants.ts';

/** The sizes of three axes; an image has the last two of them, a line the last one. */
export interface Extent {
  readonly name: string;
  readonly fact: string;
  readonly clause: ClauseId;
  readonly from: readonly number[];
  readonly to: readonly number[] | number;
  readonly planes?: readonly [images: number, channels: number];
  readonly isRecomputed?: true;
  /** Ranks that have the axis in question: all, where left out. */
  readonly ranks?: readonly Rank[];
}

/** What small kernels leave out. */
export const SIZES: readonly Extent[] = [
  {
    name: 'same-size',
    fact: 'gives each image of a batch its result where no size changes',
    clause: 'memory.independent-planes',
    from: [2, 3, 4],
    to: [2, 3, 4],
    planes: [3, 2],
  },
  {
    name: 'to-one-element',
    fact: 'gives one element for 300 in a row',
    clause: 'output-size.explicit-size',
    from: [2, 3, 300],
    to: [1, 1, 1],
  },
  {
    name: 'high-to-one-element',
    fact: 'gives one element for 300 in a column',
    clause: 'output-size.explicit-size',
    from: [3, 300, 2],
    to: [1, 1, 1],
    ranks: ['image', 'volume'],
  },
  {
    name: 'deep-to-one-element',
    fact: 'gives one element for a depth of 300',
    clause: 'output-size.explicit-size',
    from: [300, 2, 3],
    to: [1, 1, 1],
    ranks: ['volume'],
  },
  {
    name: 'from-one-element',
    fact: 'enlarges a single element',
    clause: 'output-size.explicit-size',
    from: [1, 1, 1],
    to: [3, 4, 5],
  },
  {
    name: 'to-a-sixteenth',
    fact: 'shrinks to exactly a sixteenth, given by size',
    clause: 'output-size.explicit-size',
    from: [16, 16, 32],
    to: [1, 1, 2],
  },
  {
    name: 'by-a-sixteenth',
    fact: 'shrinks to exactly a sixteenth, given by factor',
    clause: 'coordinates.given-scale-factor',
    from: [16, 16, 32],
    to: 1 / 16,
  },
  {
    name: 'by-a-thirty-second',
    fact: 'shrinks to exactly a thirty-second, given by factor',
    clause: 'coordinates.given-scale-factor',
    from: [32, 32, 64],
    to: 1 / 32,
  },
  {
    name: 'zoom',
    fact: 'enlarges a width 20 times',
    clause: 'output-size.explicit-size',
    from: [1, 1, 2],
    to: [1, 3, 40],
  },
  {
    name: 'far-zoom',
    fact: 'enlarges a width 65 times',
    clause: 'output-size.explicit-size',
    from: [1, 1, 2],
    to: [1, 2, 130],
  },
];

/** A factor that is not the ratio of the sizes, and the same where the ratio is due. */
export const FACTORS: readonly Extent[] = [
  {
    name: 'by-a-factor',
    fact: 'steps by the factor',
    clause: 'coordinates.given-scale-factor',
    from: [5, 6, 7],
    to: 1.3,
  },
  {
    name: 'by-a-recomputed-factor',
    fact: 'steps by the ratio of the sizes',
    clause: 'coordinates.recompute-drops-factor',
    from: [5, 6, 7],
    to: 1.3,
    isRecomputed: true,
  },
];

/** What tells where the others would tell too, in code of its own for a dtype or for aligned corners. */
export const TELLING = [
  'same-size',
  'to-one-element',
  'from-one-element',
  'by-a-sixteenth',
  'by-a-thirty-second',
  'far-zoom',
];

/** A window of more elements than 16 bits count, where the window is of two axes. */
export const WINDOW: Extent = {
  name: 'window-beyond-16-bits',
  fact: 'gives one element for an image of 90,000',
  clause: 'output-size.explicit-size',
  from: [1, 300, 300],
  to: [1, 1, 1],
  ranks: ['image', 'volume'],
};

/** Where blocks, grids and narrow counters end; every dtype may have code of its own. */
export const PLACES: readonly Extent[] = [
  {
    name: 'many-images',
    fact: 'gives each of 1,031 images its own result',
    clause: 'memory.independent-planes',
    from: [1, 2, 2],
    to: [2, 1, 3],
    planes: [1031, 1],
  },
  {
    name: 'many-channels',
    fact: 'gives each of 1,031 channels its own result',
    clause: 'memory.independent-planes',
    from: [1, 2, 2],
    to: [2, 1, 3],
    planes: [1, 1031],
  },
  {
    name: 'wide',
    fact: 'fills a width of 1,031 elements in each of two channels',
    clause: 'memory.independent-planes',
    from: [1, 1, 5],
    to: [1, 1, 1031],
    planes: [1, 2],
  },
  {
    name: 'from-wide',
    fact: 'reads a width of 2,100 elements in each of two channels',
    clause: 'memory.independent-planes',
    from: [1, 1, 2100],
    to: [1, 1, 9],
    planes: [1, 2],
  },
  {
    name: 'high',
    fact: 'resizes a height of 300 elements to 1,031 in each of two channels',
    clause: 'memory.independent-planes',
    from: [1, 300, 1],
    to: [1, 1031, 1],
    planes: [1, 2],
    ranks: ['image', 'volume'],
  },
  {
    name: 'deep',
    fact: 'resizes a depth of 300 elements to 1,031 in each of two channels',
    clause: 'memory.independent-planes',
    from: [300, 1, 2],
    to: [1031, 2, 1],
    planes: [1, 2],
    ranks: ['volume'],
  },
];

/** The same in few elements, beyond a byte: each position of a long axis has weights of its own, and they are costly. */
export const SLENDER: readonly Extent[] = PLACES.map((extent) => {
  const { name, from, to } = extent;
  if (name === 'many-images') return { ...extent, to: [1, 1, 1], planes: [131, 1] };
  if (name === 'many-channels') return { ...extent, to: [1, 1, 1] };
  return { ...extent, from: shortened(from, 2100, 531), to: shortened(to as number[], 1031, 263) };
});

function shortened(sizes: readonly number[], long: number, short: number): number[] {
  return sizes.map((size) => (size === long ? short : size));
}

/** Of gradients in quick; of area, which is cheap, and in the other dtypes all are asked for. */
export const GRADIENT_NAMES = ['same-size', 'to-one-element', 'many-channels', 'wide'];
