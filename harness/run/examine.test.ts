import { expect, test } from 'vitest';
import { interpolate } from '#reference/interpolate.ts';
import { runConformance } from './run.ts';

test('the maps of a network are judged, and not taken as they are', async () => {
  const filter = ['models/hrnet-v2-last-stage'];
  const right = await runConformance({ name: 'right', interpolate }, { filter });
  const wrong = await runConformance(
    { name: 'wrong', interpolate: (input, { size }) => interpolate(input, { ...(size && { size }) }) },
    { filter },
  );
  expect([right.summary.pass, wrong.summary.fail]).toEqual([1, 1]);
});
