import { describe, expect, it } from 'vitest';
import { counted, cutText, printable, printableLine } from './printable.ts';

describe('printable text', () => {
  it('spells out what would steer a terminal', () => {
    expect(printable('\u001b[31mred\u0007\r\n')).toBe('\\u{1b}[31mred\\u{7}\\u{d}\n');
  });

  it('spells out what would turn the direction of writing, and lone surrogates', () => {
    expect(printable('a\u202eb\ud800c')).toBe('a\\u{202e}b\\u{d800}c');
  });

  it('keeps letters of every language', () => {
    expect(printable('größe 3 → 7 寸法 🦀')).toBe('größe 3 → 7 寸法 🦀');
  });

  it('is one line where a line is wanted', () => {
    expect(printableLine(' a\n  b\tc ')).toBe('a b c');
  });

  it('says how much was cut, and never cuts a character in two', () => {
    expect(cutText('abcdef', 4)).toBe('abcd … (2 more characters)');
    expect(cutText('abc🦀d', 4)).toBe('abc … (3 more characters)');
    expect(cutText('abcd', 4)).toBe('abcd');
  });

  it('counts', () => {
    expect([counted(1, 'case'), counted(1634, 'case')]).toEqual(['1 case', '1,634 cases']);
  });
});
