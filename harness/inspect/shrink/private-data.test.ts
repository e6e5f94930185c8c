import { homedir } from 'node:os';
import { expect, test } from 'vitest';
import { withoutPrivateData } from './private-data.ts';

test.each([
  ['cannot load /home/alice/my work/mine.mjs:3:7', 'cannot load …/mine.mjs:3:7'],
  ['at file:///Users/bob/x/kernel.wasm here', 'at …/kernel.wasm here'],
  [String.raw`at C:\Users\carol\x\kernel.mjs`, 'at …/kernel.mjs'],
  ['expected 1/2 or 3 / 4, and/or 5', 'expected 1/2 or 3 / 4, and/or 5'],
])('of a path only the file is left: %s', (text, left) => {
  expect(withoutPrivateData(text)).toBe(left);
});

test('the own home is never named', () => {
  expect(withoutPrivateData(`in ${homedir()}`)).not.toContain(homedir());
});
