import { expect, test } from 'vitest';
import { expectationOf } from '#harness/judge/expectation.ts';
import { decoded } from '#reference/rounding.ts';
import { VARIANTS } from './catalogue.ts';
import { FAMILIES, randomCall, randomFrom } from './random-call.ts';

test('there are at least 16 honest variants, each with an id of its own', () => {
  expect(VARIANTS.length).toBeGreaterThanOrEqual(16);
  expect(new Set(VARIANTS.map(({ id }) => id)).size).toBe(VARIANTS.length);
});

test('the same seed makes the same calls', () => {
  const callsOf = () => FAMILIES.map((family) => randomCall(family, randomFrom(7)));
  expect(callsOf()).toEqual(callsOf());
});

test.each(FAMILIES.map((family) => [family.name, family] as const))('no variant is rejected in %s', (_, family) => {
  const random = randomFrom(3);
  for (let call = 0; call < 12; call++) {
    const { input, options } = randomCall(family, random);
    const { multiple } = expectationOf({ input, options });
    const rejecting = VARIANTS.filter(({ interpolate }) =>
      decoded(interpolate(input, options)).some((value, element) => multiple(element, value) > 1),
    );
    expect(rejecting.map(({ id }) => [id, options])).toEqual([]);
  }
});
