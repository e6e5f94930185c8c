import { expect, test } from 'vitest';
import { brokenLinks } from './links.ts';

function broken(pages: Record<string, string>): string[] {
  return brokenLinks({ pages: new Map(Object.entries(pages)), exists: (path) => path === 'spec/target.json' });
}

test('links to pages, headings and files that exist are whole', () => {
  const pages = {
    'README.md': '[a](spec/a.md) [b](spec/a.md#linearweights) [c](#above) [d](https://example.org/none)\n\n## Above',
    'spec/a.md': '### linear.weights\n[target](target.json) [up](../README.md "title")',
  };
  expect(broken(pages)).toEqual([]);
});

test('a link to no file says where it stands', () => {
  expect(broken({ 'spec/a.md': '\n\nsee [b](b.md)' })).toEqual(['spec/a.md:3: b.md: there is no spec/b.md']);
});

test('a link to no heading says which page lacks it', () => {
  expect(broken({ 'a.md': '[b](b.md#gone)', 'b.md': '# Here' })).toEqual([
    'a.md:1: b.md#gone: no heading of b.md gives #gone',
  ]);
});

test('the second heading of one text is numbered', () => {
  expect(broken({ 'a.md': '# Case\n## Case\n[one](#case) [two](#case-1) [three](#case-2)' })).toHaveLength(1);
});

test('neither links nor headings are read from code', () => {
  expect(broken({ 'a.md': '```\n[a](none.md)\n# Heading\n```\n`[b](none.md)` [c](#heading)' })).toHaveLength(1);
});

test('definitions at the end of a page are links', () => {
  expect(broken({ 'a.md': '[b][1]\n\n[1]: none.md' })).toHaveLength(1);
});
