import { expect, test } from 'vitest';
import { isMappingName, mappingAt } from './mapping.ts';

const PLAIN = { mode: 'bicubic', align_corners: false, antialias: false };
const MAPPING = { bicubic: 'cubic', 'bicubic antialias': 'cubic, antialias on', nearest: 'nearest' };

test.each([
  ['the mode', PLAIN, 'cubic'],
  ['the mode with its options', { ...PLAIN, antialias: true }, 'cubic, antialias on'],
  ['the mode where the options are not named', { ...PLAIN, align_corners: true }, 'cubic'],
  ['the options that are named', { ...PLAIN, align_corners: true, antialias: true }, 'cubic, antialias on'],
  ['nothing for another mode', { ...PLAIN, mode: 'area' }, undefined],
  ['nothing for a member of every object', { ...PLAIN, mode: 'constructor' }, undefined],
])('a mapping has %s', (_, place, call) => {
  expect(mappingAt(MAPPING, place)).toBe(call);
  expect(mappingAt(undefined, place)).toBeUndefined();
});

test('a name is a mode, and its options in their order', () => {
  const names = ['area', 'bicubic antialias', 'bilinear align_corners antialias', 'bicubic  antialias', 'cubic', ''];
  expect(names.map(isMappingName)).toEqual([true, true, true, false, false, false]);
});
