import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '#cases/case.ts';
import { type Subject, UsageError } from '../core/subject.ts';
import { openSubject } from '../implementations/open-subject.ts';
import { assembled, fromText } from './fakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'wasm-'));
const opened: Subject[] = [];
afterAll(async () => {
  await Promise.all(opened.map((subject) => subject.close()));
  rmSync(folder, { recursive: true });
});

async function open(name: string, bytes: Uint8Array, limits: object = {}): Promise<Subject> {
  const path = join(folder, `${name}.wasm`);
  writeFileSync(path, bytes);
  const subject = await openSubject(path, { timeout: 10_000, ...limits });
  opened.push(subject);
  return subject;
}

/** The compiler is loaded first, which takes most of it. */
const COMPILING_MS = 120_000;

/** The size that a call asks for is the number of the behaviour. */
const BEHAVIOURS = [
  'copy',
  'loop',
  'panics',
  'farRead',
  'after',
  'before',
  'forgetsLast',
  'grow',
  'nan',
  'mutates',
  'refusesLate',
  'stale',
  'recursion',
  'division',
  'writesOptions',
  'writesShape',
  'prints',
  'exits',
  'throws',
  'status9',
  'noShape',
  'badMessage',
  'growsAndCopies',
  'refuses',
  'declines',
  'huge',
  'float',
  'queryTraps',
  'writesRowAfter',
  'printsAndLoops',
  'asksWasi',
  'randomBeyond',
] as const;
type Behaviour = (typeof BEHAVIOURS)[number];

const HOSTILE = `
import * as abi from './abi';

@external('wasi_snapshot_preview1', 'fd_write')
declare function fdWrite(descriptor: i32, vectors: usize, count: i32, written: usize): i32;
@external('wasi_snapshot_preview1', 'proc_exit')
declare function procExit(code: i32): void;
${Object.entries({
  args_sizes_get: 'a: usize, b: usize',
  args_get: 'a: usize, b: usize',
  environ_sizes_get: 'a: usize, b: usize',
  environ_get: 'a: usize, b: usize',
  clock_time_get: 'clock: i32, precision: i64, at: usize',
  random_get: 'at: usize, bytes: i32',
  sched_yield: '',
  fd_close: 'descriptor: i32',
  fd_seek: 'descriptor: i32, offset: i64, whence: i32, at: usize',
  fd_fdstat_get: 'descriptor: i32, at: usize',
})
  .map(
    ([name, parameters]) =>
      `@external('wasi_snapshot_preview1', '${name}') declare function ${name}(${parameters}): i32;`,
  )
  .join('\n')}

${BEHAVIOURS.map((name, index) => `const ${name}: i32 = ${index};`).join('\n')}

const words = abi.text('not this one');
let message: usize = changetype<usize>(words);
let first: usize = 0;
let kept: usize = 0;

export function interpolate_abi(): u32 { return 1; }
export function interpolate_message(): usize { return message; }
/** The size of the block says what goes wrong: 1, 2, 4 and 8 MiB. */
export function interpolate_allocate(bytes: usize): usize {
  if (bytes == 1 << 20) return heap.alloc(bytes) + 4;
  if (bytes == 1 << 21) return 0xfffffff0;
  if (bytes == 1 << 22) return first;
  if (bytes == 1 << 23) return 0;
  const pointer = heap.alloc(bytes);
  if (first == 0) first = pointer;
  return pointer;
}
export function interpolate_free(pointer: usize, bytes: usize): void {}

export function interpolate_query(options: abi.Options, dtype: u32, inputShape: usize, rank: u32, outputShape: usize): i32 {
  const behaviour = i32(options.size(0));
  memory.copy(outputShape, inputShape, 4 * rank);
  if (behaviour == queryTraps) unreachable();
  if (behaviour == refuses) return abi.REFUSED;
  if (behaviour == declines) return abi.UNSUPPORTED;
  if (behaviour == badMessage) { message = 0xffffff00; return abi.UNSUPPORTED; }
  if (behaviour == noShape) store<u32>(outputShape + 8, 0xffffffff);
  if (behaviour == huge) store<u32>(outputShape + 8, 0x7fffffff);
  return abi.OK;
}

function deeper(depth: i32): i32 { return depth < 0 ? 0 : deeper(depth + 1) + deeper(depth + 2); }

export function interpolate_compute(options: abi.Options, dtype: u32, input: usize, inputShape: usize, rank: u32, output: usize, outputShape: usize): i32 {
  const behaviour = i32(options.size(0));
  const bytes = load<u32>(inputShape + 8) * (dtype == abi.UINT8 ? 1 : 4);
  const copied = behaviour == forgetsLast ? bytes - 4 : bytes;
  memory.copy(behaviour == stale && kept != 0 ? kept : output, input, copied);
  kept = output;
  if (behaviour == loop) while (true) {}
  if (behaviour == panics) unreachable();
  if (behaviour == farRead) store<u32>(output, load<u32>(0xfffffff0));
  if (behaviour == after) store<f32>(output + bytes, 1);
  if (behaviour == writesRowAfter) memory.fill(output + bytes, 0, 400);
  if (behaviour == before) store<f32>(output - 4, 1);
  if (behaviour == grow) while (memory.grow(16) >= 0) memory.fill((memory.size() - 16) << 16, 1, 16 << 16);
  if (behaviour == nan) store<f32>(output, NaN);
  if (behaviour == mutates) store<f32>(input + 4, 99);
  if (behaviour == refusesLate) return abi.REFUSED;
  if (behaviour == recursion) return deeper(0);
  if (behaviour == division) return 1 / (behaviour - division);
  if (behaviour == writesOptions) store<u32>(changetype<usize>(options) + 4, 7);
  if (behaviour == writesShape) store<u32>(inputShape + 8, 7);
  if (behaviour == prints) {
    const vector = heap.alloc(12);
    store<u32>(vector, changetype<u32>(words));
    store<u32>(vector + 4, 12);
    fdWrite(2, vector, 1, vector + 8);
    unreachable();
  }
  if (behaviour == printsAndLoops) {
    const vector = heap.alloc(12);
    store<u32>(vector, changetype<u32>(words));
    store<u32>(vector + 4, 12);
    for (let line = 0; line < 1000; line++) fdWrite(1, vector, 1, vector + 8);
    while (true) {}
  }
  if (behaviour == asksWasi) {
    const words = heap.alloc(32);
    memory.fill(words, 0xff, 32);
    let statuses = args_sizes_get(words, words + 4) + environ_sizes_get(words + 8, words + 12);
    statuses += args_get(words, words) + environ_get(words, words) + sched_yield();
    statuses += clock_time_get(0, 1, words + 16) + random_get(words + 24, 8);
    store<f32>(output, f32(statuses));
    store<f32>(output + 4, f32(load<u64>(words) | load<u64>(words + 8) | load<u64>(words + 16) | load<u64>(words + 24)));
    const refused: i32 = 100 * fd_close(3) + 10 * fd_seek(3, 0, 0, words) + fd_fdstat_get(1, words);
    store<f32>(output + 8, f32(refused));
  }
  if (behaviour == randomBeyond) random_get(0xfffffff0, 64);
  if (behaviour == exits) procExit(3);
  if (behaviour == throws) throw new Error('no such thing');
  if (behaviour == status9) return 9;
  if (behaviour == growsAndCopies) memory.grow(1);
  return abi.OK;
}`;

function call(behaviour: Behaviour, data = Float32Array.of(1, 2, 3)): Call {
  return {
    entry: 'interpolate',
    input: { dtype: 'float32', shape: [1, 1, data.length], data },
    options: { size: [BEHAVIOURS.indexOf(behaviour)] },
  };
}

const well = (...values: number[]) => ({
  kind: 'tensor',
  tensor: { dtype: 'float32', shape: [1, 1, values.length], data: Float32Array.from(values) },
  inputChanged: false,
  aliasesInput: false,
});
const crash = (message: string | RegExp) => ({ kind: 'crash', message: expect.stringMatching(message) });
const invalid = (message: string) => ({ kind: 'invalid-output', message });

describe('one call goes wrong, and only that one', () => {
  let bytes: Uint8Array;
  let subject: Subject;
  beforeAll(async () => {
    bytes = await assembled('hostile.ts', HOSTILE);
    subject = await open('hostile', bytes, { timeout: 1_000 });
  }, COMPILING_MS);

  test.each<[Behaviour, object]>([
    ['loop', { kind: 'timeout', milliseconds: 1_000 }],
    [
      'printsAndLoops',
      {
        kind: 'timeout',
        milliseconds: 1_000,
        printed: expect.stringMatching(/: (not this one){70}\n…\n(not this one){70}$/) as unknown,
      },
    ],
    ['panics', crash(/^interpolate_compute: trap: unreachable: a failed assertion, a panic or abort/)],
    ['farRead', crash(/^interpolate_compute: trap: memory access out of bounds: it read or wrote an address beyond/)],
    ['recursion', crash(/^interpolate_compute: stack overflow \(Maximum call stack size exceeded\)/)],
    ['division', crash(/^interpolate_compute: trap: divide by zero/)],
    ['queryTraps', crash(/^interpolate_query: trap: unreachable/)],
    ['throws', crash(/^interpolate_compute: it called abort: no such thing \(hostile.ts:\d+:\d+\)$/)],
    ['exits', crash(/^interpolate_compute: it called proc_exit\(3\)$/)],
    ['prints', crash(/^interpolate_compute: trap: unreachable: .*; its last output: not this one$/)],
    ['after', invalid('interpolate_compute: it wrote outside the output, at bytes 0 to 3 after its end')],
    ['writesRowAfter', invalid('interpolate_compute: it wrote outside the output, at bytes 0 to 399 after its end')],
    ['before', invalid('interpolate_compute: it wrote outside the output, at bytes 4 to 1 before its start')],
    ['writesOptions', invalid('interpolate_compute: it changed byte 4 of the options, which it must not write')],
    ['writesShape', invalid('interpolate_compute: it changed byte 8 of input_shape, which it must not write')],
    [
      'forgetsLast',
      invalid('interpolate_compute: it never wrote 1 of 3 elements of the output, the first of them [0, 0, 2]'),
    ],
    ['noShape', invalid('interpolate_query returned 0, but never wrote output_shape[2]')],
    ['huge', invalid('interpolate_query: an output of shape [1, 1, 2147483647] is too large')],
    [
      'badMessage',
      invalid(
        'interpolate_message(): expected a pointer to at most 4096 bytes of text and a zero byte, got 0xffffff00',
      ),
    ],
    [
      'status9',
      { kind: 'threw', name: 'Error', message: expect.stringMatching(/returned 9 \(no status of the ABI\)/) },
    ],
    [
      'refusesLate',
      {
        kind: 'threw',
        name: 'Error',
        message: 'interpolate_compute returned 2 (refused) after interpolate_query returned 0: not this one',
      },
    ],
    ['refuses', { kind: 'threw', name: 'Error', message: 'refused: not this one' }],
    ['declines', { kind: 'unsupported', reason: 'not this one' }],
    ['mutates', { ...well(1, 2, 3), inputChanged: true }],
    ['nan', well(Number.NaN, 2, 3)],
    ['growsAndCopies', well(1, 2, 3)],
    ['asksWasi', well(0, 0, 888)],
    ['randomBeyond', crash(/^interpolate_compute: trap: .*: it gave an import an address beyond its memory/)],
  ])('%s', async (behaviour, expected) => {
    expect(await subject.ask(call(behaviour))).toEqual(expected);
    expect(await subject.ask(call('copy'))).toEqual(well(1, 2, 3));
  });

  test('memory that grows without end is a crash', async () => {
    const patient = await open('greedy', bytes, {
      timeout: 60_000,
      memoryMegabytes: 100,
    });
    expect(await patient.ask(call('grow'))).toEqual(crash('it took more than 100 MB of memory'));
    expect(await patient.ask(call('copy'))).toEqual(well(1, 2, 3));
  });

  test('a write into the output of the call before is seen', async () => {
    expect(await subject.ask(call('copy'))).toEqual(well(1, 2, 3));
    expect(await subject.ask(call('stale', Float32Array.of(4, 5, 6)))).toEqual(
      invalid(
        'interpolate_compute: in the buffers of the call before, it changed byte 3 of the output, which it must not write',
      ),
    );
    expect(await subject.ask(call('copy'))).toEqual(well(1, 2, 3));
  });

  test.each([
    [100_000, 'interpolate_allocate(1048576)', /returned 0x[0-9a-f]+: expected a multiple of 8$/],
    [
      200_000,
      'interpolate_allocate(2097152)',
      /returned 0xfffffff0: the block would end beyond its memory of \d+ bytes$/,
    ],
    [400_000, 'interpolate_allocate(4194304)', /returned 0x[0-9a-f]+: the block (overlaps|would end)/],
    [800_000, 'interpolate_allocate(8388608)', /returned 0: it has no more memory$/],
  ])('a wrong pointer for %i elements', async (elements, asked, message) => {
    const outcome = await subject.ask(call('copy', new Float32Array(elements)));
    expect(outcome).toMatchObject({ message: expect.stringMatching(message) });
    expect('message' in outcome && outcome.message.startsWith(asked)).toBe(true);
    expect(await subject.ask(call('copy'))).toEqual(well(1, 2, 3));
  });

  test('a value that is what the output was filled with is a value', async () => {
    const input = { dtype: 'uint8', shape: [1, 1, 2], data: Uint8Array.of(0xa5, 0x5a) } as const;
    expect(await subject.ask({ ...call('copy'), input })).toMatchObject({ kind: 'tensor', tensor: input });
  });
});

const HEAD = `(memory (export "memory") 1)
  (func (export "interpolate_free") (param i32 i32))
  (func (export "interpolate_query") (param i32 i32 i32 i32 i32) (result i32) i32.const 1)
  (func (export "interpolate_compute") (param i32 i32 i32 i32 i32 i32 i32) (result i32) i32.const 0)`;
const ALLOCATE = `(func (export "interpolate_allocate") (param i32) (result i32) i32.const 1024)`;
const ABI = `(func (export "interpolate_abi") (result i32) i32.const 1)`;

describe('loading', () => {
  test.each<[string, string, string | RegExp]>([
    [
      'no-exports',
      '(module)',
      'no-exports.wasm: exports: memory, interpolate_abi, interpolate_allocate, interpolate_free, interpolate_query, interpolate_compute missing, it exports nothing; see harness/wasm/README.md',
    ],
    [
      'wrong-abi',
      `(module ${HEAD} ${ALLOCATE} (func (export "interpolate_abi") (result i32) i32.const 2))`,
      'wrong-abi.wasm: interpolate_abi(): expected 1, got 2; see harness/wasm/README.md',
    ],
    [
      'wrong-parameters',
      `(module ${HEAD} ${ABI} (func (export "interpolate_allocate") (result i32) i32.const 8))`,
      'wrong-parameters.wasm: interpolate_allocate: expected 1 parameters, got 0; see harness/wasm/README.md',
    ],
    [
      'start-traps',
      `(module ${HEAD} ${ALLOCATE} ${ABI} (func $start unreachable) (start $start))`,
      /^start-traps.wasm: its start: trap: unreachable: /,
    ],
    [
      'start-loops',
      `(module ${HEAD} ${ALLOCATE} ${ABI} (func $start (loop $again br $again)) (start $start))`,
      'start-loops.wasm: loading it: it took longer than 2000 ms',
    ],
    [
      'glue',
      `(module (import "wbg" "__wbindgen_throw" (func (param i32 i32))) (import "env" "memory" (memory 1)) ${HEAD.replace('(memory (export "memory") 1)', '')} ${ALLOCATE} ${ABI} (export "memory" (memory 0)))`,
      /^glue.wasm: imports: expected none, env.abort or harmless ones of WASI, got wbg.__wbindgen_throw \(function\), env.memory \(memory\); .* ES module that loads it/,
    ],
    [
      'wide',
      `(module ${HEAD.replace('(memory (export "memory") 1)', '(memory (export "memory") i64 1)')} ${ALLOCATE} ${ABI})`,
      'wide.wasm: its memory has 64-bit addresses (memory64), and the ABI 32-bit ones: build for wasm32, see harness/wasm/README.md',
    ],
  ])('%s is a usage error', async (name, text, message) => {
    const opening = open(name, await fromText(text), name === 'start-loops' ? { loadTimeout: 2_000 } : {});
    await expect(opening).rejects.toThrow(UsageError);
    await expect(opening).rejects.toThrow(message);
  });

  test('a file that is no module, or a part of one, is a usage error', async () => {
    const whole = await fromText(`(module ${HEAD} ${ALLOCATE} ${ABI})`);
    await expect(open('text', new TextEncoder().encode('(module)'))).rejects.toThrow(
      'text.wasm: expected a WebAssembly module, which begins with the bytes 00 61 73 6d, got 8 bytes that begin with 28 6d 6f 64',
    );
    await expect(open('empty', new Uint8Array())).rejects.toThrow('got 0 bytes that begin with nothing');
    await expect(open('part', whole.subarray(0, whole.length - 10))).rejects.toThrow(
      /^part.wasm: not a valid WebAssembly module, or cut short: /,
    );
    await expect(open('component', Uint8Array.of(0, 0x61, 0x73, 0x6d, 0x0d, 0, 1, 0))).rejects.toThrow(
      /expected a core WebAssembly module of version 1, got version bytes 0d 00 01 00; build a component/,
    );
  });
});
