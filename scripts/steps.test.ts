import { expect, test } from 'vitest';
import { readTally, runStep, tally } from './steps.ts';

test('a tally can be read back', () => {
  expect(readTally(`ok one\n${tally(12, 3)}\n`)).toEqual({ passed: 12, failed: 3 });
});

test('the last tally of an output counts', () => {
  expect(readTally('1 passed, 0 failed\nok\n2 passed, 1 failed\n')).toEqual({ passed: 2, failed: 1 });
});

test('an output without a tally alone on a line has none', () => {
  expect(readTally('all 3 passed, 0 failed, hurrah')).toBeUndefined();
});

test('a step that exits with 0 has passed, and its output is kept', async () => {
  const result = await runStep({ name: 'talk', command: ['node', '-e', 'console.log(1); console.error(2)'] });
  expect(result).toMatchObject({ passed: true, output: '1\n2' });
});

test('a step that exits with another status has failed', async () => {
  expect(await runStep({ name: 'fail', command: ['node', '-e', 'process.exit(3)'] })).toMatchObject({ passed: false });
});

test('a command that does not exist has failed, and is named', async () => {
  const result = await runStep({ name: 'absent', command: ['no-such-command'] });
  expect(result.passed).toBe(false);
  expect(result.output).toContain('no-such-command');
});
