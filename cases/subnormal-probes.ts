import type { Call } from './case.ts';
import { tensorOf } from './fill.ts';
import { type Probe, probedAs } from './probe.ts';

const LEAST_FLOAT16 = 2 ** -24;

/** Hardware that flushes the subnormals of float32 still holds those of float16, which a copy through float32 keeps. */
export const subnormalProbes: readonly Probe[] = (['nearest', 'nearest-exact'] as const).map((mode) => ({
  id: `special-values/${mode}-copies-float16-subnormals`,
  fact: `${mode} copies the subnormals of float16, which are normal numbers in float32`,
  clauses: ['special-values.subnormal', 'nearest.copies'],
  aspect: 'values',
  profile: 'quick',
  ...probedAs({ mode }, 'float16'),
  series: `F.interpolate(x, size=9, mode='${mode}') of the subnormals of float16`,
  calls: (): Call[] => [
    {
      entry: 'interpolate',
      input: tensorOf({
        dtype: 'float16',
        shape: [1, 1, 5],
        fill: { kind: 'values', values: [1, 3, 500, 1023, 1].map((count) => count * LEAST_FLOAT16) },
      }),
      options: { size: 9, mode },
    },
  ],
}));
