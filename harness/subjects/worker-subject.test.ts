import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call, Entry } from '#cases/case.ts';
import type { InterpolateOptions, Mode } from '#spec/signature.ts';
import { type Outcome, type Subject, UsageError } from '../subject.ts';
import { openSubject } from './open-subject.ts';
import type { Limits } from './session.ts';

const LIMITS: Limits = { timeout: 10_000, memoryMegabytes: 150 };
const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const opened: Subject[] = [];

afterAll(async () => {
  await Promise.all(opened.map((subject) => subject.close()));
  rmSync(folder, { recursive: true });
});

/** Opens a module with this text; each is closed at the end. */
async function open(name: string, text: string, limits: Partial<Limits> = {}): Promise<Subject> {
  const path = join(folder, `${name}.mjs`);
  writeFileSync(path, text);
  const subject = await openSubject(path, { ...LIMITS, ...limits });
  opened.push(subject);
  return subject;
}

function call(behaviour: string, entry: Entry = 'interpolate', options: InterpolateOptions = {}): Call {
  const input = { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(1, 2, 3) } as const;
  return { entry, input, options: { mode: behaviour as Mode, ...options } };
}

const WELL: Outcome = {
  kind: 'tensor',
  tensor: { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(1, 2, 3) },
  inputChanged: false,
  aliasesInput: false,
};

const COPY = `const copy = (input) => ({ dtype: input.dtype, shape: [...input.shape], data: input.data.slice() });`;

/** Every behaviour has a name, which a call names as its mode. */
const HOSTILE = `
import fs from 'node:fs';
import vm from 'node:vm';
import * as threads from 'node:worker_threads';
${COPY}
const later = (milliseconds, action) => new Promise((resolve) => setTimeout(() => resolve(action()), milliseconds));
const behaviours = {
  copy,
  hang() { for (;;); },
  pending: () => new Promise(() => {}),
  late: (input) => later(700, () => copy(input)),
  exit0: () => process.exit(0),
  exit7: () => process.exit(7),
  kill: () => process.kill(process.pid, 'SIGKILL'),
  abort: () => process.abort(),
  heap() { const all = []; for (;;) all.push(new Array(10000).fill({})); },
  async buffers() { const all = []; for (;;) { all.push(new Uint8Array(2 ** 24).fill(1)); await later(1, () => 0); } },
  timer: () => later(20, () => 0).then(() => new Promise(() => setTimeout(() => { throw new RangeError('in a timer'); }))),
  unhandled(input) { Promise.reject(new Error('left alone')); return copy(input); },
  afterwards(input) { setTimeout(() => { throw new Error('afterwards'); }, 30); return copy(input); },
  prints(input) { for (let i = 0; i < 400; i++) console.log('x'.repeat(20000)); console.error('done'); return copy(input); },
  printsAndDies() { console.log('first'); console.log('the last words'); return later(20, () => process.exit(3)); },
  writesToDescriptor(input) { fs.writeSync(1, 'to stdout by number'); fs.writeSync(2, Buffer.from('err')); return copy(input); },
  string: () => 'an answer',
  nothing() {},
  typedArray: (input) => input.data.slice(),
  wrongLength: (input) => ({ ...copy(input), shape: [1, 1, 4] }),
  wrongClass: (input) => ({ ...copy(input), data: Float64Array.from(input.data) }),
  plainArray: (input) => ({ ...copy(input), data: [...input.data] }),
  unknownDtype: (input) => ({ ...copy(input), dtype: 'float' }),
  noShape: (input) => ({ ...copy(input), shape: undefined }),
  negativeShape: (input) => ({ ...copy(input), shape: [1, -3, -1] }),
  throwingGetter: (input) => ({ ...copy(input), get shape() { throw new Error('no peeking'); } }),
  revoked(input) { const { proxy, revoke } = Proxy.revocable(copy(input), {}); later(0, () => 0); revoke(); return proxy; },
  proxyData: (input) => ({ ...copy(input), data: new Proxy(input.data.slice(), {}) }),
  subclass: (input) => ({ ...copy(input), data: class Mine extends Float32Array {}.from(input.data) }),
  otherRealm: (input) => ({ ...copy(input), data: vm.runInNewContext('Float32Array').from(input.data) }),
  shared(input) { const data = new Float32Array(new SharedArrayBuffer(12)); data.set(input.data); return { ...copy(input), data }; },
  thenable: (input) => ({ then: (resolve) => resolve(copy(input)) }),
  sameObject: (input) => input,
  alias: (input) => ({ ...input, data: input.data.subarray(0) }),
  mutates(input) { const answer = copy(input); input.data[1] = 99; return answer; },
  negates(input) { const answer = copy(input); input.data.fill(-0); return answer; },
  reshapes(input) { const answer = copy(input); input.shape.push(1); return answer; },
  replaces(input) { const answer = copy(input); input.data = answer.data; return answer; },
  detaches(input) { const answer = copy(input); structuredClone(input.data, { transfer: [input.data.buffer] }); return answer; },
  throwsError() { throw new RangeError('out of range'); },
  throwsString() { throw 'just a string'; },
  throwsNull() { throw null; },
  throwsSymbol() { throw Symbol('s'); },
  throwsProxy() { throw new Proxy({}, { get() { throw new Error('again'); } }); },
  rejectsLater: () => later(20, () => 0).then(() => { throw new TypeError('later'); }),
  garbage(input) {
    for (const id of [1, 2, 3, 100]) threads.parentPort.postMessage({ kind: 'answered', id, outcome: { kind: 'unsupported', reason: 'forged' } });
    threads.parentPort.postMessage('garbage');
    return copy(input);
  },
  looksForThePort(input) {
    const found = [threads.workerData, ...process._getActiveHandles()].flatMap((value) => Object.values(value));
    if (found.some((value) => value instanceof threads.MessagePort)) throw new Error('found the port');
    return copy(input);
  },
};
export default {
  name: 'hostile',
  version: '0.0.1',
  aspects: ['values'],
  supports({ options: { mode } }) {
    if (mode === 'supportsThrows') throw new Error('cannot say');
    if (mode === 'supportsAnswers1') return 1;
    if (mode === 'supportsHangs') for (;;);
    return mode in behaviours || 'there is no ' + mode;
  },
  interpolate: (input, { mode }) => behaviours[mode](input),
};`;

describe('one call goes wrong, and only that one', () => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await open('hostile', HOSTILE, { timeout: 400 });
  });

  const expected: Record<string, Partial<Outcome> & { kind: Outcome['kind'] }> = {
    hang: { kind: 'timeout', milliseconds: 400 },
    pending: { kind: 'timeout', milliseconds: 400 },
    late: { kind: 'timeout', milliseconds: 400 },
    supportsHangs: { kind: 'timeout', milliseconds: 400 },
    exit0: { kind: 'crash', message: 'it ended itself with exit code 0' },
    exit7: { kind: 'crash', message: 'it ended itself with exit code 7' },
    kill: { kind: 'crash', message: 'it sent SIGKILL to its own process' },
    abort: { kind: 'crash', message: 'it called process.abort()' },
    timer: { kind: 'crash', message: 'nothing caught its RangeError: in a timer' },
    unhandled: { kind: 'crash', message: 'nothing caught its Error: left alone' },
    printsAndDies: {
      kind: 'crash',
      message: 'it ended itself with exit code 3; it printed last: first\nthe last words',
    },
  };
  test.each(Object.entries(expected))('%s', async (behaviour, outcome) => {
    expect(await subject.ask(call(behaviour))).toEqual(outcome);
    expect(await subject.ask(call('copy'))).toEqual(WELL);
  });

  test('an end after the answer is borne by the call that follows', async () => {
    expect(await subject.ask(call('afterwards'))).toEqual(WELL);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await subject.ask(call('copy'))).toEqual({
      kind: 'crash',
      message:
        'nothing caught its Error: afterwards, after the call before this one was answered and before this one began',
    });
    expect(await subject.ask(call('copy'))).toEqual(WELL);
  });
});

describe('memory', () => {
  test.each(['heap', 'buffers'])('a call that takes it all, by %s, is a crash', async (behaviour) => {
    const subject = await open('greedy', HOSTILE, { memoryMegabytes: 100, timeout: 60_000 });
    expect(await subject.ask(call(behaviour))).toEqual({
      kind: 'crash',
      message: 'it took more than 100 MB of memory',
    });
    expect(await subject.ask(call('copy'))).toEqual(WELL);
  });
});

describe('what comes back', () => {
  let subject: Subject;
  beforeAll(async () => {
    subject = await open('answers', HOSTILE);
  });

  test.each([
    'copy',
    'subclass',
    'otherRealm',
    'shared',
    'thenable',
    'prints',
    'writesToDescriptor',
    'garbage',
    'looksForThePort',
  ])('%s is well', async (behaviour) => {
    expect(await subject.ask(call(behaviour))).toEqual(WELL);
  });

  test.each([
    ['string', "the answer: expected a tensor { dtype, shape, data }, got the string 'an answer'"],
    ['nothing', 'the answer: expected a tensor { dtype, shape, data }, got undefined'],
    ['typedArray', 'the answer: expected a tensor { dtype, shape, data }, got a Float32Array of length 3'],
    ['wrongLength', 'data: expected 4 elements for the shape [1, 1, 4], got 3'],
    ['wrongClass', 'data: expected a Float32Array for dtype float32, got a Float64Array of length 3'],
    ['plainArray', 'data: expected a Float32Array for dtype float32, got an array of length 3'],
    ['unknownDtype', "dtype: expected float64, float32, float16, bfloat16 or uint8, got the string 'float'"],
    ['noShape', 'shape: expected an array of sizes, got undefined'],
    ['negativeShape', 'shape: expected sizes that are integers from 0, got the number -3 at axis 1'],
    ['throwingGetter', 'the answer: expected a tensor { dtype, shape, data }, but reading it threw: Error: no peeking'],
    ['proxyData', 'data: expected a Float32Array for dtype float32, got a proxy or imitation of a Float32Array'],
    ['supportsAnswers1', 'supports(): expected true, or a sentence that says why not, got the number 1'],
  ])('%s is an invalid output', async (behaviour, message) => {
    expect(await subject.ask(call(behaviour))).toEqual({ kind: 'invalid-output', message });
  });

  test.each([
    ['throwsError', 'RangeError', 'out of range'],
    ['throwsString', 'string', 'just a string'],
    ['throwsNull', 'null', 'null'],
    ['throwsSymbol', 'symbol', 'a symbol'],
    ['throwsProxy', 'object', 'an object that cannot be looked at'],
    ['rejectsLater', 'TypeError', 'later'],
    ['revoked', 'TypeError', "Cannot perform 'get' on a proxy that has been revoked"],
    ['supportsThrows', 'Error', 'supports() threw: cannot say'],
  ])('%s is a throw', async (behaviour, name, message) => {
    expect(await subject.ask(call(behaviour))).toEqual({ kind: 'threw', name, message });
  });

  test.each(['sameObject', 'alias'])('%s shares memory with its input', async (behaviour) => {
    expect(await subject.ask(call(behaviour))).toEqual({ ...WELL, aliasesInput: true });
  });

  test.each(['mutates', 'reshapes', 'replaces', 'detaches'])('%s: the input is not kept', async (behaviour) => {
    expect(await subject.ask(call(behaviour))).toEqual({ ...WELL, inputChanged: true });
  });

  test('a change from 0 to −0 is a change', async () => {
    const zeros: Call = { ...call('negates'), input: { dtype: 'float32', shape: [1, 1, 1], data: Float32Array.of(0) } };
    expect(await subject.ask(zeros)).toMatchObject({ inputChanged: true });
  });

  test('what supports() declines is unsupported, with its words', async () => {
    expect(await subject.ask(call('magic'))).toEqual({ kind: 'unsupported', reason: 'there is no magic' });
  });

  test('the caller keeps its tensor, and calls may wait for each other', async () => {
    const mutated = call('mutates');
    const [first, second] = await Promise.all([subject.ask(mutated), subject.ask(call('copy'))]);
    expect(mutated.input.data).toEqual(Float32Array.of(1, 2, 3));
    expect([first, second]).toEqual([{ ...WELL, inputChanged: true }, WELL]);
  });

  test('the bits of a NaN, of −0 and of half types survive', async () => {
    const bits = new Uint32Array([0x7fc12345, 0x80000000, 0xff800001]);
    const floats: Call = {
      ...call('copy'),
      input: { dtype: 'float32', shape: [1, 1, 3], data: new Float32Array(bits.buffer) },
    };
    const outcome = await subject.ask(floats);
    expect(outcome.kind === 'tensor' && new Uint32Array(outcome.tensor.data.buffer)).toEqual(bits);
    const halves: Call = {
      ...call('copy'),
      input: { dtype: 'bfloat16', shape: [1, 1, 2], data: Uint16Array.of(0x7fc1, 0x8000) },
    };
    expect(await subject.ask(halves)).toMatchObject({ tensor: halves.input });
  });
});

/** It replaces whatever it can reach, and answers as it should. */
const SABOTEUR = `
import { MessagePort } from 'node:worker_threads';
const sliceData = Function.prototype.call.bind(Float32Array.prototype.slice);
const { ownKeys, defineProperty, getPrototypeOf } = Reflect;
const TrueError = Error;
const broken = () => { throw new TrueError('sabotaged'); };
const breakAll = (target, names) => {
  for (let i = 0; i < names.length; i++)
    if (names[i] !== 'constructor') defineProperty(target, names[i], { get: () => broken });
};
const prototypes = [Promise, String, Number, Uint8Array, Float32Array, getPrototypeOf(Uint8Array)]
  .map(({ prototype }) => prototype);
breakAll(Array.prototype, ['map', 'slice', 'filter', 'forEach', 'every', 'some', 'includes', 'join', 'entries', 'reduce', 'flat']);
breakAll(globalThis, ['setImmediate', 'setTimeout', 'structuredClone', 'Float32Array', 'Uint8Array', 'Promise', 'Array', 'Map']);
defineProperty(MessagePort.prototype, 'postMessage', { value() {} });
breakAll(JSON, ['stringify', 'parse']);
for (let i = 0; i < prototypes.length; i++) breakAll(prototypes[i], ownKeys(prototypes[i]));
export default {
  name: 'saboteur',
  interpolate: ({ dtype, shape, data }, { mode }) =>
    mode === 'string' ? 'x' : { dtype, shape: [shape[0], shape[1], shape[2]], data: sliceData(data) },
};`;

test('a module that replaces the globals is judged by the true ones', async () => {
  const subject = await open('saboteur', SABOTEUR);
  expect(await subject.ask(call('copy'))).toEqual(WELL);
  expect(await subject.ask(call('string'))).toMatchObject({ kind: 'invalid-output' });
  expect(await subject.ask(call('copy'))).toEqual(WELL);
});

describe('front ends', () => {
  const echo = `
    const told = (input, options, how) => ({ dtype: 'uint8', shape: [how.length], data: new TextEncoder().encode(how) });
    const say = (name) => (input, options) => told(input, options, name + ' ' + JSON.stringify(options));
    export default { name: 'echo', interpolate: say('interpolate'), EXTRA };`;
  const said = (outcome: Outcome) => outcome.kind === 'tensor' && new TextDecoder().decode(outcome.tensor.data);

  test('the call goes to the member that it names, the modules with what they stand for', async () => {
    const members = `upsample: say('upsample'), createUpsample: (o) => ({ forward: (input) => say('module')(input, o) })`;
    const subject = await open('echo', echo.replace('EXTRA', members));
    expect(subject.has).toEqual({ upsample: true, createUpsample: true, interpolateBackward: false });
    const ask = async (entry: Entry, options: InterpolateOptions) =>
      said(await subject.ask({ ...call(''), entry, options }));
    expect(await ask('interpolate', { size: [2] })).toBe('interpolate {"size":[2]}');
    expect(await ask('upsample', { size: [2] })).toBe('upsample {"size":[2]}');
    expect(await ask('nn.Upsample', { scaleFactor: 0 })).toBe('module {"scaleFactor":0}');
    expect(await ask('nn.UpsamplingNearest2d', { size: 2 })).toBe('module {"size":2,"mode":"nearest"}');
    expect(await ask('nn.UpsamplingBilinear2d', { size: 2 })).toBe(
      'module {"size":2,"mode":"bilinear","alignCorners":true}',
    );
  });

  test('a member that is not there is unsupported', async () => {
    const subject = await open('bare', echo.replace(', EXTRA', ''));
    expect(await subject.ask(call('', 'upsample'))).toEqual({
      kind: 'unsupported',
      reason: 'the implementation has no upsample()',
    });
    expect(await subject.ask(call('', 'nn.Upsample'))).toMatchObject({
      reason: 'the implementation has no createUpsample()',
    });
  });
});

describe('loading', () => {
  const good = `{ name: 'good', interpolate: (input) => ({ ...input, shape: [...input.shape], data: input.data.slice() }) }`;

  test.each([
    ['function', `export default () => (${good});`],
    ['async-function', `export default async () => (${good});`],
    ['slow', `await new Promise((resolve) => setTimeout(resolve, 50)); export default ${good};`],
  ])('%s: the export may make the implementation', async (name, text) => {
    const subject = await open(name, text);
    expect(subject).toMatchObject({ name: 'good' });
    expect(await subject.ask(call('copy'))).toEqual(WELL);
  });

  test.each([
    ['exits', 'process.exit(5);', 'exits.mjs: loading it: it ended meanwhile: it ended itself with exit code 5'],
    ['throws', `throw new Error('not today');`, 'throws.mjs: loading it threw Error: not today'],
    [
      'throws-later',
      `setTimeout(() => { throw 1; }); await new Promise(() => {});`,
      /nothing caught its number: the number 1$/,
    ],
    ['hangs', 'for (;;);', 'hangs.mjs: loading it: expected to take at most 3000 ms, and took longer'],
    ['never', 'await new Promise(() => {});', /took longer$/],
    ['syntax', 'export default {', /^syntax.mjs: loading it threw SyntaxError: /],
    [
      'no-default',
      'export const interpolate = 1;',
      /^no-default.mjs: export default: expected .*the module exports only interpolate$/,
    ],
    ['empty', '', /exports nothing$/],
    ['number', 'export default 5;', /^number.mjs: export default: expected an implementation .*, got the number 5$/],
    [
      'factory-of-nothing',
      'export default () => {};',
      /^factory-of-nothing.mjs: export default\(\): .*, got undefined$/,
    ],
    [
      'factory-throws',
      `export default () => { throw new Error('no GPU'); };`,
      /making the implementation threw Error: no GPU$/,
    ],
    [
      'nameless',
      'export default { interpolate() {} };',
      'nameless.mjs: export default.name: expected a name, got undefined',
    ],
    ['no-interpolate', `export default { name: 'x' };`, /export default.interpolate: expected a function/],
    [
      'bad-version',
      `export default { name: 'x', version: 2, interpolate() {} };`,
      /.version: expected a string, or nothing, got the number 2/,
    ],
    [
      'bad-supports',
      `export default { name: 'x', supports: true, interpolate() {} };`,
      /.supports: expected a function, or nothing/,
    ],
    [
      'bad-aspects',
      `export default { name: 'x', aspects: ['value'], interpolate() {} };`,
      /some of values, rejections, front-ends, gradients, got the string 'value'/,
    ],
    [
      'needs',
      `import 'not-there-at-all';`,
      /^needs.mjs: a package .* is not installed .*; run: npm install not-there-at-all$/,
    ],
  ])('%s: a module that cannot be used is a usage error', async (name, text, message) => {
    const opening = open(name, text, { loadTimeout: 3000 });
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(message);
  });

  test('an implementation that dies at every start again is a usage error', async () => {
    const marker = join(folder, 'marker');
    const subject = await open(
      'once',
      `
      import { existsSync, writeFileSync } from 'node:fs';
      if (existsSync(${JSON.stringify(marker)})) throw new Error('second start');
      writeFileSync(${JSON.stringify(marker)}, '');
      export default { name: 'once', interpolate: () => process.exit(1) };`,
    );
    expect(await subject.ask(call('copy'))).toMatchObject({ kind: 'crash' });
    const asking = subject.ask(call('copy'));
    await expect(asking).rejects.toThrow(UsageError);
    await expect(asking).rejects.toThrow(/^once: it dies at every start .*second start$/);
  });
});

test('closing ends a call under way, and no more are taken', async () => {
  const subject = await open('closed', HOSTILE);
  const asked = subject.ask(call('hang'));
  const waiting = subject.ask(call('copy'));
  setTimeout(() => void subject.close(), 100);
  await expect(asked).rejects.toThrow('hostile: the subject is closed');
  await expect(waiting).rejects.toThrow('hostile: the subject is closed');
  await expect(subject.ask(call('copy'))).rejects.toThrow('hostile: the subject is closed');
});
