import { expect, test } from 'vitest';
import { brokenCode } from './broken-code.ts';

test('a long call is broken after a comma within its brackets', () => {
  expect(brokenCode("F.interpolate(x, size=(2, 3), mode='bilinear')", 30)).toEqual([
    'F.interpolate(x, size=(2, 3),',
    "    mode='bilinear')",
  ]);
});

test('what stands within quotes stays together, quotes in it as well', () => {
  const call = String.raw`F.interpolate(x, mode='a, b, c, \', d, e, f, g, h, i, j')`;
  expect(brokenCode(call, 20)).toEqual(['F.interpolate(x,', String.raw`    mode='a, b, c, \', d, e, f, g, h, i, j')`]);
});

test('outside of brackets nothing is broken', () => {
  const imports = 'import numpy as np, torch, torch.nn as nn';
  expect(brokenCode(imports, 10)).toEqual([imports]);
});

test('a line that fits is left as it is', () => {
  expect(brokenCode('f(x, y)', 7)).toEqual(['f(x, y)']);
});
