import { expect, it } from 'vitest';
import { keptOutput } from './kept-output.ts';

function note(...pieces: readonly (readonly [string, number?])[]): string {
  const output = keptOutput();
  for (const [text, stream] of pieces) output.add(Buffer.from(text), stream);
  return output.note();
}

it('keeps short output whole, one stream after the other', () => {
  expect(note(['out 1\n', 0], ['err\n', 1], ['out 2\n', 0])).toBe('; its last output: out 1\nout 2\nerr');
  expect(note()).toBe('');
  expect(note(['  \n'])).toBe('');
});

it('keeps the first and the last lines of a long one', () => {
  const lines = Array.from({ length: 5000 }, (_, line) => `line ${line}`);
  const text = note(...lines.map((line) => [`${line}\n`] as const));
  expect(text).toBe(
    `; its output, without its middle: ${lines.slice(0, 8).join('\n')}\n…\n${lines.slice(-6).join('\n')}`,
  );
});

it('forgets what it held before', () => {
  const output = keptOutput();
  output.add(Buffer.from('before'));
  output.clear();
  output.add(Buffer.from('after'));
  expect(output.note()).toBe('; its last output: after');
});
