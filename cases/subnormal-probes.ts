import { values } from './design.ts';
import { tensorOf } from './fill.ts';
import { type Probe, probe } from './probe.ts';

const SUBNORMALS = values(
  [1, 1, 5],
  [1, 3, 500, 1023, 1].map((count) => count * 2 ** -24),
  'float16',
);

/** Hardware that flushes the subnormals of float32 still holds those of float16, which a copy through float32 keeps. */
export const subnormalProbes: readonly Probe[] = (['nearest', 'nearest-exact'] as const).map((mode) =>
  probe({ mode }, 'float16', {
    id: `special-values/${mode}-copies-float16-subnormals`,
    fact: `${mode} copies the subnormals of float16, which are normal numbers in float32`,
    clauses: ['special-values.subnormal', 'nearest.copies'],
    series: `F.interpolate(x, size=9, mode='${mode}') of the subnormals of float16`,
    calls: () => [{ entry: 'interpolate', input: tensorOf(SUBNORMALS), options: { size: 9, mode } }],
  }),
);
