import type { Arrangement, Call } from './case.ts';
import { tensorOf } from './fill.ts';
import { type GridCall, gridCall, type Probe, probe } from './probe.ts';
import { alignments, nameOf, optionsOf, titleOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Rank, type Variant } from './variants.ts';

interface Sizes {
  readonly shape: readonly number[];
  readonly size: readonly number[];
}

/** One channel and several; vectors of four and of eight channels with and without a tail. */
const SIZES: Readonly<Record<Rank, readonly Sizes[]>> = {
  line: [
    { shape: [2, 3, 5], size: [8] },
    { shape: [1, 4, 8], size: [3] },
  ],
  image: [
    { shape: [2, 3, 3, 5], size: [5, 4] },
    { shape: [1, 1, 4, 3], size: [2, 7] },
    { shape: [1, 8, 5, 4], size: [3, 9] },
    { shape: [2, 13, 2, 3], size: [4, 2] },
  ],
  volume: [
    { shape: [1, 3, 2, 3, 4], size: [3, 2, 5] },
    { shape: [2, 8, 3, 2, 2], size: [2, 4, 3] },
  ],
};

/** `memory.independent-planes`: an implementation that takes every input for row-major mixes planes, rows and columns. */
export const layoutProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) => [
  ...probesOf(variant, 'channels-last', ['channels-last'], 'an input whose channels lie side by side'),
  ...probesOf(variant, 'strided', ['sliced', 'transposed'], 'a slice of a larger tensor, and of a transposed one'),
]);

function probesOf(
  variant: Variant,
  layout: NonNullable<Probe['layout']>,
  arrangements: readonly Arrangement[],
  what: string,
): Probe[] {
  const calls = arrangements.flatMap((arrangement) => callsOf(variant, arrangement));
  if (calls.length === 0) return [];
  const name = nameOf(variant, false, layout);
  const title = titleOf(variant, false);
  const options = optionsOf(variant, false);
  const mode = `mode='${variant.mode}'`;
  return [
    probe(options, 'float32', {
      id: `memory/${name}`,
      fact: `${title} reads ${what}, in every dtype`,
      clauses: ['memory.independent-planes'],
      layout,
      series: `F.interpolate(x, size=…, ${mode}) of x that is ${layout}`,
      calls: () => calls.map(({ arrangement, ...call }) => ({ ...gridCall(call), arrangement })),
    }),
    probe(options, 'float32', {
      id: `gradients/${name}`,
      fact: `the gradient of ${title} is of ${what.replace('an input', 'a gradient of the output')}`,
      clauses: ['gradients.planes-apart'],
      profile: 'standard',
      aspect: 'gradients',
      layout,
      series: `torch.autograd.grad(F.interpolate(x, size=…, ${mode}), x, g) of g that is ${layout}`,
      calls: () => calls.filter(({ dtype }) => dtype === 'float32').map(backwardCall),
    }),
  ];
}

type ArrangedCall = GridCall & { arrangement: Arrangement; options: { size: readonly number[] } };

function callsOf(variant: Variant, arrangement: Arrangement): ArrangedCall[] {
  // PyTorch has channels-last formats of images and volumes; a line has no rows and columns to exchange.
  const ranks = variant.ranks.filter((rank) => rank !== 'line' || arrangement === 'sliced');
  return ranks.flatMap((rank) =>
    variant.dtypes.flatMap((dtype) =>
      alignments(variant).flatMap((aligned) =>
        SIZES[rank].map(({ shape, size }) => ({
          shape,
          options: { ...optionsOf(variant, aligned), size },
          seed: 11,
          dtype,
          arrangement,
        })),
      ),
    ),
  );
}

function backwardCall({ shape, options, seed, dtype = 'float32', arrangement }: ArrangedCall): Call {
  const input = tensorOf({ dtype, shape: [...shape.slice(0, 2), ...options.size], fill: { kind: 'grid', seed } });
  return { entry: 'interpolate.backward', input, inputShape: shape, options, arrangement };
}
