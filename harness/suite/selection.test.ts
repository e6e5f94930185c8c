import { describe, expect, it } from 'vitest';
import { globMatcher } from '../core/glob.ts';
import { didYouMean, suggestions } from '../core/suggest.ts';
import { fakeCase } from '../run/fakes.ts';
import { checkModesAndDtypes, parseShard, selectedCases, shardOf } from './selection.ts';
import { loadSuite } from './suite.ts';

describe('a pattern', () => {
  it.each([
    ['bicubic/*', 'bicubic/up', true],
    ['*', 'properties/any-call/nearest', true],
    ['bicubic/u?', 'bicubic/up', true],
    ['bicubic/u?', 'bicubic/upper', false],
    ['bicubic', 'bicubic/up', false],
    ['nearest.index', 'nearest-index', false],
    ['a(b', 'a(b', true],
    ['*a*b', 'aabab', true],
    ['*a?c*', 'abbaxc', true],
    ['*ab*ba', 'aba', false],
    ['', 'a', false],
    ['**', '', true],
    ['a[b]*', 'a[b]c', true],
  ])('%s against %s: %s', (pattern, text, matches) => {
    expect(globMatcher(pattern)(text)).toBe(matches);
  });

  it('of many stars ends, where trying each in turn would not', () => {
    expect(globMatcher(`${'*a'.repeat(200)}!`)('a'.repeat(1000))).toBe(false);
  });
});

it('a case of a layout is selected where the layout is claimed or the case is named', async () => {
  const suite = await loadSuite();
  const of = (layouts: readonly ('channels-last' | 'strided')[], filter: readonly string[] = []) =>
    selectedCases(suite, { profile: 'quick', aspects: ['values'], filter, layouts }).filter(({ layout }) => layout);
  expect(of([])).toEqual([]);
  expect(new Set(of(['strided']).map(({ layout }) => layout))).toEqual(new Set(['strided']));
  expect(of(['channels-last', 'strided']).length).toBeGreaterThan(of(['strided']).length);
  expect(of([], ['memory/bilinear-strided']).map(({ id }) => id)).toEqual(['memory/bilinear-strided']);
});

describe('shards', () => {
  it('hold every n-th case', () => {
    expect(shardOf(['a', 'b', 'c', 'd', 'e'], { index: 2, count: 3 })).toEqual(['b', 'e']);
  });

  it.each(['0/2', '3/2', '1', '1/2/3', '-1/2', 'a/b'])('%s is none', (text) => {
    expect(() => parseShard(text)).toThrow(`expected i/n with i from 1 to n, as in 2/3, got '${text}'`);
  });
});

describe('a selection', () => {
  const suite = [fakeCase('a'), fakeCase('b', { mode: 'nearest' }), fakeCase('c', { dtype: 'uint8' })];
  const ids = (modes?: string[], dtypes?: string[]) =>
    selectedCases(suite, { profile: 'full', aspects: ['values'], filter: [], modes, dtypes }).map(({ id }) => id);

  it('is of a mode, of a dtype, or of both', () => {
    expect(ids()).toEqual(['a', 'b', 'c']);
    expect(ids(['bilinear'])).toEqual(['a', 'c']);
    expect(ids(['bilinear', 'nearest'], ['float32'])).toEqual(['a', 'b']);
  });

  it('of a mode or a dtype that no case has is refused', () => {
    expect(() => checkModesAndDtypes({ modes: ['bilinar'] }, suite)).toThrow(
      "mode: expected bilinear or nearest, got 'bilinar'; did you mean bilinear?",
    );
    expect(() => checkModesAndDtypes({ dtypes: ['int8'] }, suite)).toThrow(
      "dtype: expected float32 or uint8, got 'int8'; did you mean uint8?",
    );
  });
});

describe('a suggestion', () => {
  const ids = ['nearest/line-up', 'nearest/line-down', 'bicubic/line-up'];

  it('is the nearest word, swapped letters and all', () => {
    expect(suggestions('naerest/line-up', ids)[0]).toBe('nearest/line-up');
  });

  it('finds a word by a part of it', () => {
    expect(suggestions('down', ids)).toEqual(['nearest/line-down']);
  });

  it('is not made where nothing is near', () => {
    expect(didYouMean('xyz', ids)).toBe('');
    expect(didYouMean('x'.repeat(1e7), ids)).toBe('');
  });

  it('names alternatives', () => {
    expect(didYouMean('line-up', ids)).toBe('; did you mean nearest/line-up or bicubic/line-up?');
  });
});
