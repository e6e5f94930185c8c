import { expect, test } from 'vitest';
import { printedText } from './frame.ts';

test.each([
  ['ok', 'ok'],
  ['x', undefined],
  [' \n', undefined],
  ['loading\r\nthe model', 'loading'],
  ['a'.repeat(80), 'a'.repeat(80)],
  ['a'.repeat(81), `${'a'.repeat(80)} …`],
  ['text\u0000\u0001', 'text'],
])('the text that %j begins with is %j', (printed, text) => {
  expect(printedText(Buffer.from(printed))).toBe(text);
});
