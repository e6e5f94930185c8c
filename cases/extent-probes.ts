import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { BackwardCall, ForwardCall, Profile } from './case.ts';
import { tensorOf } from './fill.ts';
import { modeText } from './mode-text.ts';
import { gridCall, type Probe, probe } from './probe.ts';
import { alignments, nameOf, optionsOf, titleOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Rank, type Variant } from './variants.ts';

/** The sizes of three axes; an image has the last two of them, a line the last one. */
interface Extent {
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
const FACTORS: readonly Extent[] = [
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
const TELLING = ['same-size', 'to-one-element', 'from-one-element', 'by-a-sixteenth', 'by-a-thirty-second', 'far-zoom'];

/** A window of more elements than 16 bits count, where the window is of two axes. */
const WINDOW: Extent = {
  name: 'window-beyond-16-bits',
  fact: 'gives one element for an image of 90,000',
  clause: 'output-size.explicit-size',
  from: [1, 300, 300],
  to: [1, 1, 1],
  ranks: ['image', 'volume'],
};

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

/** The same in few elements, beyond a byte: each position of a long axis has weights of its own, and they are costly. */
const SLENDER: readonly Extent[] = PLACES.map((extent) => {
  const { name, from, to } = extent;
  if (name === 'many-images') return { ...extent, to: [1, 1, 1], planes: [131, 1] };
  if (name === 'many-channels') return { ...extent, to: [1, 1, 1] };
  return { ...extent, from: shortened(from, 2100, 531), to: shortened(to as number[], 1031, 263) };
});

function shortened(sizes: readonly number[], long: number, short: number): number[] {
  return sizes.map((size) => (size === long ? short : size));
}

/** Of gradients in quick; of area, which is cheap, and in the other dtypes all are asked for. */
const GRADIENT_NAMES = ['same-size', 'to-one-element', 'many-channels', 'wide'];

/** Spatial sizes with a long axis, and the same with a short one. */
interface Long {
  readonly channels: number;
  readonly long: readonly number[];
  readonly short: readonly number[];
}

/** More elements than 16 bits count, and axes beyond 15 bits and usual textures. */
const LONG: Readonly<Record<Rank, readonly Long[]>> = {
  line: [
    { channels: 2, long: [8195], short: [67] },
    { channels: 1, long: [66_001], short: [67] },
  ],
  image: [
    { channels: 2, long: [32_771, 1], short: [67, 1] },
    { channels: 2, long: [1, 8195], short: [1, 67] },
  ],
  volume: [
    { channels: 2, long: [32_771, 1, 1], short: [67, 1, 1] },
    { channels: 2, long: [1, 8195, 1], short: [1, 67, 1] },
    { channels: 2, long: [1, 1, 8195], short: [1, 1, 67] },
  ],
};
/** An antialiased result of one column is an erratum. */
const ANTIALIASED_LONG: readonly Long[] = [
  { channels: 2, long: [16_387, 2], short: [67, 2] },
  { channels: 2, long: [1, 8195], short: [1, 67] },
];

/** Longer than a usual texture. */
const LONG_OF_DTYPES: typeof LONG = {
  line: [{ channels: 2, long: [8195], short: [9] }],
  image: [
    { channels: 2, long: [8195, 2], short: [9, 2] },
    { channels: 2, long: [1, 8195], short: [1, 9] },
  ],
  volume: [
    { channels: 2, long: [8195, 1, 1], short: [9, 1, 1] },
    { channels: 2, long: [1, 8195, 1], short: [1, 9, 1] },
    { channels: 2, long: [1, 1, 8195], short: [1, 1, 9] },
  ],
};

/** Of images, where many taps are costly. */
const SHORTER: readonly Long[] = [
  { channels: 2, long: [4099, 2], short: [9, 2] },
  { channels: 2, long: [1, 4099], short: [1, 9] },
];
/** Making one takes longer than all else that the probes of this page are made of. */
const WITH_COMMAS = new Intl.NumberFormat('en');

const AXES: Readonly<Record<Rank, number>> = { line: 1, image: 2, volume: 3 };

export const extentProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) =>
  variant.dtypes.flatMap((dtype) => [
    ...[...(dtype === 'float32' ? [...SIZES, WINDOW] : []), ...PLACES]
      .filter((extent) => ranksOf(variant, extent).length > 0)
      .map((extent) => extentProbe(variant, dtype, extent)),
    ...(dtype !== 'float32' || variant.antialias || variant.mode === 'bicubic'
      ? [longOfDtypeProbe(variant, dtype)]
      : []),
    ...alignments(variant)
      .filter((aligned) => aligned || dtype !== 'float32')
      .flatMap((aligned) => [sizesProbe(variant, dtype, aligned), placesProbe(variant, dtype, aligned)]),
    ...(dtype !== 'float32' && variant.ranks.length > 1 ? [otherRanksProbe(variant, dtype)] : []),
    longProbe(variant, dtype, 'read'),
    longProbe(variant, dtype, 'written'),
    ...(dtype === 'uint8' ? [] : [gradientProbe(variant, dtype)]),
  ]),
);

/** The dtype follows where it is not float32. */
function idOf(variant: Variant, dtype: DType, aligned: boolean, ...words: readonly string[]): string {
  return `extents/${nameOf(variant, aligned, ...words, ...(dtype === 'float32' ? [] : [dtype]))}`;
}

function subjectOf(variant: Variant, dtype: DType, aligned = false): string {
  return `${titleOf(variant, aligned)}${dtype === 'float32' ? '' : ` in ${dtype}`}`;
}

function longProbe(variant: Variant, dtype: DType, what: 'read' | 'written'): Probe {
  const options = optionsOf(variant, false);
  const rows = variant.antialias ? ANTIALIASED_LONG : LONG[longRankOf(variant)];
  const pairs = pairsOf(rows, what);
  const longest = Math.max(...rows.flatMap(({ long }) => long));
  return probe(options, dtype, {
    id: idOf(variant, dtype, false, `more-than-16-bits-${what}`),
    fact: `${subjectOf(variant, dtype)} ${what === 'read' ? 'reads' : 'writes'} more than 65,536 elements, ${WITH_COMMAS.format(longest)} along one axis`,
    clauses: ['output-size.explicit-size', variant.clauses[0]],
    profile: longProfileOf(variant, dtype),
    series: `F.interpolate(x, size=…, ${modeText(options)}) of ${pairsText(pairs)}`,
    calls: () => pairs.map((pair) => pairCall(pair, options, dtype)),
  });
}

/** The windows of so many outputs take long to judge. */
function longProfileOf(variant: Variant, dtype: DType): Profile {
  if (dtype !== 'float32' && variant.mode !== 'nearest') return 'full';
  return variant.antialias ? 'standard' : 'quick';
}

function longOfDtypeProbe(variant: Variant, dtype: DType): Probe {
  const options = optionsOf(variant, false);
  const rows = dtype === 'float32' ? SHORTER : LONG_OF_DTYPES[longRankOf(variant)];
  const longest = Math.max(...rows.flatMap(({ long }) => long));
  const pairs = [...pairsOf(rows, 'written'), ...pairsOf(rows, 'read')];
  return probe(options, dtype, {
    id: idOf(variant, dtype, false, 'long'),
    fact: `${subjectOf(variant, dtype)} writes and reads ${WITH_COMMAS.format(longest)} elements along each axis`,
    clauses: ['output-size.explicit-size', variant.clauses[0]],
    profile: dtype === 'float32' && variant.antialias ? 'quick' : 'standard',
    series: `F.interpolate(x, size=…, ${modeText(options)}) of ${pairsText(pairs)}`,
    calls: () => pairs.map((pair) => pairCall(pair, options, dtype)),
  });
}

interface Pair {
  readonly channels: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
}

function pairsOf(rows: readonly Long[], what: 'read' | 'written'): Pair[] {
  return rows.map(({ channels, long, short }) => ({
    channels,
    ...(what === 'read' ? { from: long, to: short } : { from: short, to: long }),
  }));
}

function pairsText(pairs: readonly Pair[]): string {
  return pairs.map(({ channels, from, to }) => `${[1, channels, ...from].join('×')} to ${to.join('×')}`).join(', ');
}

function pairCall({ channels, from, to }: Pair, options: InterpolateOptions, dtype: DType): ForwardCall {
  return gridCall({ shape: [1, channels, ...from], options: { ...options, size: to }, seed: 9, dtype });
}

function longRankOf({ ranks }: Variant): Rank {
  return ranks.includes('image') ? 'image' : ranks[0];
}

function sizesProbe(variant: Variant, dtype: DType, aligned: boolean): Probe {
  const names = aligned && dtype !== 'float32' ? TELLING.slice(0, 2) : TELLING;
  const telling = SIZES.filter(({ name }) => names.includes(name));
  return togetherProbe(variant, dtype, aligned, [...FACTORS, ...telling], {
    name: 'sizes',
    fact: `has the weights of its factor, and of ${names.join(', ').replaceAll('-', ' ')}`,
    profile: 'quick',
  });
}

/** The ranks that those of a dtype leave out. */
function otherRanksProbe(variant: Variant, dtype: DType): Probe {
  const options = optionsOf(variant, false);
  const extents = [...FACTORS, ...SIZES];
  return probe(options, dtype, {
    id: idOf(variant, dtype, false, 'sizes-of-lines-and-volumes'),
    fact: `${subjectOf(variant, dtype)} has the same weights for lines and volumes`,
    clauses: ['output-size.explicit-size', variant.clauses[0]],
    profile: 'standard',
    series: `F.interpolate(x, …, ${modeText(options)}): ${extents.map((extent) => extent.name).join(', ')}`,
    calls: () =>
      extents.flatMap((extent) => {
        const ranks = ranksOf(variant, extent).filter((rank) => rank !== 'image');
        return callsOf(variant, dtype, false, extent, ranks);
      }),
  });
}

function placesProbe(variant: Variant, dtype: DType, aligned: boolean): Probe {
  return togetherProbe(variant, dtype, aligned, SLENDER, {
    name: 'places',
    fact: 'gives each of 131 images, 1,031 channels, 263 columns and rows its own result',
    profile: aligned && dtype !== 'float32' ? 'standard' : 'quick',
  });
}

/** All extents in one probe, each at one rank. */
function togetherProbe(
  variant: Variant,
  dtype: DType,
  aligned: boolean,
  extents: readonly Extent[],
  { name, fact, profile }: Pick<Probe, 'fact' | 'profile'> & { name: string },
): Probe {
  const options = optionsOf(variant, aligned);
  return probe(options, dtype, {
    id: idOf(variant, dtype, aligned, name),
    fact: `${subjectOf(variant, dtype, aligned)} ${fact}`,
    clauses: ['memory.independent-planes', 'output-size.explicit-size', variant.clauses[0]],
    profile,
    series: `F.interpolate(x, …, ${modeText(options)}): ${extents.map((extent) => extent.name).join(', ')}`,
    calls: () => oneRankCalls(variant, dtype, aligned, extents),
  });
}

function oneRankCalls(variant: Variant, dtype: DType, aligned: boolean, extents: readonly Extent[]): ForwardCall[] {
  return extents.flatMap((extent) => {
    const ranks = ranksOf(variant, extent);
    return callsOf(variant, dtype, aligned, extent, ranks.includes('image') ? ['image'] : ranks.slice(0, 1));
  });
}

/** The gradients of the same calls: the long side is read where the call writes it. */
function gradientProbe(variant: Variant, dtype: DType): Probe {
  const options = optionsOf(variant, false);
  const some = [...SIZES.filter(({ name }) => TELLING.includes(name)), ...SLENDER];
  const all = [...SIZES, ...PLACES];
  const isShort = dtype === 'float32' && variant.mode !== 'area';
  const extents = isShort ? some.filter(({ name }) => GRADIENT_NAMES.includes(name)) : all;
  return probe(options, dtype, {
    id: `gradients/${nameOf(variant, false, 'extents', ...(dtype === 'float32' ? [] : [dtype]))}`,
    fact: `the gradient of ${subjectOf(variant, dtype)} is right in each of 1,031 channels, in hundreds of columns, and in windows of 300`,
    clauses: ['gradients.planes-apart', 'gradients.transpose'],
    profile: dtype === 'float32' ? 'quick' : 'standard',
    aspect: 'gradients',
    series: `torch.autograd.grad(F.interpolate(x, …, ${modeText(options)}), x, g): ${extents.map(({ name }) => name).join(', ')}`,
    calls: () => oneRankCalls(variant, dtype, false, extents).map(backwardCall),
  });
}

function backwardCall({ input: { dtype, shape }, options }: ForwardCall): BackwardCall {
  const { size, scaleFactor } = options;
  const sizes = size ?? shape.slice(2).map((from) => Math.trunc(from * (scaleFactor as number)));
  const input = tensorOf({
    dtype,
    shape: [...shape.slice(0, 2), ...(sizes as number[])],
    fill: { kind: 'grid', seed: 9 },
  });
  return { entry: 'interpolate.backward', input, inputShape: shape, options };
}

function extentProbe(variant: Variant, dtype: DType, extent: Extent): Probe {
  const { name, fact, clause, from, to } = extent;
  const options = optionsOf(variant, false);
  const ranks = ranksOf(variant, extent);
  return probe(options, dtype, {
    id: idOf(variant, dtype, false, name),
    fact: `${subjectOf(variant, dtype)} ${fact}`,
    // Nothing else in quick asks every dtype for so deep a volume.
    profile: dtype === 'float32' || (name === 'deep' && variant.name === 'nearest') ? 'quick' : 'standard',
    clauses: [clause, variant.clauses[0]],
    series: `F.interpolate(x, ${typeof to === 'number' ? `scale_factor=1/${1 / to}` : 'size=…'}, ${modeText(options)}) of ${ranks.map((rank) => from.slice(-AXES[rank]).join('×')).join(', ')}`,
    calls: () => callsOf(variant, dtype, false, extent, ranks),
  });
}

function callsOf(
  variant: Variant,
  dtype: DType,
  aligned: boolean,
  { from, to, planes = [1, 1], isRecomputed }: Extent,
  ranks: readonly Rank[],
): ForwardCall[] {
  const options = { ...optionsOf(variant, aligned), ...(isRecomputed && { recomputeScaleFactor: true }) };
  return ranks
    .map((rank) => AXES[rank])
    .map((axes) =>
      gridCall({
        shape: [...planes, ...from.slice(-axes)],
        options: typeof to === 'number' ? { ...options, scaleFactor: to } : { ...options, size: to.slice(-axes) },
        seed: 9,
        dtype,
      }),
    );
}

function ranksOf(variant: Variant, { ranks }: Extent): readonly Rank[] {
  return variant.ranks.filter((rank) => ranks?.includes(rank) ?? true);
}
