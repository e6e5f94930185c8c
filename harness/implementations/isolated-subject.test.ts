import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as later } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { Limits } from '../calling/session.ts';
import { type Subject, UsageError } from '../core/subject.ts';
import { behaving, call, gone, modules, pidOf, WELL } from './fakes.ts';

const { folder, write, open, close } = modules({ timeout: 10_000 });
afterAll(close);

const TIMEOUT = 1_000;
/** An exported function `f` that is `for (;;);`. */
const WASM_LOOP = '0061736d010000000104016000000302010007050101660000' + '0a0901070003400c000b0b';

const HOSTILE = behaving(
  `
import { execSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import v8 from 'node:v8';`,
  `
  pid: ({ dtype }) => ({ dtype, shape: [1], data: Float32Array.of(process.pid) }),
  hang() { for (;;); },
  hangInWasm() { new WebAssembly.Instance(new WebAssembly.Module(Buffer.from('${WASM_LOOP}', 'hex'))).exports.f(); },
  hangInNative() { Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0); },
  hangInProgram() { execSync('sleep 600'); },
  defiant() { for (const name of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(name, () => {}); for (;;); },
  pending: () => new Promise(() => {}),
  late: (input) => later(1_600, () => copy(input)),
  untouchedMemory() { const all = []; for (;;) all.push(new Float64Array(1e7)); },
  exit: () => process.exit(0),
  kill: () => process.kill(process.pid, 'SIGKILL'),
  killByShell: () => execSync('kill -9 ' + process.pid),
  abort: () => process.abort(),
  fault: () => process.kill(process.pid, 'SIGSEGV'),
  timer: () => later(20, () => 0).then(() => new Promise(() => setTimeout(() => { throw new RangeError('in a timer'); }))),
  unhandled(input) { Promise.reject(new Error('left alone')); return copy(input); },
  afterwards(input) { setTimeout(() => { throw new Error('afterwards'); }, 30); return copy(input); },
  handlesItsErrors(input) { process.once('uncaughtException', () => {}); setTimeout(() => { throw new Error('handled'); }); return later(20, () => copy(input)); },
  floodsAndDies() { console.log('x'.repeat(2e6)); console.log('the end'); process.exit(4); },
  leavesAProgram() { console.log(spawn('sleep', ['600']).pid); process.exit(5); },
  forges() { fs.writeSync(3, Buffer.concat([Buffer.alloc(12), Buffer.of(9, 0, 0, 0), v8.serialize({ kind: 'answered', id: 1 })])); for (;;); },
  closesChannel(input) { fs.closeSync(3); return copy(input); },
  endsOutput(input) { process.stdout.end(); process.stderr.destroy(); console.log('nowhere'); return copy(input); },
  readsInput: (input) => fs.readFileSync(0).length === 0 ? copy(input) : 'some input',
  tooLong: () => 'x'.repeat(2 ** 29),
  heap() { const all = []; for (;;) all.push(new Array(10000).fill({})); },
  hugeArray: () => new Array(2 ** 30).fill(0),
  text() { const all = []; for (;;) all.push(Buffer.from('x'.repeat(2 ** 24) + all.length)); },
  async buffers() { const all = []; for (;;) { all.push(new Uint8Array(2 ** 24).fill(1)); await later(1, () => 0); } },
`,
);

/** An examiner that asks one call of the module that it is given. */
const ORPHANING = `
const { openSubject } = await import(${JSON.stringify(new URL('./open-subject.ts', import.meta.url).href)});
const subject = await openSubject(process.argv[1], { timeout: 60_000 });
await subject.ask({ entry: 'interpolate', input: { dtype: 'uint8', shape: [1], data: new Uint8Array(1) }, options: {} });`;

function crash(message: string | RegExp): object {
  return {
    kind: 'crash',
    message: typeof message === 'string' ? message : (expect.stringMatching(message) as unknown),
  };
}

/** Most of the time goes into starting again, so two subjects take turns: as many as a small machine has processors. */
function takingTurns(name: string, limits: Partial<Limits>) {
  let turns = [open(name, HOSTILE, limits), open(name, HOSTILE, limits)];
  return async (action: (subject: Subject) => Promise<void>): Promise<void> => {
    const [first, ...others] = turns;
    const done = first.then(action);
    turns = [
      ...others,
      done.then(
        () => first,
        () => first,
      ),
    ];
    return done;
  };
}

describe.concurrent('one call goes wrong, and only that one', () => {
  const onSubject = takingTurns('hostile', { timeout: TIMEOUT });
  const late = { kind: 'timeout', milliseconds: TIMEOUT };
  test.each([
    ['hang', late],
    ['hangInWasm', late],
    ['hangInNative', late],
    ['hangInProgram', late],
    ['defiant', late],
    ['pending', late],
    ['late', late],
    ['supportsHangs', late],
    ['untouchedMemory', late],
    ['exit', crash('it exited with exit code 0')],
    ['kill', crash('SIGKILL ended it')],
    ['killByShell', crash('SIGKILL ended it')],
    ['abort', crash('SIGABRT ended it')],
    ['fault', crash('SIGSEGV ended it')],
    ['timer', crash('nothing caught its RangeError: in a timer')],
    ['unhandled', crash('nothing caught its Error: left alone')],
    ['floodsAndDies', crash(/^it exited with exit code 4; its output, without its middle: x+\n…\nx+\nthe end$/)],
    ['forges', crash('it wrote to the pipe of the suite (file descriptor 3)')],
    [
      'closesChannel',
      crash(/^SIGKILL ended it; its last output: the pipe to the suite \(file descriptor 3\) failed: /),
    ],
  ])('%s', (behaviour, expected) =>
    onSubject(async (subject) => {
      const pid = await pidOf(subject);
      expect(await subject.ask(call(behaviour))).toEqual(expected);
      expect(await subject.ask(call('copy'))).toEqual(WELL);
      await gone(pid);
    }),
  );

  test('a string longer than any can be is a throw', () =>
    onSubject(async (subject) => {
      expect(await subject.ask(call('tooLong'))).toMatchObject({
        kind: 'threw',
        name: 'RangeError',
        message: 'Invalid string length',
      });
    }));

  test('an end after the answer is borne by the call that follows', () =>
    onSubject(async (subject) => {
      expect(await subject.ask(call('afterwards'))).toEqual(WELL);
      await later(100);
      expect(await subject.ask(call('copy'))).toEqual(
        crash(
          'nothing caught its Error: afterwards, between its answer to the previous call and the start of this one',
        ),
      );
      expect(await subject.ask(call('copy'))).toEqual(WELL);
    }));

  test('a program that it has started ends with it', () =>
    onSubject(async (subject) => {
      const outcome = await subject.ask(call('leavesAProgram'));
      expect(outcome).toEqual(crash(/^it exited with exit code 5; its last output: \d+$/));
      await gone(Number(/\d+$/.exec(outcome.kind === 'crash' ? outcome.message : '')?.[0]));
    }));

  test.each(['readsInput', 'handlesItsErrors', 'endsOutput'])('%s is well', (behaviour) =>
    onSubject(async (subject) => {
      expect(await subject.ask(call(behaviour))).toEqual(WELL);
      expect(await subject.ask(call('copy'))).toEqual(WELL);
    }),
  );
});

describe.concurrent('a call that takes all memory is a crash', () => {
  const onSubject = takingTurns('greedy', { memoryMegabytes: 100, timeout: 60_000 });

  test.each(['heap', 'hugeArray', 'text', 'buffers'])('%s', (behaviour) =>
    onSubject(async (subject) => {
      const pid = await pidOf(subject);
      expect(await subject.ask(call(behaviour))).toEqual(crash('it took more than 100 MB of memory'));
      expect(await subject.ask(call('copy'))).toEqual(WELL);
      await gone(pid);
    }),
  );
});

test('closing ends a call under way, and no more are taken', async () => {
  const subject = await open('closed', HOSTILE);
  const pid = await pidOf(subject);
  const asked = subject.ask(call('hang'));
  const waiting = subject.ask(call('copy'));
  setTimeout(() => void subject.close(), 20);
  await expect(asked).rejects.toThrow('hostile: the subject is closed');
  await expect(waiting).rejects.toThrow('hostile: the subject is closed');
  await expect(subject.ask(call('copy'))).rejects.toThrow('hostile: the subject is closed');
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

describe.concurrent('loading', () => {
  test.each([
    ['exits', 'process.exit(5);', 'exits.mjs: loading it: it ended before it was loaded: it exited with exit code 5'],
    ['hangs', 'for (;;);', 'hangs.mjs: loading it: it took longer than 500 ms'],
    ['throws', `throw new Error('not today');`, 'throws.mjs: loading it threw Error: not today\nat throws.mjs:1:7'],
    [
      'breaks',
      `const fine = 1;\n  const = 2;`,
      "breaks.mjs: loading it threw SyntaxError: Unexpected token '=' (breaks.mjs:2:9: const = 2;)",
    ],
    ['lacks', `import { other } from 'node:fs';`, /lacks\.mjs:1:\d+: import/],
    [
      'needs',
      `import 'not-there-at-all';`,
      /^needs.mjs: a package .* is not installed .*; run: npm install not-there-at-all$/,
    ],
  ])('%s: a module that cannot be used is a usage error', async (name, text, message) => {
    const opening = open(name, text, { loadTimeout: /took longer/.test(String(message)) ? 500 : 60_000 });
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(message);
  });
});
