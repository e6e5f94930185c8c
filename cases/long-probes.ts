import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { ForwardCall, Profile } from './case.ts';
import { modeText } from './mode-text.ts';
import { gridCall, type Probe, probe } from './probe.ts';
import { dtypedName, dtypedTitle, optionsOf } from './probed-axis.ts';
import type { Rank, Variant } from './variants.ts';
import { withCommas } from './with-commas.ts';

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
const BEYOND_TEXTURES: Readonly<Record<Rank, readonly Long[]>> = {
  line: [{ channels: 2, long: [8195], short: [9] }],
  image: [
    { channels: 2, long: [8195, 1], short: [9, 1] },
    { channels: 2, long: [1, 8195], short: [1, 9] },
  ],
  volume: [
    { channels: 2, long: [8195, 1, 1], short: [9, 1, 1] },
    { channels: 2, long: [1, 8195, 1], short: [1, 9, 1] },
    { channels: 2, long: [1, 1, 8195], short: [1, 1, 9] },
  ],
};

/** Where many taps are costly. */
const SHORTER: readonly Long[] = [
  { channels: 2, long: [4099, 2], short: [9, 2] },
  { channels: 2, long: [1, 4099], short: [1, 9] },
];

export function longProbe(variant: Variant, dtype: DType, what: 'read' | 'written'): Probe {
  const options = optionsOf(variant, false);
  const rows = variant.antialias ? ANTIALIASED_LONG : LONG[longRankOf(variant)];
  const pairs = pairsOf(rows, what);
  const longest = Math.max(...rows.flatMap(({ long }) => long));
  return probe(options, dtype, {
    id: `extents/${dtypedName(variant, dtype, false, `more-than-16-bits-${what}`)}`,
    fact: `${dtypedTitle(variant, dtype)} ${what === 'read' ? 'reads' : 'writes'} more than 65,536 elements, ${withCommas(longest)} along one axis`,
    clauses: ['output-size.explicit-size', variant.clauses[0]],
    profile: longProfileOf(variant, dtype),
    series: `F.interpolate(x, size=…, ${modeText(options)}) of ${pairsText(pairs)}`,
    calls: () => pairs.map((pair) => pairCall(pair, options, dtype)),
  });
}

/** So many outputs take long to judge. */
function longProfileOf({ name }: Variant, dtype: DType): Profile {
  if (dtype !== 'float32') return name === 'nearest' ? 'standard' : 'full';
  return name === 'nearest' ? 'quick' : 'standard';
}

export function beyondTexturesProbe(variant: Variant, dtype: DType): Probe {
  const options = optionsOf(variant, false);
  const rows = variant.antialias ? SHORTER : BEYOND_TEXTURES[longRankOf(variant)];
  const longest = Math.max(...rows.flatMap(({ long }) => long));
  const pairs = [...pairsOf(rows, 'written'), ...pairsOf(rows, 'read')];
  return probe(options, dtype, {
    id: `extents/${dtypedName(variant, dtype, false, 'long')}`,
    fact: `${dtypedTitle(variant, dtype)} writes and reads ${withCommas(longest)} elements along each axis`,
    clauses: ['output-size.explicit-size', variant.clauses[0]],
    profile: (dtype === 'float32' && !variant.antialias) || variant.name === 'nearest' ? 'quick' : 'standard',
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
