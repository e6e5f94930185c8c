import { describe, expect, test } from 'vitest';
import { CLAUSES } from '#spec/clauses.ts';
import { CATALOGUE } from './catalogue.ts';
import { type Fault, faultOf } from './fault.ts';
import { WITNESS_POOL } from './witness-pool.ts';
import { witnessOf } from './witnesses.ts';

const NO_FAULT: Fault = faultOf('coordinates/none', ['coordinates.asymmetric', { when: () => false }]);

test('the catalogue has at least 220 faults, each with an id of its own', () => {
  expect(CATALOGUE.length).toBeGreaterThanOrEqual(220);
  expect(new Set(CATALOGUE.map(({ id }) => id)).size).toBe(CATALOGUE.length);
});

test('every fault breaks a clause of the text', () => {
  expect(CATALOGUE.filter(({ clause }) => !(clause in CLAUSES))).toEqual([]);
});

test('no witness speaks against a resize without a fault', async () => {
  expect(await witnessOf(NO_FAULT, WITNESS_POOL)).toBeUndefined();
});

describe('a witness proves the fault', () => {
  test.each(CATALOGUE.map((fault) => [fault.id, fault] as const))('%s', async (_, fault) => {
    expect(await witnessOf(fault, WITNESS_POOL)).toBeDefined();
  });
});
