import type { ClauseId } from '#spec/clauses.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import { modeText } from './mode-text.ts';
import { gridCall, type Probe, probe } from './probe.ts';
import { nameOf, optionsOf, titleOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Rank, type Variant } from './variants.ts';

/** What small kernels leave out, as the sizes of three axes; an image has the last two of them, a line the last one. */
interface Extent {
  readonly name: string;
  readonly fact: string;
  readonly clause: ClauseId;
  readonly from: readonly number[];
  readonly to: readonly number[] | number;
  readonly planes?: readonly [images: number, channels: number];
}

const EXTENTS: readonly Extent[] = [
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

/** The planes of a rank with a long axis, and the same with a short one. */
interface Long {
  readonly channels: number;
  readonly long: readonly number[];
  readonly short: readonly number[];
}

/** More elements than 16 bits count, on an axis that is longer than a texture: what reads, or writes, them all is cheap. */
const LONG: Readonly<Record<Rank, Long>> = {
  line: { channels: 9, long: [8195], short: [5] },
  image: { channels: 1, long: [8195, 9], short: [5, 9] },
  volume: { channels: 1, long: [8195, 3, 3], short: [5, 3, 3] },
};

/** The weights of so many outputs take long to judge; `standard` asks for them. */
const MANY_WEIGHTS: readonly Mode[] = ['linear', 'trilinear', 'bicubic', 'lanczos'];

export const extentProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) => [
  ...EXTENTS.map((extent) => extentProbe(variant, extent)),
  longProbe(variant, 'read'),
  longProbe(variant, 'written'),
]);

function longProbe(variant: Variant, what: 'read' | 'written'): Probe {
  const rank = variant.ranks.includes('image') ? 'image' : variant.ranks[0];
  const { channels, long, short } = LONG[rank];
  const [from, to] = what === 'read' ? [long, short] : [short, long];
  const isLeftOut = what === 'written' && (variant.antialias || MANY_WEIGHTS.includes(variant.mode));
  const options = { ...optionsOf(variant, false), size: to };
  return probe(options, 'float32', {
    id: `extents/${nameOf(variant, false, `more-than-16-bits-${what}`)}`,
    fact: `${titleOf(variant, false)} ${what === 'read' ? 'reads' : 'writes'} more than 65,536 elements, 8,195 along one axis`,
    clauses: ['output-size.explicit-size', variant.clauses[0]],
    profile: isLeftOut ? 'standard' : 'quick',
    series: `F.interpolate(x, size=(${to.join(', ')}${rank === 'line' ? ',' : ''}), ${modeText(options)}) of ${[1, channels, ...from].join('×')}`,
    calls: () => [gridCall({ shape: [1, channels, ...from], options, seed: 9 })],
  });
}

function extentProbe(variant: Variant, { name, fact, clause, from, to, planes = [1, 1] }: Extent): Probe {
  const axes = { line: 1, image: 2, volume: 3 };
  const ranks = variant.ranks.map((rank) => axes[rank]);
  const options = optionsOf(variant, false);
  const sized = (rank: number): InterpolateOptions =>
    typeof to === 'number' ? { ...options, scaleFactor: to } : { ...options, size: to.slice(-rank) };
  return probe(options, 'float32', {
    id: `extents/${nameOf(variant, false, name)}`,
    fact: `${titleOf(variant, false)} ${fact}`,
    clauses: [clause, variant.clauses[0]],
    series: `F.interpolate(x, ${typeof to === 'number' ? `scale_factor=1/${1 / to}` : 'size=…'}, ${modeText(options)}) of ${ranks.map((rank) => from.slice(-rank).join('×')).join(', ')}`,
    calls: () =>
      ranks.map((rank) => gridCall({ shape: [...planes, ...from.slice(-rank)], options: sized(rank), seed: 9 })),
  });
}
