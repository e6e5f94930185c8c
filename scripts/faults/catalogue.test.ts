import { describe, expect, test } from 'vitest';
import { HYPOTHESES } from '#harness/mistakes/all.ts';
import { faulty } from '#harness/mistakes/faulty.ts';
import type { Mistake } from '#harness/mistakes/mistake.ts';
import { CLAUSES } from '#spec/clauses.ts';
import { CATALOGUE } from './catalogue.ts';
import { type Fault, faultBy, SEEN } from './fault.ts';
import { PROBE_CALLS } from './probe-calls.ts';
import { witnessOf } from './witnesses.ts';

const NO_FAULT: Fault = faultBy('coordinates/none', ['coordinates.asymmetric', () => false]);

test('the catalogue has at least 220 faults, each with an id of its own', () => {
  expect(CATALOGUE.length).toBeGreaterThanOrEqual(220);
  expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
});

test('every fault breaks a clause of the text', () => {
  expect(CATALOGUE.filter(({ clause }) => !(clause in CLAUSES))).toEqual([]);
});

test('every mistake is made by a fault, unless only an answer shows it, it is honest, or it is a number of nobody', () => {
  const made = new Set(CATALOGUE.flatMap(({ due }) => due.map((name) => name.replace(/:.*/, ''))));
  const isExempt = (one: Mistake) =>
    one.isHonest === true || one.kind === 'shown' || ('candidates' in one && one.candidates.length === 0);
  expect(HYPOTHESES.filter((one) => !made.has(one.id) && !isExempt(one)).map(({ id }) => id)).toEqual([]);
});

test('no id that was ever in the catalogue has gone', () => {
  const ids = new Set(CATALOGUE.map(({ id }) => id));
  expect(SEEN.filter((id) => !ids.has(id))).toEqual([]);
});

test('one fault in four is held out', () => {
  const share = CATALOGUE.filter(({ isHeldOut }) => isHeldOut).length / CATALOGUE.length;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.3);
});

test('no witness speaks against a resize without a fault', async () => {
  expect(await witnessOf(NO_FAULT, PROBE_CALLS)).toBeUndefined();
});

test.each(HYPOTHESES.filter(({ isHonest }) => isHonest).map((one) => [one.id, one] as const))(
  'no witness speaks against %s, which is honest',
  async (id, mistake) => {
    expect(await witnessOf({ ...NO_FAULT, make: () => faulty(id, mistake, {}) }, PROBE_CALLS)).toBeUndefined();
  },
);

describe('a witness proves the fault', () => {
  test.each(CATALOGUE.map((fault) => [fault.id, fault] as const))('%s', async (_, fault) => {
    expect(await witnessOf(fault, PROBE_CALLS)).toBeDefined();
  });
});
