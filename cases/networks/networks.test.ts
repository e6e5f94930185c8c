import { expect, test } from 'vitest';
import { NETWORKS, networkDesigns, networkOf } from './networks.ts';

test('a case belongs to one network, the one that makes its call', () => {
  const owners = NETWORKS.flatMap((network) => network.calls.map(() => network.name));
  expect(networkDesigns.map(({ id }) => networkOf(id)?.name)).toEqual(owners);
  expect(networkOf('models/hrnet-v2-last-stage')?.name).toBe('hrnet-v2');
  expect(networkOf('linear/line-up')).toBeUndefined();
});

test('no name is the beginning of another, so that the pattern of one takes in no case of another', () => {
  const names = NETWORKS.map(({ name }) => `${name}-`);
  expect(names.filter((name) => names.some((other) => other !== name && other.startsWith(name)))).toEqual([]);
});
