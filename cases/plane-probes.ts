import type { DType } from '#spec/signature.ts';
import { modeText } from './mode-text.ts';
import { gridCall, type Probe, probe } from './probe.ts';
import { dtypedName, dtypedTitle, optionsOf, titleOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Rank, type Variant } from './variants.ts';
import { withCommas } from './with-commas.ts';

/** Images and channels on both sides of the blocks, grids and bytes that kernels count planes in. */
const COUNTS: readonly (readonly [images: number, channels: number])[] = [
  [1, 65],
  [65, 1],
  [3, 129],
  [257, 2],
  [1025, 1],
  [1, 4097],
];
/** Beyond 16 bits; which of the two counts a kernel keeps in 16 bits does not depend on the rank. */
const MANY: Readonly<Record<Rank, typeof COUNTS>> = {
  line: [[1, 65_537]],
  image: [
    [1, 65_537],
    [65_537, 1],
  ],
  volume: [[65_537, 1]],
};

/** Both sides of the same limits, with the depth resized and kept. */
const DEPTHS: readonly (readonly [from: number, to: number])[] = [
  [65, 67],
  [257, 129],
  [1023, 1025],
  [4097, 4097],
  [65_537, 65_537],
];

/** The smallest planes in which every axis is resized, so that the number of planes is what a call is about. */
const RESIZED: Readonly<Record<Rank, { from: readonly number[]; to: readonly number[] }>> = {
  line: { from: [2], to: [3] },
  image: { from: [2, 1], to: [1, 2] },
  volume: { from: [2, 1, 1], to: [1, 2, 1] },
};

const PAIRS: Readonly<Record<Rank, { from: readonly number[]; to: readonly number[] }>> = {
  line: { from: [2], to: [1] },
  image: { from: [1, 2], to: [1, 1] },
  volume: { from: [1, 1, 2], to: [1, 1, 1] },
};

/** `memory.independent-planes` */
export const planeProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) => [
  ...(variant.name === 'nearest' ? variant.dtypes : (['float32'] as const)).map((dtype) => pairsProbe(variant, dtype)),
  ...variant.ranks.flatMap((rank) => [
    ...(rank === 'image' || variant.ranks.length === 1 ? variant.dtypes : (['float32'] as const)).flatMap((dtype) => [
      countsProbe(variant, rank, dtype, COUNTS, 'planes', 'up to 4,097 images and channels'),
      ...(dtype === 'float32' || variant.name === 'nearest'
        ? [countsProbe(variant, rank, dtype, MANY[rank], 'planes-beyond-16-bits', '65,537 planes')]
        : []),
    ]),
    ...(rank === 'volume' ? [depthProbe(variant)] : []),
  ]),
]);

/** As many planes with the fewest elements. */
function pairsProbe(variant: Variant, dtype: DType): Probe {
  const { from, to } = PAIRS[variant.ranks[0]];
  const options = { ...optionsOf(variant, false), size: to };
  // Many taps are costly; of them the other probes have as many planes.
  const channels = variant.antialias || variant.mode === 'bicubic' ? 16_411 : 65_537;
  return probe(options, dtype, {
    id: `planes/${dtypedName(variant, dtype, false, 'one-of-two')}`,
    fact: `${dtypedTitle(variant, dtype)} gives each of ${withCommas(channels)} channels of two elements one of its own`,
    clauses: ['memory.independent-planes'],
    series: `F.interpolate(x, size=(${to.join(', ')}${to.length === 1 ? ',' : ''}), ${modeText(options)}) for x of 1×${channels}×${from.join('×')}`,
    calls: () => [gridCall({ shape: [1, channels, ...from], options, seed: 9, dtype })],
  });
}

/** A depth is often a dimension of the grid, or planes that are counted with the channels. */
function depthProbe(variant: Variant): Probe {
  const options = optionsOf(variant, false);
  return probe(options, 'float32', {
    id: `planes/${variant.name}-depth`,
    fact: `${titleOf(variant, false)} gives each slice of volumes of up to 65,537 slices its own result`,
    clauses: ['memory.independent-planes', 'output-size.explicit-size'],
    profile: 'standard',
    series: `F.interpolate(x, size=(n, 1, 1), ${modeText(options)}) for x of 1×1×m×1×2, m to n in (${DEPTHS.map(([from, to]) => `${from} to ${to}`).join(', ')})`,
    calls: () =>
      DEPTHS.map(([from, to], seed) =>
        gridCall({ shape: [1, 1, from, 1, 2], options: { ...options, size: [to, 1, 1] }, seed }),
      ),
  });
}

function countsProbe(
  variant: Variant,
  rank: Rank,
  dtype: DType,
  counts: typeof COUNTS,
  name: string,
  what: string,
): Probe {
  const { from, to } = RESIZED[rank];
  const options = { ...optionsOf(variant, false), size: to };
  return probe(options, dtype, {
    id: `planes/${dtypedName(variant, dtype, false, rank, name)}`,
    fact: `${dtypedTitle(variant, dtype)} gives each ${rank} of ${what} its own result`,
    clauses: ['memory.independent-planes'],
    profile: variant.name === 'nearest' && rank === 'image' && counts === COUNTS ? 'quick' : 'standard',
    series: `F.interpolate(x, size=(${to.join(', ')}${to.length === 1 ? ',' : ''}), ${modeText(options)}) for x of N, C in (${counts.map((count) => `(${count.join(', ')})`).join(', ')})`,
    calls: () => counts.map((count, seed) => gridCall({ shape: [...count, ...from], options, seed, dtype })),
  });
}
