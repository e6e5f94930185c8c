import { expect, test } from 'vitest';
import { fakeCase } from './fakes.ts';
import { tellingOrder } from './telling-order.ts';

test('one of each cell comes first, and in a cell what is cheap and the first of each clause', () => {
  const uint8 = { dtype: 'uint8' } as const;
  const suite = [
    fakeCase('a/property', { kind: 'property' }),
    fakeCase('a/full', { profile: 'full' }),
    fakeCase('a/first'),
    fakeCase('a/same-clause'),
    fakeCase('a/other-clause', { clauses: ['linear.weights'] }),
    fakeCase('b/probe', { ...uint8, kind: 'probe' }),
    fakeCase('b/quick', { ...uint8, kind: 'probe', profile: 'quick' }),
    fakeCase('c/refusal-of-a-mode', { aspect: 'rejections', kind: 'refusal', mode: 'cubic' }),
    fakeCase('c/refusal-of-a-size', { aspect: 'rejections', kind: 'refusal' }),
  ];
  expect(tellingOrder(suite).map(({ id }) => id)).toEqual([
    'a/first',
    'b/quick',
    'c/refusal-of-a-mode',
    'a/other-clause',
    'b/probe',
    'c/refusal-of-a-size',
    'a/same-clause',
    'a/property',
    'a/full',
  ]);
});
