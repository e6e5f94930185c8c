import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { behaving, call, gone, modules, pidOf } from './fakes.ts';

const { folder, write, open, close } = modules({ timeout: 10_000 });
afterAll(close);

const PLAIN = behaving(
  '',
  'pid: ({ dtype }) => ({ dtype, shape: [1], data: Float32Array.of(process.pid) }), hang() { for (;;); }',
);

/** An examiner that asks one call of the module that it is given. */
const ORPHANING = `
const { openImplementation } = await import(${JSON.stringify(new URL('./open-implementation.ts', import.meta.url).href)});
const opened = await openImplementation(process.argv[1], { timeout: 60_000 });
await opened.ask({ entry: 'interpolate', input: { dtype: 'uint8', shape: [1], data: new Uint8Array(1) }, options: {} });`;

test('closing ends a call under way, and no more are taken', async () => {
  const opened = await open('closed', PLAIN);
  const pid = await pidOf(opened);
  const asked = opened.ask(call('hang'));
  const waiting = opened.ask(call('copy'));
  setTimeout(() => void opened.close(), 20);
  await expect(asked).rejects.toThrow('hostile: the implementation is closed');
  await expect(waiting).rejects.toThrow('hostile: the implementation is closed');
  await expect(opened.ask(call('copy'))).rejects.toThrow('hostile: the implementation is closed');
  await gone(pid);
});

test('the end of the examiner is the end of an implementation that loops', async () => {
  const pidFile = join(folder, 'pid');
  const module = write(
    'orphan',
    `
      import { writeFileSync } from 'node:fs';
      const pid = ${JSON.stringify(pidFile)};
      export default { name: 'orphan', interpolate() { writeFileSync(pid, String(process.pid)); for (;;); } };`,
  );
  const examiner = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions', 'source', '--input-type', 'module', '--eval', ORPHANING, module],
    { stdio: 'ignore' },
  );
  await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8'), { timeout: 30_000 }).toMatch(/\d/);
  examiner.kill('SIGKILL');
  await gone(Number(readFileSync(pidFile, 'utf8')));
});

test.each([131_072, 300_000])('%i elements, in one piece or not, come back as they were sent', async (length) => {
  const opened = await open(
    `returning-${length}`,
    `export default { name: 'returning', interpolate: ({ dtype, shape, data }) => ({ dtype, shape: [...shape], data: data.slice() }) };`,
  );
  const input = {
    dtype: 'float64' as const,
    shape: [1, 1, length],
    data: Float64Array.from({ length }, (_, at) => at),
  };
  const outcome = await opened.ask({ entry: 'interpolate', input, options: { size: length } });
  await opened.close();
  expect(outcome.kind === 'tensor' && outcome.tensor).toEqual(input);
});
