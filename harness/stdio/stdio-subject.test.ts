import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { type Subject, UsageError } from '../core/subject.ts';
import { call, gone, pidOf, WELL } from '../implementations/fakes.ts';
import { openSubject } from '../implementations/open-subject.ts';
import { behavingProgram, programs, SPEAKING } from './fakes.ts';

const { folder, write, open, close } = programs({ timeout: 10_000 });
afterAll(close);

const TIMEOUT = 1_500;
const { input: INPUT } = call('copy');

const HOSTILE = behavingProgram(`
  pid(call) { send({ ...resultOf(call), dtype: 'float64', shape: [1] }, Buffer.from(Float64Array.of(process.pid).buffer)); },
  hang() { for (;;); },
  complainsAndHangs() { process.stderr.write('allocating\\n'.repeat(9e4), () => { console.error('waiting for the GPU'); for (;;); }); },
  defiant() { for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); for (;;); },
  silent() {},
  late(call, payload) { later(2_500, () => copy(call, payload)); },
  halfAndHang(call, payload) { write(frame(resultOf(call), payload).subarray(0, -4)); },
  exit() { process.exit(0); },
  exitInFrame(call, payload) { write(frame(resultOf(call), payload).subarray(0, -4)); process.exit(0); },
  kill() { process.kill(process.pid, 'SIGKILL'); },
  fault() { process.kill(process.pid, 'SIGSEGV'); },
  throws() { throw new RangeError('not caught'); },
  dies() { console.error('first\\nsecond'); process.exit(7); },
  floods() { console.error('y'.repeat(3e6)); process.stderr.write('the end', () => process.exit(4)); },
  floodsAndAnswers(call, payload) { process.stderr.write('y'.repeat(3e6), () => copy(call, payload)); },
  prints(call, payload) { console.log('Loading the model: 100 %'); copy(call, payload); },
  printsMegabytes(call, payload) { write(Buffer.alloc(5e6, 'x')); copy(call, payload); },
  printsShortly(call, payload) { console.log('hi'); copy(call, payload); },
  garbage() { write(Buffer.from('ffffffffffffffff00', 'hex')); },
  hugePayload() { write(Buffer.from('02000000ffffffff7b7d', 'hex')); },
  emptyJson() { write(Buffer.from('0000000000000000', 'hex')); },
  noObject() { write(Buffer.from('02000000000000005b5d', 'hex')); },
  noJson() { send('{"kind":'); },
  noKind() { send({ id: 1 }); },
  unknownKind({ id }) { send({ kind: 'answer', id }); },
  noShape({ id, dtype }) { send({ kind: 'result', id, dtype }); },
  badShape(call, payload) { send({ ...resultOf(call), shape: [1, 1, -3] }, payload); },
  badDtype(call, payload) { send({ ...resultOf(call), dtype: 'float8' }, payload); },
  twice(call, payload) { write(Buffer.concat([frame(resultOf(call), payload), frame(resultOf(call), payload)])); },
  twiceSlowly(call, payload) { copy(call, payload); later(200, () => copy(call, payload)); },
  wrongId(call, payload) { send({ ...resultOf(call), id: call.id + 7 }, payload); },
  earlierId(call, payload) { send({ ...resultOf(call), id: 0 }, payload); },
  greets() { hello(); },
  truncated(call, payload) { send(resultOf(call), payload.subarray(4)); },
  tooMuch(call, payload) { send(resultOf(call), Buffer.concat([payload, payload])); },
  nans(call, payload) { send(resultOf(call), Buffer.alloc(payload.length, 0xff)); },
  declines({ id }) { send({ kind: 'unsupported', id, reason: 'no such mode here' }); },
  refuses({ id }) { send({ kind: 'refused', id, reason: 'size: expected 2' }); },
  fails({ id }) { console.error('Traceback: here'); send({ kind: 'error', id, reason: 'IndexError' }); },
  closesOutput() { process.stdout.destroy(); close(1); setInterval(() => {}, 1000); },
  closesInput(call, payload) { copy(call, payload); later(20, () => { process.stdin.destroy(); close(0); setInterval(() => {}, 1000); }); },
  afterwards(call, payload) { copy(call, payload); later(50, () => process.exit(3)); },
  leavesAProgram() { const child = spawn('sleep', ['600'], { stdio: 'inherit' }); console.error('left ' + child.pid); later(50, () => process.exit(5)); },
  hangsInAProgram() { spawn('sleep', ['600'], { stdio: 'inherit' }); for (;;); },
  greedy() { const all = []; while (all.length < 40) all.push(Buffer.alloc(1e7, 1)); setInterval(() => all.length, 1000); },
  touches(call, payload) { payload.fill(0); copy(call, Buffer.from(Float32Array.of(1, 2, 3).buffer)); },
`);

/** An examiner that asks one call of the program that it is given. */
const ORPHANING = `
const { openSubject } = await import(${JSON.stringify(new URL('../implementations/open-subject.ts', import.meta.url).href)});
const subject = await openSubject(process.argv[1], { timeout: 60_000 });
await subject.ask({ entry: 'interpolate', input: { dtype: 'uint8', shape: [1], data: new Uint8Array(1) }, options: { mode: 'notesAndHangs' } });`;

const crash = (message: string | RegExp) => ({ kind: 'crash', message: expect.stringMatching(message) as unknown });
const invalid = (message: string | RegExp) => ({
  kind: 'invalid-output',
  message: expect.stringMatching(message) as unknown,
});

describe.concurrent('one call goes wrong, and only that one', () => {
  let turn: Promise<unknown> = Promise.resolve();
  const subject = open('hostile', HOSTILE, { timeout: TIMEOUT });
  const inTurn = (action: (subject: Subject) => Promise<void>) => {
    const done = turn.then(async () => action(await subject));
    turn = done.catch(() => {});
    return done;
  };
  const late = { kind: 'timeout', milliseconds: TIMEOUT };

  test.each([
    ['hang', late],
    ['defiant', late],
    ['silent', late],
    ['late', late],
    ['halfAndHang', late],
    ['hangsInAProgram', late],
    ['exit', crash(/^it exited with exit code 0$/)],
    ['exitInFrame', crash(/^it exited with exit code 0 in the middle of a frame \(after \d+ of its \d+ bytes\)$/)],
    ['kill', crash(/^SIGKILL ended it$/)],
    ['fault', crash(/^SIGSEGV ended it$/)],
    ['throws', crash(/^it exited with exit code 1; its output, without its middle: [\s\S]*RangeError: not caught/)],
    ['dies', crash(/^it exited with exit code 7; its last output: first\nsecond$/)],
    ['floods', crash(/^it exited with exit code 4; its output, without its middle: y+\n…\ny+\nthe end$/)],
    ['closesOutput', crash(/^it closed its standard output, where the answers belong$/)],
    [
      'prints',
      invalid(/^it printed 'Loading the model: 100 %' on its standard output, where only frames belong; print to/),
    ],
    ['printsMegabytes', invalid(/^it printed 'x{80} …' on its standard output, /)],
    ['printsShortly', invalid(/^it printed 'hi.*' on its standard output, /)],
    ['garbage', invalid(/^the JSON length of a frame: expected 2 to 1048576 bytes, got 4294967295$/)],
    ['hugePayload', invalid(/^the payload length of a frame: expected at most 268435456 bytes, got 4294967295$/)],
    ['emptyJson', invalid(/^the JSON length of a frame: expected 2 to 1048576 bytes, got 0$/)],
    ['noObject', invalid(/^byte 8 of a frame: expected the { of its JSON, got 0x5b$/)],
    ['noJson', invalid(/^its frame: expected JSON, got {"kind": \(/)],
    ['noKind', invalid(/^its frame: expected the kind hello, result, unsupported, refused, error, got {"id":1}$/)],
    ['unknownKind', invalid(/^its frame: expected the kind hello, result, .*, got {"kind":"answer",/)],
    ['noShape', invalid(/^result.shape: expected array, received undefined, in {/)],
    ['badShape', invalid(/^result.shape.2: .*expected number to be >=0.* in {/)],
    ['badDtype', invalid(/^result.dtype: .*expected one of 'float64'.* in {/)],
    ['twice', invalid(/^it sent more than one answer to call \d+$/)],
    ['wrongId', invalid(/^result.id: expected \d+, the id of the call, got \d+$/)],
    ['greets', invalid(/^its answer: expected result, unsupported, refused or error, got a second hello$/)],
    ['truncated', invalid(/^payload: expected 12 bytes for float32 \(1, 1, 3\), got 8$/)],
    ['tooMuch', invalid(/^payload: expected 12 bytes for float32 \(1, 1, 3\), got 24$/)],
    ['declines', { kind: 'unsupported', reason: 'no such mode here' }],
    ['refuses', { kind: 'threw', name: 'refused', message: 'size: expected 2' }],
    ['fails', { kind: 'threw', name: 'error', failed: true, message: 'IndexError; its last output: Traceback: here' }],
    ['nans', { ...WELL, tensor: { ...INPUT, data: new Float32Array(3).fill(Number.NaN) } }],
    [
      'complainsAndHangs',
      {
        ...late,
        printed: expect.stringMatching(
          /^; its output, without its middle: (allocating\n){8}…\n(allocating\n)+waiting for the GPU$/,
        ),
      },
    ],
    ['floodsAndAnswers', { ...WELL, printed: expect.stringMatching(/^; its output, without its middle: y+\n…\ny+$/) }],
    ['touches', WELL],
  ])('%s', (behaviour, expected) =>
    inTurn(async (subject) => {
      const pid = await pidOf(subject);
      expect(await subject.ask(call(behaviour))).toEqual(expected);
      expect(await subject.ask(call('copy'))).toEqual(WELL);
      const isSame = (await pidOf(subject)) === pid;
      if (!isSame) await gone(pid);
    }),
  );

  test.each([
    ['afterwards', /^it exited with exit code 3, between its answer to the previous call and the start of this/],
    ['twiceSlowly', /^it sent more than one answer to call \d+, between its answer to the previous call and the start/],
    ['closesInput', /^it closed its standard input, where the calls come/],
  ])('%s is borne by the call that follows', (behaviour, message) =>
    inTurn(async (subject) => {
      const pid = await pidOf(subject);
      expect(await subject.ask(call(behaviour))).toEqual(WELL);
      if (behaviour !== 'closesInput') await gone(pid);
      await later(200);
      expect(await subject.ask(call('copy'))).toEqual(crash(message));
      expect(await subject.ask(call('copy'))).toEqual(WELL);
    }),
  );

  test('a program that it has started, and that holds its output, ends with it', () =>
    inTurn(async (subject) => {
      const outcome = await subject.ask(call('leavesAProgram'));
      expect(outcome).toEqual(crash(/^it exited with exit code 5; its last output: left \d+$/));
      await gone(Number(/\d+$/.exec(outcome.kind === 'crash' ? outcome.message : '')?.[0]));
    }));

  test('an entry that it has not named is not sent', () =>
    inTurn(async (subject) => {
      expect(await subject.ask(call('exit', 'upsample'))).toMatchObject({ kind: 'unsupported' });
      expect(await subject.ask(call('exit', 'nn.UpsamplingNearest2d'))).toMatchObject({ kind: 'unsupported' });
    }));
});

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
    const subject = await open('second', `${SPEAKING} ${hello('PROTOCOL_2')} ${echo}`);
    expect(subject).toMatchObject({ has: { interpolateBackward: true }, layouts: ['strided'] });
    expect(await subject.ask(gradient)).toEqual(answer(1, 1, 2, -1, 12));
    expect(await subject.ask(sliced)).toEqual(answer(24, 8, 2, 33, 4 * 72));
    expect(await subject.ask({ ...sliced, arrangement: 'channels-last' })).toMatchObject({ kind: 'unsupported' });
  });

  test('are unsupported in version 1, whatever the program claims', async () => {
    const subject = await open('first', `${SPEAKING} ${hello('PROTOCOL')} ${echo}`);
    expect(subject.has.interpolateBackward).toBe(false);
    expect(await subject.ask(gradient)).toEqual({
      kind: 'unsupported',
      reason: "its hello in interpolate-conformance/stdio@2 names no 'interpolate.backward' among the entries",
    });
    expect(await subject.ask(sliced)).toMatchObject({ kind: 'unsupported' });
    expect(await subject.ask(call('copy'))).toEqual(answer(-1, 12));
  });
});

test('a call that takes all memory is a crash on Linux, which tells of it', async () => {
  const subject = await open('greedy', HOSTILE, { timeout: 30_000, memoryMegabytes: 100 });
  const isSeen = process.platform === 'linux';
  expect(await subject.ask(call('greedy'))).toEqual(
    isSeen ? crash(/^it took more than 100 MB of memory$/) : { kind: 'timeout', milliseconds: 30_000 },
  );
  expect(await subject.ask(call('copy'))).toEqual(WELL);
});

test('a large tensor goes there and back', async () => {
  const subject = await open('large', HOSTILE);
  const data = Uint8Array.from({ length: 2 ** 23 }, (_, at) => at * 7);
  const input = { dtype: 'uint8', shape: [1, 8, 1024, 1024], data } as const;
  const outcome = await subject.ask({ ...call('copy'), input });
  expect(outcome.kind === 'tensor' && Buffer.compare(outcome.tensor.data as Uint8Array, data)).toBe(0);
});

test('closing ends a call under way, and no more are taken', async () => {
  const subject = await open('closed', HOSTILE);
  const pid = await pidOf(subject);
  const asked = subject.ask(call('hang'));
  setTimeout(() => void subject.close(), 50);
  await expect(asked).rejects.toThrow('hostile: the subject is closed');
  await expect(subject.ask(call('copy'))).rejects.toThrow('hostile: the subject is closed');
  await gone(pid);
});

test('bye comes before the end', async () => {
  const file = join(folder, 'said-bye');
  const subject = await open(
    'polite',
    `${behavingProgram('')}
     import { writeFileSync } from 'node:fs';
     process.on('exit', () => writeFileSync(${JSON.stringify(file)}, 'bye'));`,
  );
  await subject.ask(call('copy'));
  await subject.close();
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
    const subject = await open(
      'once',
      `${behavingProgram('exit() { process.exit(1); }')}
       import { existsSync, writeFileSync } from 'node:fs';
       if (existsSync(${JSON.stringify(file)})) process.exit(9);
       writeFileSync(${JSON.stringify(file)}, '');`,
    );
    expect(await subject.ask(call('exit'))).toMatchObject({ kind: 'crash' });
    await expect(subject.ask(call('copy'))).rejects.toThrow(UsageError);
    await expect(subject.ask(call('copy'))).rejects.toThrow(/it fails at every restart .* exit code 9/);
  });

  test.each([
    ['exec:no-such-program-at-all x', /cannot start 'no-such-program-at-all': not on the PATH$/],
    ['exec:./package.json', /'.\/package.json' may not be run; run chmod \+x on it/],
    ['exec:', /expected a command after exec:/],
  ])('%s is a usage error', async (specifier, message) => {
    const opening = openSubject(specifier, { timeout: 1_000 });
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(message);
  });
});
