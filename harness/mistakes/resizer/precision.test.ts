import { expect, it } from 'vitest';
import { halfToEven } from './precision.ts';

it('takes a half to the even side, above and below zero', () => {
  expect([0.5, 1.5, 2.5, 3.5].map(halfToEven)).toEqual([0, 2, 2, 4]);
  expect([-0.5, -1.5, -2.5, -3.5].map(halfToEven)).toEqual([-0, -2, -2, -4]);
});

it('takes everything else to the nearest whole number', () => {
  expect([0.49, 0.51, 2.49, 2.51, -2.51, 254, -3].map(halfToEven)).toEqual([0, 1, 2, 3, -3, 254, -3]);
});
