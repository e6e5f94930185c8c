import type { ClauseId } from '#spec/clauses.ts';
import type { DType, InterpolateOptions } from '#spec/signature.ts';
import type { Profile } from './case.ts';
import { gridCall, type Probe, probe } from './probe.ts';

interface LongAxis {
  name: string;
  fact: string;
  clauses: readonly ClauseId[];
  dtype?: DType;
  shape: readonly number[];
  options: InterpolateOptions;
  profile: Profile;
}

/** Coordinates that lose their last bits, indices that pass 16 bits, and windows of thousands. */
const MODES: readonly { name: string; options: InterpolateOptions; clause: ClauseId }[] = [
  { name: 'nearest', options: { mode: 'nearest' }, clause: 'nearest.step-is-float32' },
  { name: 'nearest-exact', options: { mode: 'nearest-exact' }, clause: 'nearest.exact-ties' },
  { name: 'bilinear', options: { mode: 'bilinear' }, clause: 'coordinates.precision' },
  { name: 'bilinear-aligned', options: { mode: 'bilinear', alignCorners: true }, clause: 'coordinates.precision' },
  { name: 'bicubic', options: { mode: 'bicubic' }, clause: 'coordinates.precision' },
  { name: 'area', options: { mode: 'area' }, clause: 'area.windows' },
  { name: 'bilinear-antialias', options: { mode: 'bilinear', antialias: true }, clause: 'antialias.window' },
  { name: 'lanczos-antialias', options: { mode: 'lanczos', antialias: true }, clause: 'antialias.window' },
];

/** Input and output size; each is asked along the width and along the height. Beyond 16 bits the quick modes suffice. */
const PAIRS: readonly { from: number; to: number; standard: readonly string[] | 'all' }[] = [
  { from: 4096, to: 4095, standard: 'all' },
  // An index times a size that float32 does not hold.
  { from: 5003, to: 4999, standard: ['nearest', 'nearest-exact'] },
  { from: 8192, to: 3001, standard: ['bilinear', 'bicubic', 'nearest', 'area'] },
  { from: 20_000, to: 37, standard: 'all' },
  { from: 7, to: 9001, standard: ['bilinear', 'bicubic', 'nearest-exact', 'lanczos-antialias'] },
  { from: 70_001, to: 13, standard: ['nearest', 'bilinear', 'area'] },
  { from: 3, to: 70_001, standard: ['nearest', 'bilinear-aligned'] },
  { from: 70_000, to: 70_001, standard: [] },
];

/** Textures of 2,048 and 8,192 elements and indices of 16 bits end before these do. */
const QUICK: readonly string[] = ['nearest-width-70001-to-13', 'bilinear-width-20000-to-37'];

const along: readonly LongAxis[] = MODES.flatMap(({ name, options, clause }) =>
  PAIRS.flatMap(({ from, to, standard }) =>
    (['width', 'height'] as const).map((axis) => ({
      name: `${name}-${axis}-${from}-to-${to}`,
      fact: `${name} reads the right elements along a ${axis} of ${from} elements resized to ${to}`,
      clauses: [clause, 'output-size.explicit-size'] as const,
      shape: axis === 'width' ? [1, 1, 1, from] : [1, 1, from, 2],
      options: { ...options, size: axis === 'width' ? [1, to] : [to, 2] },
      profile: QUICK.includes(`${name}-${axis}-${from}-to-${to}`)
        ? ('quick' as const)
        : axis === 'width' && (standard === 'all' || standard.includes(name))
          ? ('standard' as const)
          : ('full' as const),
    })),
  ),
);

/** float32 positions with aligned corners that round up to the size, and indices beyond what float32 counts to. */
const HUGE = [
  { from: 10_485_768, to: 11 },
  { from: 2 ** 24 + 5, to: 7 },
] as const;

/** The windows of the other modes would hold millions of elements. */
const huge: readonly LongAxis[] = MODES.filter(({ name }) => !/area|antialias/.test(name)).flatMap(
  ({ name, options, clause }) =>
    HUGE.map(({ from, to }) => ({
      name: `${name}-width-${from}-to-${to}`,
      fact: `${name} reads the right elements along a width of ${from} elements resized to ${to}`,
      clauses: [clause, 'output-size.explicit-size'] as const,
      shape: [1, 1, 1, from],
      options: { ...options, size: [1, to] },
      profile: 'full' as const,
    })),
);

/** Flat indices beyond 16 bits, in the last planes too. */
const large: readonly LongAxis[] = (['nearest', 'bilinear', 'bicubic', 'area'] as const).map((mode) => ({
  name: `${mode}-planes-beyond-16-bits`,
  fact: `${mode} reads the right elements in planes beyond the first 65,536 elements`,
  clauses: ['memory.independent-planes'],
  shape: [2, 3, 150, 160],
  options: { mode, size: [75, 53] },
  profile: 'standard',
}));

const growing: readonly LongAxis[] = (['nearest', 'bilinear', 'bicubic'] as const).map((mode) => ({
  name: `${mode}-result-beyond-16-bits`,
  fact: `${mode} fills a result beyond its first 65,536 elements`,
  clauses: ['memory.independent-planes'],
  shape: [2, 3, 40, 30],
  options: { mode, size: [121, 119] },
  profile: 'standard',
}));

/** Work that is divided into blocks of 256 or 1024 leaves its last block to chance. */
const blocks: readonly LongAxis[] = (['nearest', 'bilinear', 'bicubic', 'area'] as const).flatMap((mode) =>
  [
    { axis: 'height', shape: [1, 1, 270, 3], size: [1031, 2] },
    { axis: 'width', shape: [1, 1, 3, 270], size: [2, 1031] },
  ].map(({ axis, shape, size }) => ({
    name: `${mode}-${axis}-blocks`,
    fact: `${mode} fills a ${axis} of 1,031 elements, which is not a multiple of a block`,
    clauses: ['memory.no-state'] as const,
    shape,
    options: { mode, size },
    profile: mode === 'bilinear' ? ('quick' as const) : ('standard' as const),
  })),
);

/** Planes that are counted in blocks of up to 256, or in a byte. */
const planes: readonly LongAxis[] = (['nearest', 'bilinear', 'bicubic', 'area'] as const).flatMap((mode) =>
  [
    { what: 'images', shape: [300, 1, 2, 2] },
    { what: 'channels', shape: [1, 300, 2, 2] },
  ].map(({ what, shape }) => ({
    name: `${mode}-many-${what}`,
    fact: `${mode} gives each of 300 ${what} its own result`,
    clauses: ['memory.independent-planes'] as const,
    shape,
    options: { mode, size: [3, 3] },
    profile: mode === 'bilinear' ? ('quick' as const) : ('standard' as const),
  })),
);

export const longAxisProbes: readonly Probe[] = [...along, ...huge, ...large, ...growing, ...blocks, ...planes].map(
  ({ name, fact, clauses, dtype = 'float32', shape, options, profile }) =>
    probe(options, dtype, {
      id: `long-axes/${name}`,
      fact,
      clauses,
      profile,
      series: `F.interpolate(x, size=(${(options.size as readonly number[]).join(', ')}), mode='${options.mode}') of ${shape.join('×')}`,
      calls: () => [gridCall({ shape, options, seed: 1, dtype })],
    }),
);
