import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { UsageError } from '../core/open-implementation.ts';
import { call, gone, pidOf } from '../implementations/fakes.ts';
import { openImplementation } from '../implementations/open-implementation.ts';
import { behavingProgram, programs, SPEAKING } from './fakes.ts';

const { folder, write, open, close } = programs({ timeout: 10_000 });
afterAll(close);

const PLAIN = behavingProgram(`
  pid(call) { send({ ...resultOf(call), dtype: 'float64', shape: [1] }, Buffer.from(Float64Array.of(process.pid).buffer)); },
  hang() { for (;;); },
  exit() { process.exit(0); },
`);

/** An examiner that asks one call of the program that it is given. */
const ORPHANING = `
const { openImplementation } = await import(${JSON.stringify(new URL('../implementations/open-implementation.ts', import.meta.url).href)});
const opened = await openImplementation(process.argv[1], { timeout: 60_000 });
await opened.ask({ entry: 'interpolate', input: { dtype: 'uint8', shape: [1], data: new Uint8Array(1) }, options: { mode: 'notesAndHangs' } });`;

describe('gradients and layouts', () => {
  const { input } = call('copy');
  const gradient = {
    entry: 'interpolate.backward',
    input,
    inputShape: [1, 1, 2],
    options: { mode: 'linear' },
  } as const;
  const sliced = { ...call('copy'), arrangement: 'sliced' } as const;
  const hello = (protocol: string) =>
    `function hello() { send({ kind: 'hello', protocol: ${protocol}, name: 'x', entries: ['interpolate.backward'], layouts: ['strided'] }); }`;
  const echo = `function run({ id, dtype, shape, input_shape, strides, offset }, payload) {
    const numbers = [...(input_shape ?? []), ...(strides ?? []), offset ?? -1, payload.length];
    send({ kind: 'result', id, dtype: 'float64', shape: [numbers.length], input_changed: true }, Buffer.from(Float64Array.from(numbers).buffer));
  }`;
  const answer = (...numbers: readonly number[]) => ({
    kind: 'tensor',
    tensor: { dtype: 'float64', shape: [numbers.length], data: Float64Array.from(numbers) },
    inputChanged: true,
    aliasesInput: false,
  });

  test('are sent to a program of version 2 that claims them', async () => {
    const opened = await open('second', `${SPEAKING} ${hello('PROTOCOL_2')} ${echo}`);
    expect(opened).toMatchObject({ has: { interpolateBackward: true }, layouts: ['strided'] });
    expect(await opened.ask(gradient)).toEqual(answer(1, 1, 2, -1, 12));
    expect(await opened.ask(sliced)).toEqual(answer(24, 8, 2, 33, 4 * 72));
    expect(await opened.ask({ ...sliced, arrangement: 'channels-last' })).toMatchObject({ kind: 'unsupported' });
  });

  test('are unsupported in version 1, whatever the program claims', async () => {
    const opened = await open('first', `${SPEAKING} ${hello('PROTOCOL')} ${echo}`);
    expect(opened.has.interpolateBackward).toBe(false);
    expect(await opened.ask(gradient)).toEqual({
      kind: 'unsupported',
      reason: "its hello in interpolate-conformance/stdio@2 names no 'interpolate.backward' among the entries",
    });
    expect(await opened.ask(sliced)).toMatchObject({ kind: 'unsupported' });
    expect(await opened.ask(call('copy'))).toEqual(answer(-1, 12));
  });
});

// What a program may do instead of answering is a table: scripts/hostile.
test('an entry that it has not named is not sent', async () => {
  const opened = await open('named', PLAIN);
  expect(await opened.ask(call('exit', 'upsample'))).toMatchObject({ kind: 'unsupported' });
  expect(await opened.ask(call('exit', 'nn.UpsamplingNearest2d'))).toMatchObject({ kind: 'unsupported' });
});

test('a large tensor goes there and back', async () => {
  const opened = await open('large', PLAIN);
  const data = Uint8Array.from({ length: 2 ** 23 }, (_, at) => at * 7);
  const input = { dtype: 'uint8', shape: [1, 8, 1024, 1024], data } as const;
  const outcome = await opened.ask({ ...call('copy'), input });
  expect(outcome.kind === 'tensor' && Buffer.compare(outcome.tensor.data as Uint8Array, data)).toBe(0);
});

test('closing ends a call under way, and no more are taken', async () => {
  const opened = await open('closed', PLAIN);
  const pid = await pidOf(opened);
  const asked = opened.ask(call('hang'));
  setTimeout(() => void opened.close(), 50);
  await expect(asked).rejects.toThrow('hostile: the implementation is closed');
  await expect(opened.ask(call('copy'))).rejects.toThrow('hostile: the implementation is closed');
  await gone(pid);
});

test('bye comes before the end', async () => {
  const file = join(folder, 'said-bye');
  const opened = await open(
    'polite',
    `${behavingProgram('')}
     import { writeFileSync } from 'node:fs';
     process.on('exit', () => writeFileSync(${JSON.stringify(file)}, 'bye'));`,
  );
  await opened.ask(call('copy'));
  await opened.close();
  expect(readFileSync(file, 'utf8')).toBe('bye');
});

test('the end of the examiner is the end of a program that loops', async () => {
  const pidFile = join(folder, 'pid');
  const specifier = write(
    'orphan',
    `${behavingProgram('notesAndHangs() { writeFileSync(pidFile, String(process.pid)); for (;;); }')}
     import { writeFileSync } from 'node:fs';
     const pidFile = ${JSON.stringify(pidFile)};`,
  );
  const examiner = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions', 'source', '--input-type', 'module', '--eval', ORPHANING, specifier],
    { stdio: 'ignore' },
  );
  await expect.poll(() => existsSync(pidFile) && readFileSync(pidFile, 'utf8'), { timeout: 30_000 }).toMatch(/\d/);
  examiner.kill('SIGKILL');
  await gone(Number(readFileSync(pidFile, 'utf8')));
});

describe('the start', () => {
  const speaking = (hello: string) => `${SPEAKING} function hello() { ${hello} } function run() {}`;
  test.each([
    ['exits', 'process.exit(5);', /its hello: expected one, got none: it exited with exit code 5$/],
    ['hangs', 'for (;;);', /its hello: expected within 800 ms, got none/],
    ['prints', `console.log('Hello, world');`, /its hello: it printed 'Hello, world' on its standard output/],
    [
      'other',
      speaking(`send({ kind: 'hello', protocol: 'interpolate-conformance/stdio@3', name: 'x' });`),
      /hello.protocol: .*expected one of 'interpolate-conformance\/stdio@1'/,
    ],
    ['nameless', speaking(`send({ kind: 'hello', protocol: PROTOCOL });`), /hello.name: expected string/],
    [
      'eager',
      speaking(`send({ kind: 'result', id: 1, dtype: 'uint8', shape: [] });`),
      /its first frame: expected a hello/,
    ],
  ])('%s: a program that cannot be used is a usage error', async (name, text, message) => {
    const opening = open(name, text, { loadTimeout: name === 'hangs' ? 800 : 60_000 });
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(message);
  });

  test('a program that dies at every start but the first is a usage error', async () => {
    const file = join(folder, 'started');
    const opened = await open(
      'once',
      `${behavingProgram('exit() { process.exit(1); }')}
       import { existsSync, writeFileSync } from 'node:fs';
       if (existsSync(${JSON.stringify(file)})) process.exit(9);
       writeFileSync(${JSON.stringify(file)}, '');`,
    );
    expect(await opened.ask(call('exit'))).toMatchObject({ kind: 'crash' });
    await expect(opened.ask(call('copy'))).rejects.toThrow(UsageError);
    await expect(opened.ask(call('copy'))).rejects.toThrow(/it fails at every restart .* exit code 9/);
  });

  test.each([
    ['exec:no-such-program-at-all x', /cannot start 'no-such-program-at-all': not on the PATH$/],
    ['exec:./package.json', /'.\/package.json' may not be run; run chmod \+x on it/],
    ['exec:', /expected a command after exec:/],
  ])('%s is a usage error', async (specifier, message) => {
    const opening = openImplementation(specifier, { timeout: 1_000 });
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(message);
  });
});
