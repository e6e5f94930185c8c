import type { Call } from './case.ts';
import { tensorOf } from './fill.ts';
import { type GridCall, gridCall, type Probe, probe } from './probe.ts';
import { nameOf, optionsOf } from './probed-axis.ts';
import { EVERY_VARIANT, type Variant } from './variants.ts';

const SHAPES = { line: [2, 2, 5], image: [2, 2, 3, 5], volume: [2, 2, 2, 3, 5] } as const;
const SIZES = { line: [7], image: [5, 4], volume: [3, 4, 7] } as const;

/** An implementation that takes the buffer of a typed array without its offset reads what lies in front of the input. */
export const viewProbes: readonly Probe[] = EVERY_VARIANT.flatMap((variant) => {
  const options = optionsOf(variant, false);
  const name = nameOf(variant, false);
  const title = `${variant.antialias ? 'antialiased ' : ''}${variant.name}`;
  return [
    probe(options, 'float32', {
      id: `memory/${name}-of-a-view`,
      fact: `${title} reads its input where it lies in a larger buffer, in every dtype`,
      clauses: ['memory.independent-planes'],
      series: `F.interpolate(x, size=…, mode='${variant.mode}') of x in the middle of a larger buffer`,
      calls: () => callsOf(variant).map((call) => ({ ...gridCall(call), view: true })),
    }),
    probe(options, 'float32', {
      id: `gradients/${name}-of-a-view`,
      fact: `the gradient of ${title} is of the gradient of the output where it lies in a larger buffer, in every dtype`,
      clauses: ['gradients.planes-apart'],
      aspect: 'gradients',
      series: `torch.autograd.grad(F.interpolate(x, size=…, mode='${variant.mode}'), x, g) of g in the middle of a larger buffer`,
      calls: () =>
        callsOf(variant)
          .filter(({ dtype }) => dtype !== 'uint8')
          .map(backwardCall),
    }),
  ];
});

function callsOf(variant: Variant): GridCall[] {
  return variant.ranks.flatMap((rank) =>
    variant.dtypes.map((dtype) => ({
      shape: SHAPES[rank],
      options: { ...optionsOf(variant, false), size: SIZES[rank] },
      seed: 5,
      dtype,
    })),
  );
}

function backwardCall({ shape, options, seed, dtype = 'float32' }: GridCall): Call {
  const size = options.size as readonly number[];
  const input = tensorOf({ dtype, shape: [...shape.slice(0, 2), ...size], fill: { kind: 'grid', seed } });
  return { entry: 'interpolate.backward', input, inputShape: shape, options, view: true };
}
