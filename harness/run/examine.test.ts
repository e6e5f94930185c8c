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

test.each([
  ['quick', 5],
  ['standard', 12],
] as const)('%s asks %i scenarios of a property', async (profile, scenarios) => {
  let calls = 0;
  const counting = (...asked: Parameters<typeof interpolate>) => {
    calls += 1;
    return interpolate(...asked);
  };
  await runConformance(
    { name: 'counting', interpolate: counting },
    { profile, filter: ['properties/any-call/nearest'] },
  );
  expect(calls).toBe(scenarios);
});
