import { expect, test } from 'vitest';
import type { Call } from '#cases/case.ts';
import type { Implementation, Tensor } from '#spec/signature.ts';
import { BUNDLED } from '../adapters/bundled.ts';
import { UsageError } from '../core/open-implementation.ts';
import { alternatives } from '../core/suggest.ts';
import { missingPackages } from './isolated-implementation.ts';
import { contentHash, openImplementation } from './open-implementation.ts';

const LIMITS = { timeout: 50 };
const CALL: Call = {
  entry: 'interpolate',
  input: { dtype: 'float32', shape: [1, 1, 2], data: Float32Array.of(1, 2) },
  options: { size: [2] },
};
const copy = ({ dtype, shape, data }: Tensor): Tensor => ({ dtype, shape: [...shape], data: data.slice() });

test.each([
  [
    'onnxruntim-web',
    `'onnxruntim-web': expected ${alternatives(Object.keys(BUNDLED))}, or the path of an ES module such as ./mine.mjs or of a .wasm file, or exec:COMMAND for a program, or browser:./mine.mjs; did you mean onnxruntime-web?`,
  ],
  [
    'something',
    /or the path of an ES module such as .\/mine.mjs or of a .wasm file, or exec:COMMAND for a program, or browser:.\/mine.mjs$/,
  ],
  ['./package.jso.mjs', /no such file .*did you mean package.json\?$/],
  ['./harness', './harness: expected a file, got a folder; give the path of the module in it'],
  ['./scripts/record.py', "to run a program: run 'exec:python3 ./scripts/record.py'"],
  ['./package.json', "./package.json: expected an ES module (.mjs, .js or .cjs), got 'package.json'"],
  ['./mine.wasm', /^.\/mine.wasm: no such file /],
  ['browser:', 'browser: expected a module after the colon, as in browser:./mine.mjs, got none'],
  ['browser-page: ', 'browser: expected a module after the colon, as in browser:./mine.mjs, got none'],
  ['browser:./mine.wasm', /^\.\/mine\.wasm: no such file/],
  ['browser:./mine.mjs', /^\.\/mine\.mjs: no such file/],
])('%s is a usage error that says what to do', async (specifier, message) => {
  const opening = openImplementation(specifier, LIMITS);
  await expect(opening).rejects.toThrow(UsageError);
  await expect(opening).rejects.toThrow(message);
});

test('the packages that an adapter lacks are named together', () => {
  const source = { kind: 'bundled', name: 'tfjs' } as const;
  const message = "Cannot find package '@tensorflow/tfjs-core' imported from /somewhere/tfjs.js";
  expect(missingPackages(source, message)).toEqual(['@tensorflow/tfjs-core', '@tensorflow/tfjs-backend-cpu']);
  expect(missingPackages({ kind: 'file', url: 'file:///m.mjs' }, message)).toEqual(['@tensorflow/tfjs-core']);
  expect(missingPackages(source, "Cannot find module '/somewhere/else.js'")).toEqual([]);
});

test('the content of a file has a hash, with a browser or without; what is no file has none', async () => {
  const hash = await contentHash('./package.json');
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await contentHash('browser:./package.json')).toBe(hash);
  for (const specifier of [
    'browser:reference',
    'onnxruntime-web',
    'exec:./package.json',
    './nix.mjs',
    './harness',
    'fake',
  ])
    expect(await contentHash(specifier)).toBeUndefined();
});

test('an implementation object runs in this thread, on copies', async () => {
  const implementation: Implementation = {
    name: 'here',
    version: '2',
    interpolate(input) {
      const answer = copy(input);
      input.data.fill(9);
      return answer;
    },
  };
  const opened = await openImplementation(implementation, LIMITS);
  expect(opened).toMatchObject({ name: 'here', version: '2' });
  expect(await opened.ask(CALL)).toEqual({
    kind: 'tensor',
    tensor: CALL.input,
    inputChanged: true,
    aliasesInput: false,
  });
  expect(CALL.input.data).toEqual(Float32Array.of(1, 2));
});

test('an answer keeps its values when the implementation uses its memory again', async () => {
  const memory = new Float32Array(2);
  let calls = 0;
  const opened = await openImplementation(
    { name: 'reuses', interpolate: ({ dtype, shape }) => ({ dtype, shape, data: memory.fill(++calls) }) },
    LIMITS,
  );
  const first = await opened.ask(CALL);
  await opened.ask(CALL);
  expect(first).toMatchObject({ tensor: { data: Float32Array.of(1, 1) } });
});

test('a promise that never settles is a timeout here too, and the next call is answered', async () => {
  let calls = 0;
  const opened = await openImplementation(
    { name: 'pending', interpolate: (input) => (++calls === 1 ? new Promise<Tensor>(() => {}) : copy(input)) },
    LIMITS,
  );
  expect(await opened.ask(CALL)).toEqual({ kind: 'timeout', milliseconds: 50 });
  expect(await opened.ask(CALL)).toMatchObject({ kind: 'tensor' });
});

test('an object that is no implementation is a usage error', async () => {
  await expect(openImplementation({ name: 'x' } as Implementation, LIMITS)).rejects.toThrow(
    'the implementation.interpolate: expected a function (input, options) => tensor, got undefined',
  );
});
