import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call, Entry } from '#cases/case.ts';
import type { Implementation, InterpolateOptions, Tensor } from '#spec/signature.ts';
import { type OpenImplementation, type Outcome, UsageError } from '../core/open-implementation.ts';
import { Unsupported } from '../core/unsupported.ts';
import { behaving, call, modules, WELL } from '../implementations/fakes.ts';
import { askImplementation } from './ask-implementation.ts';
import { directImplementation } from './direct-implementation.ts';

const { open, close } = modules({ timeout: 10_000 });
afterAll(close);

const ANSWERS = behaving(
  `import fs from 'node:fs';`,
  `
  floods(input) { for (let i = 0; i < 50; i++) { console.log('x'.repeat(1e6)); console.error('y'.repeat(1e6)); } return copy(input); },
  writesToDescriptor(input) { fs.writeSync(1, 'to stdout by number'); fs.writeSync(2, Buffer.from('err')); return copy(input); },
  options(input, { size, scaleFactor: [a, b, c], ...rest }) {
    const same = Object.is(a, -0) && Object.is(b, NaN) && c === Infinity && size === undefined && Object.keys(rest).length === 1;
    return same ? copy(input) : 'other options';
  },
  mutates(input) { const answer = copy(input); input.data[1] = 99; return answer; },
  negates(input) { const answer = copy(input); input.data.fill(-0); return answer; },
  throwsError() { throw new RangeError('out of range'); },
`,
);

// What else may come back is a table: scripts/hostile.
describe('what comes back', () => {
  let opened: OpenImplementation;
  beforeAll(async () => {
    opened = await open('answers', ANSWERS);
  });

  test('what it prints on either stream comes with its own call, and with no other', async () => {
    for (let round = 0; round < 20; round++) {
      expect(await opened.ask(call('writesToDescriptor'))).toEqual({
        ...WELL,
        printed: '; its last output: to stdout by number\nerr',
      });
      expect(await opened.ask(call('copy'))).toEqual(WELL);
    }
    expect(await opened.ask(call('floods'))).toMatchObject({
      printed: expect.stringMatching(/^; its output, without its middle: [xy…\n]+$/),
    });
  });

  test('an option of any number is well', async () => {
    const asked = call('options', 'interpolate', { scaleFactor: [-0, Number.NaN, Number.POSITIVE_INFINITY] });
    expect(await opened.ask(asked)).toEqual(WELL);
  });

  test('a throw says where in its own file, and nothing of Node or the suite', async () => {
    expect(await opened.ask(call('throwsError'))).toMatchObject({
      frames: expect.stringMatching(
        /^at (Object\.)?throwsError \(answers\.mjs:\d+:\d+\)\nat (Object\.)?interpolate \(answers\.mjs:\d+:\d+\)$/,
      ),
    });
  });

  test('a change from 0 to −0 is a change', async () => {
    const zeros: Call = { ...call('negates'), input: { dtype: 'float32', shape: [1, 1, 1], data: Float32Array.of(0) } };
    expect(await opened.ask(zeros)).toMatchObject({ inputChanged: true });
  });

  test('what supports() declines is unsupported, with its words', async () => {
    expect(await opened.ask(call('magic'))).toEqual({ kind: 'unsupported', reason: 'there is no magic' });
  });

  test('the caller keeps its tensor, and calls may wait for each other', async () => {
    const mutated = call('mutates');
    const [first, second] = await Promise.all([opened.ask(mutated), opened.ask(call('copy'))]);
    expect(mutated.input.data).toEqual(Float32Array.of(1, 2, 3));
    expect([first, second]).toEqual([{ ...WELL, inputChanged: true }, WELL]);
  });

  test('the bits of a NaN, of −0 and of half types survive', async () => {
    const bits = new Uint32Array([0x7fc12345, 0x80000000, 0xff800001]);
    const floats: Call = {
      ...call('copy'),
      input: { dtype: 'float32', shape: [1, 1, 3], data: new Float32Array(bits.buffer) },
    };
    const outcome = await opened.ask(floats);
    expect(outcome.kind === 'tensor' && new Uint32Array(outcome.tensor.data.buffer)).toEqual(bits);
    const halves: Call = {
      ...call('copy'),
      input: { dtype: 'bfloat16', shape: [1, 1, 2], data: Uint16Array.of(0x7fc1, 0x8000) },
    };
    expect(await opened.ask(halves)).toMatchObject({ tensor: halves.input });
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
  const opened = await open('saboteur', SABOTEUR);
  expect(await opened.ask(call('copy'))).toEqual(WELL);
  expect(await opened.ask(call('string'))).toMatchObject({ kind: 'invalid-output' });
  expect(await opened.ask(call('copy'))).toEqual(WELL);
});

describe('front ends', () => {
  const say = (name: string) => (_input: Tensor, options: InterpolateOptions) => {
    const data = new TextEncoder().encode(`${name} ${JSON.stringify(options)}`);
    return { dtype: 'uint8', shape: [data.length], data } as const;
  };
  const bare: Implementation = { name: 'bare', interpolate: say('interpolate') };
  const whole: Implementation = {
    ...bare,
    upsample: say('upsample'),
    createUpsample: (options) => ({ forward: (input) => say('module')(input, options) }),
  };
  const asked = (implementation: Implementation, entry: Entry, options: InterpolateOptions) =>
    askImplementation(implementation, { ...call('copy'), entry, options });

  test.each<[Entry, InterpolateOptions, string]>([
    ['interpolate', { size: [2] }, 'interpolate {"size":[2]}'],
    ['upsample', { size: [2] }, 'upsample {"size":[2]}'],
    ['nn.Upsample', { scaleFactor: 0 }, 'module {"scaleFactor":0}'],
    ['nn.UpsamplingNearest2d', { size: 2 }, 'module {"size":2,"mode":"nearest"}'],
    ['nn.UpsamplingBilinear2d', { size: 2 }, 'module {"size":2,"mode":"bilinear","alignCorners":true}'],
  ])('%s goes to the member that it names, the modules with what they stand for', async (entry, options, said) => {
    const outcome = await asked(whole, entry, options);
    expect(outcome.kind === 'tensor' && new TextDecoder().decode(outcome.tensor.data)).toBe(said);
  });

  test.each<[Entry, string]>([
    ['upsample', 'upsample'],
    ['nn.Upsample', 'createUpsample'],
  ])('%s without its member is unsupported', async (entry, member) => {
    const reason = `the implementation has no ${member}()`;
    expect(await asked(bare, entry, { size: 2 })).toEqual({ kind: 'unsupported', reason, why: 'cannot-express' });
  });
});

test('a gradient goes to interpolateBackward with the shape of the input, and is unsupported without it', async () => {
  const given: unknown[] = [];
  const training: Implementation = {
    name: 'training',
    interpolate: (input) => input,
    interpolateBackward(gradOutput, inputShape, options) {
      given.push(gradOutput.shape, inputShape, options);
      return { dtype: gradOutput.dtype, shape: inputShape, data: new Float32Array(2) };
    },
  };
  const asked: Call = {
    entry: 'interpolate.backward',
    input: { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.of(1, 2, 3) },
    inputShape: [1, 1, 2],
    options: { size: 3 },
  };
  const outcome = await askImplementation(training, asked);
  expect(outcome).toMatchObject({ kind: 'tensor', tensor: { shape: [1, 1, 2] }, inputChanged: false });
  expect(given).toEqual([[1, 1, 3], [1, 1, 2], { size: 3 }]);
  const { interpolateBackward: _, ...bare } = training;
  const reason = 'the implementation has no interpolateBackward()';
  expect(await askImplementation(bare, asked)).toEqual({ kind: 'unsupported', reason, why: 'cannot-express' });
});

describe('a call that is not supported', () => {
  const thrown = (what: unknown) => () => {
    throw what;
  };
  const foreign = Object.assign(new Error('of another copy'), {
    [Symbol.for('interpolate-conformance/unsupported')]: true,
    reason: 'of another copy',
    why: 'refused',
  });
  const trap = new Proxy({}, { get: thrown(new Error('trap')) });
  const answers: readonly [string, Partial<Implementation>, Partial<Outcome>][] = [
    [
      'supports() returns an object',
      { supports: () => ({ reason: 'no kernel', why: 'declined' }) },
      { kind: 'unsupported', reason: 'no kernel', why: 'declined' },
    ],
    [
      'supports() returns an object without why',
      { supports: () => ({ reason: 'no kernel' }) },
      { kind: 'unsupported', reason: 'no kernel' },
    ],
    [
      'supports() throws it',
      { supports: thrown(new Unsupported('no kernel')) },
      { kind: 'unsupported', reason: 'no kernel' },
    ],
    [
      'interpolate() throws it',
      { interpolate: thrown(new Unsupported('the library threw', 'refused')) },
      { kind: 'unsupported', reason: 'the library threw', why: 'refused' },
    ],
    [
      'another copy of the package throws it',
      { interpolate: thrown(foreign) },
      { kind: 'unsupported', reason: 'of another copy', why: 'refused' },
    ],
    [
      'an error has only the name',
      { interpolate: thrown(Object.assign(new Error('x'), { name: 'Unsupported' })) },
      { kind: 'threw', name: 'Unsupported' },
    ],
    ['a trap is thrown', { interpolate: thrown(trap) }, { kind: 'threw' }],
    [
      'supports() returns another why',
      { supports: () => ({ reason: 'x', why: 'tired' }) as never },
      {
        kind: 'invalid-output',
        message: "supports(): why: expected one of cannot-express, declined, refused, got 'tired'",
      },
    ],
    [
      'it is made with another why',
      {
        interpolate() {
          throw new Unsupported('x', 'bogus' as never);
        },
      },
      {
        kind: 'threw',
        name: 'TypeError',
        message: "why: expected one of cannot-express, declined, refused, got 'bogus'",
      },
    ],
    [
      'another copy of the package throws it with another why',
      { interpolate: thrown(Object.assign(new Unsupported('x'), { why: 7 })) },
      {
        kind: 'threw',
        name: 'Unsupported',
        message: 'why: expected one of cannot-express, declined, refused, got a value of type number',
      },
    ],
  ];

  test.each(answers)('%s', async (_, members, outcome) => {
    const implementation: Implementation = { name: 'partial', interpolate: (input) => input, ...members };
    const asked: Call = {
      entry: 'interpolate',
      input: { dtype: 'float32', shape: [1, 1, 1], data: Float32Array.of(1) },
      options: { size: 1 },
    };
    const answered = await askImplementation(implementation, asked);
    expect(answered).toMatchObject(outcome);
    if (outcome.kind === 'unsupported') expect(answered).toEqual(outcome);
  });
});

test('a buffer that is used for the next result too is seen, when its values are others', async () => {
  const pool = new Float32Array(3);
  const reusing: Implementation = {
    name: 'reusing',
    interpolate({ dtype, shape, data }) {
      pool.set(data as Float32Array);
      return { dtype, shape, data: pool };
    },
  };
  const asked = (...values: number[]): Call => ({
    entry: 'interpolate',
    input: { dtype: 'float32', shape: [1, 1, 3], data: Float32Array.from(values) },
    options: { size: 3 },
  });
  expect(await askImplementation(reusing, asked(1, 2, 3))).not.toHaveProperty('changedEarlierResult');
  expect(await askImplementation(reusing, asked(1, 2, 3))).not.toHaveProperty('changedEarlierResult');
  expect(await askImplementation(reusing, asked(1, 2, 4))).toMatchObject({ changedEarlierResult: true });
});

describe('an object with hostile members', () => {
  const good: Implementation = { name: 'hostile', interpolate: (input) => ({ ...input, data: input.data.slice() }) };
  const throwing = (member: string, after = 0): Implementation => {
    let reads = 0;
    return Object.defineProperty({ ...good }, member, {
      enumerable: true,
      get() {
        if (reads++ < after) return (good as unknown as Record<string, unknown>)[member];
        throw new Error('no peeking');
      },
    });
  };

  test.each([
    'name',
    'version',
    'interpolate',
    'supports',
    'aspects',
    'environment',
    'mapping',
    'compiles',
    'createUpsample',
  ])('a getter of %s that throws is a usage error', (member) => {
    expect(() => directImplementation(throwing(member), 1000)).toThrow(
      new UsageError('the implementation: reading its members threw Error: no peeking'),
    );
  });

  test.each(['interpolate', 'supports'])('a getter of %s that throws later is a throw of that call', async (member) => {
    const opened = directImplementation(throwing(member, 2), 1000);
    expect(await opened.ask(call('copy'))).toMatchObject({ kind: 'threw', message: expect.stringMatching('peeking') });
  });

  test('a rejecting supports() is an invalid output, and nobody is left with the rejection', async () => {
    const supports = () => Promise.reject(new Error('cannot say')) as unknown as true;
    const opened = directImplementation({ ...good, supports }, 1000);
    expect(await opened.ask(call('copy'))).toMatchObject({ kind: 'invalid-output' });
  });

  test.each([
    [{ mapping: 'cubic' }, "the implementation.mapping: expected an object of strings, got the string 'cubic'"],
    [{ mapping: { area: 1 } }, 'the implementation.mapping.area: expected a string, got the number 1'],
    [{ mapping: { cubic: 'x' } }, /mapping: expected names out of nearest, .*, got the string 'cubic'/],
    [{ compiles: 1 }, 'the implementation.compiles: expected true or false, or nothing, got the number 1'],
  ])('a wrong declaration is a usage error: %s', (members, message) => {
    expect(() => directImplementation({ ...good, ...members }, 1000)).toThrow(message);
  });

  test('what is declared is described', () => {
    const declared = { mapping: { 'bicubic antialias': 'resize' }, compiles: true };
    expect(directImplementation({ ...good, ...declared }, 1000)).toMatchObject(declared);
  });

  test('a getter that gives another value at the second reading is described by what was checked', () => {
    let reads = 0;
    const changing = Object.defineProperty({ ...good }, 'name', { get: () => (reads++ === 0 ? 'good' : 7) });
    expect(() => directImplementation(changing, 1000)).toThrow(
      'the implementation.name: expected a name, got the number 7',
    );
  });

  test.each(['interpolate', 'upsample'] as const)(
    '%s that is gone after a call is an error of the next one',
    async (member) => {
      const losing: Implementation = { ...good, upsample: good.interpolate };
      const entry = member;
      expect(await askImplementation(losing, call('copy', entry))).toMatchObject({ kind: 'tensor' });
      Reflect.deleteProperty(losing, member);
      expect(await askImplementation(losing, call('copy', entry))).toEqual({
        kind: 'threw',
        name: 'TypeError',
        message: `the implementation has lost its ${member}()`,
      });
    },
  );
});
