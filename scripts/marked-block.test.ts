import { expect, test } from 'vitest';
import { withBlock } from './marked-block.ts';

const PAGE = 'before\n<!-- table: begin -->\n\nold\n\n<!-- table: end -->\nafter\n';

test('the text between the markers is replaced, and nothing else', () => {
  expect(withBlock(PAGE, 'table', 'new')).toBe('before\n<!-- table: begin -->\n\nnew\n\n<!-- table: end -->\nafter\n');
});

test('a page without the markers is refused', () => {
  expect(() => withBlock('before\n', 'table', 'new')).toThrow('expected the markers');
});
