import { expect, test } from 'vitest';
import { ticksBetween } from './ticks.ts';

test.each([
  [0, 6, 8, [0, 1, 2, 3, 4, 5, 6]],
  [-3.01, 1.72, 4, [-2, 0]],
  [0, 1, 4, [0, 0.5, 1]],
  [100, 227, 8, [100, 120, 140, 160, 180, 200, 220]],
  [1e-9, 3e-9, 4, [1e-9, 1.5e-9, 2e-9, 2.5e-9, 3e-9]],
  [5, 5, 4, [5]],
  [0, Infinity, 4, [0]],
])('round numbers from %d to %d', (from, to, wanted, expected) => {
  expect(ticksBetween(from, to, wanted)).toEqual(expected);
});
