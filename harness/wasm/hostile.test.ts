import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Call } from '#cases/case.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { openImplementation } from '../implementations/open-implementation.ts';
import { assembled, fromText } from './fakes.ts';

const folder = mkdtempSync(join(tmpdir(), 'wasm-'));
const openedOnes: OpenImplementation[] = [];
afterAll(async () => {
  await Promise.all(openedOnes.map((opened) => opened.close()));
  rmSync(folder, { recursive: true });
});

async function open(name: string, bytes: Uint8Array, limits: object = {}): Promise<OpenImplementation> {
  const path = join(folder, `${name}.wasm`);
  writeFileSync(path, bytes);
  const opened = await openImplementation(path, { timeout: 10_000, ...limits });
  openedOnes.push(opened);
  return opened;
}

/** The compiler is loaded first, which takes most of it. */
const COMPILING_MS = 120_000;

/** A call of size 1 copies what the call before wrote; one of size 2 asks WASI. */
const REMEMBERING = `
import * as abi from './abi';

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

let first: usize = 0;
let kept: usize = 0;

export function interpolate_abi(): u32 { return 1; }
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
  memory.copy(outputShape, inputShape, 4 * rank);
  return abi.OK;
}

export function interpolate_compute(options: abi.Options, dtype: u32, input: usize, inputShape: usize, rank: u32, output: usize, outputShape: usize): i32 {
  const behaviour = i32(options.size(0));
  const bytes = load<u32>(inputShape + 8) * (dtype == abi.UINT8 ? 1 : 4);
  memory.copy(behaviour == 1 && kept != 0 ? kept : output, input, bytes);
  kept = output;
  if (behaviour == 2) {
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
  return abi.OK;
}`;

const SIZES = { copy: 0, stale: 1, asksWasi: 2 } as const;

function call(behaviour: keyof typeof SIZES, data = Float32Array.of(1, 2, 3)): Call {
  return {
    entry: 'interpolate',
    input: { dtype: 'float32', shape: [1, 1, data.length], data },
    options: { size: [SIZES[behaviour]] },
  };
}

const well = (...values: number[]) => ({
  kind: 'tensor',
  tensor: { dtype: 'float32', shape: [1, 1, values.length], data: Float32Array.from(values) },
  inputChanged: false,
  aliasesInput: false,
});
const invalid = (message: string) => ({ kind: 'invalid-output', message });

// What else a file may do is a table: scripts/hostile.
describe('memory and imports', () => {
  let opened: OpenImplementation;
  beforeAll(async () => {
    opened = await open('remembering', await assembled('remembering.ts', REMEMBERING));
  }, COMPILING_MS);

  test('WASI has nothing to give, and says so', async () => {
    expect(await opened.ask(call('asksWasi'))).toEqual(well(0, 0, 888));
  });

  test('a write into the output of the call before is seen', async () => {
    expect(await opened.ask(call('copy'))).toEqual(well(1, 2, 3));
    expect(await opened.ask(call('stale', Float32Array.of(4, 5, 6)))).toEqual(
      invalid(
        'interpolate_compute: in the buffers of the call before, it changed byte 3 of the output, which it must not write',
      ),
    );
    expect(await opened.ask(call('copy'))).toEqual(well(1, 2, 3));
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
    const outcome = await opened.ask(call('copy', new Float32Array(elements)));
    expect(outcome).toMatchObject({ message: expect.stringMatching(message) });
    expect('message' in outcome && outcome.message.startsWith(asked)).toBe(true);
    expect(await opened.ask(call('copy'))).toEqual(well(1, 2, 3));
  });

  test('a value that is what the output was filled with is a value', async () => {
    const input = { dtype: 'uint8', shape: [1, 1, 2], data: Uint8Array.of(0xa5, 0x5a) } as const;
    expect(await opened.ask({ ...call('copy'), input })).toMatchObject({ kind: 'tensor', tensor: input });
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
