import { expect, test } from 'vitest';
import { laneCount, sideBySide } from './lanes.ts';

test('the lanes depend on the cases alone, and few cases have one', () => {
  expect([1, 63, 64, 3000, 5000].map(laneCount)).toEqual([1, 1, 2, 2, 4]);
});

test('a lane that waits lets the others go on, and keeps its own order', async () => {
  const done: number[] = [];
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await sideBySide(
    [0, 1, 2, 3, 4, 5],
    (place) => place % 2,
    async (place) => {
      if (place === 0) await released;
      done.push(place);
      if (place === 5) release();
    },
  );
  expect(done).toEqual([1, 3, 5, 0, 2, 4]);
});
