import { expect, it } from 'vitest';
import { interpolate } from '#reference/interpolate.ts';
import type { Implementation } from '#spec/signature.ts';
import { runConformance } from './run.ts';

const SERIES = { filter: ['state/mode-after-mode'] };

it('a series of several modes counts in the row of the call that failed', async () => {
  const wrongNearest: Implementation = {
    name: 'wrong nearest',
    interpolate(input, options) {
      const right = interpolate(input, options);
      return options.mode === 'nearest' ? { ...right, data: right.data.map(() => 7) as typeof right.data } : right;
    },
  };
  const { cases, matrix } = await runConformance(wrongNearest, SERIES);
  expect(cases.map(({ status, mode }) => [status, mode])).toEqual([['fail', 'nearest']]);
  expect(matrix.map(({ mode, fail }) => [mode, fail])).toEqual([['nearest', 1]]);
});

it('a series whose first calls are declined counts in the row of a call that was answered', async () => {
  const onlyNearest: Implementation = {
    name: 'only nearest',
    supports: ({ options }) => options.mode === 'nearest' || 'nearest alone',
    interpolate,
  };
  const { cases } = await runConformance(onlyNearest, SERIES);
  expect(cases.map(({ status, mode }) => [status, mode])).toEqual([['pass', 'nearest']]);
});
