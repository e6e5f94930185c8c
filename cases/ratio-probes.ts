import { modeText } from './mode-text.ts';
import { gridCall, type Probe, probe } from './probe.ts';
import { axesOf, nameOf, optionsOf, placed, placedText, rankText, titleOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Variant } from './variants.ts';

type Pair = readonly [from: number, to: number];

/** Steps on both sides of 256 and 1,024, beyond 4,096, and 480 as it was met in a network. */
const RATIOS: readonly Pair[] = [
  [6720, 14],
  [255, 1],
  [257, 1],
  [2050, 2],
  [4099, 1],
  [1, 255],
  [1, 1025],
  [2, 4099],
];

/** Beyond what float16 counts to, 2,048 and 65,504, and bfloat16 to 256. */
const HALF_LENGTHS: readonly Pair[] = [
  [4097, 4099],
  [70_001, 13],
];
const QUICK_HALF_LENGTHS: readonly Pair[] = [[4097, 9]];

const HALF_TYPES = ['float16', 'bfloat16'] as const;

export const ratioProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) =>
  axesOf(variant).flatMap((axis) => [
    pairsProbe(variant, axis, RATIOS, 'float32', {
      name: 'ratios',
      fact: 'steps over up to 6,720 elements and repeats one up to 4,099 times',
    }),
    ...HALF_TYPES.filter((dtype) => variant.dtypes.includes(dtype)).map((dtype) =>
      pairsProbe(variant, axis, HALF_LENGTHS, dtype, {
        name: 'long',
        fact: `reads the right ones of up to 70,001 ${dtype} elements`,
      }),
    ),
    ...(variant.mode === 'bilinear' && !variant.antialias && axis.name === 'width'
      ? HALF_TYPES.map((dtype) =>
          pairsProbe(variant, axis, QUICK_HALF_LENGTHS, dtype, {
            name: 'few-of-4097',
            fact: `reads the right ones of 4,097 ${dtype} elements`,
          }),
        )
      : []),
  ]),
);

function pairsProbe(
  variant: Variant,
  axis: ReturnType<typeof axesOf>[number],
  pairs: readonly Pair[],
  dtype: 'float32' | (typeof HALF_TYPES)[number],
  { name, fact }: { name: string; fact: string },
): Probe {
  const options = optionsOf(variant, false);
  return probe(options, dtype, {
    id: `long-axes/${nameOf(variant, false, axis.rank, axis.name, dtype, name)}`,
    fact: `${titleOf(variant, false)} along the ${axis.name} of ${rankText(axis)} ${fact}`,
    clauses: [variant.clauses[0], 'output-size.explicit-size'],
    profile: pairs === QUICK_HALF_LENGTHS ? 'quick' : 'standard',
    series: `F.interpolate(x, size=${placedText(axis, 'n')}, ${modeText(options)}) of m to n elements in (${pairs.map(([from, to]) => `${from} to ${to}`).join(', ')})`,
    calls: () =>
      pairs.map(([from, to], seed) =>
        gridCall({
          // Of every second pair a second plane is asked, which has a beginning of its own.
          shape: [1, 1 + (seed % 2), ...placed(axis, from, 1)],
          options: { ...options, size: placed(axis, to, 1) },
          seed,
          dtype,
        }),
      ),
  });
}
