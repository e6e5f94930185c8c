import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions, Mode } from '#spec/signature.ts';
import type { Profile } from './case.ts';
import { modeText } from './mode-text.ts';
import { gridCall, type Probe, probe } from './probe.ts';
import { nameOf, optionsOf, titleOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Rank, type Variant } from './variants.ts';

/** The sizes of three axes; an image has the last two of them, a line the last one. */
interface Extent {
  readonly name: string;
  readonly fact: string;
  readonly clause: ClauseId;
  readonly from: readonly number[];
  readonly to: readonly number[] | number;
  readonly planes?: readonly [images: number, channels: number];
  /** Ranks that have the axis in question: all, where left out. */
  readonly ranks?: readonly Rank[];
}

/** What small kernels leave out. */
const SIZES: readonly Extent[] = [
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
    name: 'zoom',
    fact: 'enlarges a width 20 times',
    clause: 'output-size.explicit-size',
    from: [1, 1, 2],
    to: [1, 3, 40],
  },
];

/** Where blocks, grids and narrow counters end; every dtype may have code of its own. */
const PLACES: readonly Extent[] = [
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

/** The planes of a rank with a long axis, and the same with a short one. */
interface Long {
  readonly channels: number;
  readonly long: readonly number[];
  readonly short: readonly number[];
}

/** More elements than 16 bits count, on an axis that is longer than a texture: what reads, or writes, them all is cheap. */
const LONG: Readonly<Record<Rank, Long>> = {
  line: { channels: 1, long: [66_001], short: [67] },
  image: { channels: 2, long: [8195, 5], short: [67, 5] },
  volume: { channels: 2, long: [8195, 2, 2], short: [67, 2, 2] },
};

/** The weights of so many outputs take long to judge. */
const MANY_WEIGHTS: readonly Mode[] = ['linear', 'trilinear', 'bicubic', 'lanczos'];

const AXES: Readonly<Record<Rank, number>> = { line: 1, image: 2, volume: 3 };

export const extentProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) =>
  variant.dtypes.flatMap((dtype) => [
    ...[...(dtype === 'float32' ? SIZES : []), ...PLACES]
      .filter((extent) => ranksOf(variant, extent).length > 0)
      .map((extent) => extentProbe(variant, dtype, extent)),
    longProbe(variant, dtype, 'read'),
    longProbe(variant, dtype, 'written'),
  ]),
);

/** `quick` asks for every dtype where values are copied. */
function profileOf({ mode }: Variant, dtype: DType): Profile {
  return dtype === 'float32' || mode === 'nearest' ? 'quick' : 'standard';
}

/** The dtype follows where it is not float32. */
function idOf(variant: Variant, dtype: DType, ...words: readonly string[]): string {
  return `extents/${nameOf(variant, false, ...words, ...(dtype === 'float32' ? [] : [dtype]))}`;
}

function subjectOf(variant: Variant, dtype: DType): string {
  return `${titleOf(variant, false)}${dtype === 'float32' ? '' : ` in ${dtype}`}`;
}

function longProbe(variant: Variant, dtype: DType, what: 'read' | 'written'): Probe {
  const rank = variant.ranks.includes('image') ? 'image' : variant.ranks[0];
  const { channels, long, short } = LONG[rank];
  const takesLong = what === 'written' && (variant.antialias || MANY_WEIGHTS.includes(variant.mode));
  const options = optionsOf(variant, false);
  const calls = long.map((_, axis) => {
    const [read, written] = [rotated(long, axis), rotated(short, axis)];
    return what === 'read' ? { from: read, to: written } : { from: written, to: read };
  });
  return probe(options, dtype, {
    id: idOf(variant, dtype, `more-than-16-bits-${what}`),
    fact: `${subjectOf(variant, dtype)} ${what === 'read' ? 'reads' : 'writes'} more than 65,536 elements, ${long[0]?.toLocaleString('en')} along one axis`,
    clauses: ['output-size.explicit-size', variant.clauses[0]],
    profile: profileOf(variant, dtype) === 'standard' ? 'full' : takesLong ? 'standard' : 'quick',
    series: `F.interpolate(x, size=…, ${modeText(options)}) of ${calls.map(({ from, to }) => `${[1, channels, ...from].join('×')} to ${to.join('×')}`).join(', ')}`,
    calls: () =>
      calls.map(({ from, to }) =>
        gridCall({ shape: [1, channels, ...from], options: { ...options, size: to }, seed: 9, dtype }),
      ),
  });
}

function rotated(sizes: readonly number[], by: number): number[] {
  return sizes.map((_, axis) => sizes[(axis + by) % sizes.length] as number);
}

function ranksOf(variant: Variant, { ranks }: Extent): readonly Rank[] {
  return variant.ranks.filter((rank) => ranks?.includes(rank) ?? true);
}

function extentProbe(variant: Variant, dtype: DType, extent: Extent): Probe {
  const { name, fact, clause, from, to, planes = [1, 1] } = extent;
  const ranks = ranksOf(variant, extent).map((rank) => AXES[rank]);
  const options = optionsOf(variant, false);
  const sized = (rank: number): InterpolateOptions =>
    typeof to === 'number' ? { ...options, scaleFactor: to } : { ...options, size: to.slice(-rank) };
  return probe(options, dtype, {
    id: idOf(variant, dtype, name),
    fact: `${subjectOf(variant, dtype)} ${fact}`,
    profile: profileOf(variant, dtype),
    clauses: [clause, variant.clauses[0]],
    series: `F.interpolate(x, ${typeof to === 'number' ? `scale_factor=1/${1 / to}` : 'size=…'}, ${modeText(options)}) of ${ranks.map((rank) => from.slice(-rank).join('×')).join(', ')}`,
    calls: () =>
      ranks.map((rank) => gridCall({ shape: [...planes, ...from.slice(-rank)], options: sized(rank), seed: 9, dtype })),
  });
}
