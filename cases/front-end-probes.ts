import type { InterpolateOptions } from '#spec/signature.ts';
import type { Entry } from './case.ts';
import { type GridCall, gridCall, type Probe, probe } from './probe.ts';

type SeedlessCall = Omit<GridCall, 'seed'>;

const NEAREST_BY_DEFAULT: readonly SeedlessCall[] = [
  { shape: [1, 2, 7], options: { size: 11 } },
  { shape: [1, 2, 5, 7], options: { size: [8, 11] } },
  { shape: [1, 2, 3, 5, 7], options: { size: [4, 8, 11] } },
];

const BILINEAR: InterpolateOptions = { scaleFactor: 2.5, mode: 'bilinear' };

/** A module of the same options is the same module, which is asked again. */
const USED_AGAIN: readonly SeedlessCall[] = [
  { shape: [1, 2, 3, 4], options: BILINEAR },
  { shape: [1, 2, 5, 3], options: BILINEAR },
  { shape: [2, 1, 4, 6], options: { size: 7, mode: 'bicubic' } },
  { shape: [1, 2, 3, 4], options: BILINEAR },
];

/** What the front ends default to and keep, in calls of several ranks or several calls of one module. */
export const frontEndProbes: readonly Probe[] = [
  frontEndProbe('upsample-default-mode-every-rank', 'upsample', NEAREST_BY_DEFAULT, {
    fact: 'F.upsample without a mode computes nearest at every rank',
    clauses: ['front-ends.upsample-is-interpolate', 'arguments.default-mode'],
  }),
  frontEndProbe('module-default-mode-every-rank', 'nn.Upsample', NEAREST_BY_DEFAULT, {
    fact: 'nn.Upsample without a mode computes nearest at every rank',
    clauses: ['front-ends.module-is-interpolate', 'arguments.default-mode'],
  }),
  frontEndProbe('module-used-again', 'nn.Upsample', USED_AGAIN, {
    fact: 'a module keeps its options, and nothing else, from one input to the next',
    clauses: ['front-ends.module-is-interpolate', 'memory.no-state'],
  }),
  ...(['upsample', 'nn.Upsample'] as const).map((entry) =>
    frontEndProbe(`${entry === 'upsample' ? entry : 'module'}-of-a-view`, entry, NEAREST_BY_DEFAULT, {
      fact: `${entry === 'upsample' ? 'F.upsample' : entry} reads its input where it lies in a larger buffer`,
      clauses: [
        entry === 'upsample' ? 'front-ends.upsample-is-interpolate' : 'front-ends.module-is-interpolate',
        'memory.independent-planes',
      ],
      view: true,
    }),
  ),
];

function frontEndProbe(
  name: string,
  entry: Exclude<Entry, 'interpolate.backward'>,
  asked: readonly SeedlessCall[],
  { view, ...said }: Pick<Probe, 'fact' | 'clauses'> & { view?: true },
): Probe {
  return probe({ mode: asked[0].options.mode ?? 'nearest' }, 'float32', {
    id: `front-ends/${name}`,
    ...said,
    aspect: 'front-ends',
    series: `${entry} ${asked.length} times: ${said.fact}`,
    isWhole: true,
    calls: () => asked.map((one, seed) => ({ ...gridCall({ ...one, seed }, entry), ...(view && { view }) })),
  });
}
