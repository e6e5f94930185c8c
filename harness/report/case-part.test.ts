import { expect, test } from 'vitest';
import { loadSuite } from '../suite/suite.ts';
import { PARTS, type Part, partOf } from './case-part.ts';

test.each<[string, Part]>([
  ['nearest/nearest-image-up-float32', 'size'],
  ['output-size/100-by-0p29', 'size-rule'],
  ['nearest/exact-tie-24-to-37', 'ties'],
  ['nearest/tie-14-to-46', 'ties'],
  ['special-values/nearest-nan-float64', 'special-values'],
  ['arguments/empty-batch-bilinear', 'empty'],
  ['state/mode-after-mode', 'memory'],
  ['errata/nearest-factor-2p1-image', 'factor'],
  ['errata/linear-factor-1p3-recomputed', 'size'],
  ['linear/linear-ties-14-to-23-float32', 'size'],
])('%s is about %s', async (id, part) => {
  const one = (await loadSuite()).find((other) => other.id === id);
  if (one === undefined) throw new Error(`${id}: expected a case of the suite`);
  expect(partOf(one)).toBe(part);
});

test('every part has cases', async () => {
  expect(new Set((await loadSuite()).map(partOf))).toEqual(new Set(PARTS));
});
