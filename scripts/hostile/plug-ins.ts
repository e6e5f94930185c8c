import { pathToFileURL } from 'node:url';
import type { Call } from '#cases/case.ts';
import type { Limits } from '#harness/calling/session.ts';
import type { OpenImplementation } from '#harness/core/open-implementation.ts';
import { behaving, call } from '#harness/implementations/fakes.ts';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import { SPEAKING } from '#harness/stdio/fakes.ts';
import { assembled } from '#harness/wasm/fakes.ts';
import type { Implementation } from '#spec/signature.ts';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { BEHAVIOURS, type Behaviour, type Kind } from './behaviours.ts';

/** Opens a plug-in of each kind that has all the behaviours. */
export interface PlugIns {
  open(kind: Kind, limits: Limits): Promise<OpenImplementation>;
  /** A module of this text. */
  load(kind: 'module' | 'worker', name: string, text: string, limits: Limits): Promise<OpenImplementation>;
}

export function plugIns(): PlugIns {
  const folder = temporaryFolder('hostile');
  const write = (name: string, content: string | Uint8Array) => writeIn(folder, name, content);
  const opened: Record<Kind, () => string | Promise<string | Implementation>> = {
    module: () => write('hostile.mjs', behaving(NODE, members('module'))),
    object: async () => {
      const { href } = pathToFileURL(write('object.mjs', behaving('', members('object'))));
      return ((await import(href)) as { default: Implementation }).default;
    },
    program: () => `exec:"${process.execPath}" "${write('program.mjs', PROGRAM)}"`,
    wasm: async () => write('hostile.wasm', await assembled('hostile.ts', ASSEMBLY)),
    worker: () => `browser:${write('worker.mjs', behaving('', members('worker')))}`,
    page: () => `browser-page:${write('page.mjs', behaving('', members('page')))}`,
  };
  return {
    open: async (kind, limits) => openImplementation(await opened[kind](), limits),
    load: (kind, name, text, limits) =>
      openImplementation(`${kind === 'worker' ? 'browser:' : ''}${write(`${name}.mjs`, text)}`, limits),
  };
}

/** The call that makes a plug-in of this kind behave so. */
export function callOf({ name }: Behaviour, kind: Kind): Call {
  if (kind !== 'wasm') return call(name);
  const { mode: _, ...options } = call(name).options;
  return { ...call(name), options: { ...options, size: [WASM.findIndex((one) => one.name === name)] } };
}

/** Of the process that a plug-in is in now; undefined where it does not tell. */
export async function processOf(opened: OpenImplementation, kind: Kind): Promise<number | undefined> {
  if (kind !== 'module' && kind !== 'program') return undefined;
  const outcome = await opened.ask(call('pid'));
  return outcome.kind === 'tensor' ? new Float64Array(outcome.tensor.data)[0] : undefined;
}

function members(kind: Kind): string {
  const own = BEHAVIOURS.filter(({ js, cells }) => js !== undefined && kind in cells);
  return [...own.map(({ js }) => js), PID].join(',\n');
}

const PID =
  "pid: ({ dtype }) => ({ dtype: 'float64', shape: [1], data: Float64Array.of(globalThis.process?.pid ?? 0) })";

const NODE = `
import { execSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import v8 from 'node:v8';
import vm from 'node:vm';`;

/** It makes frames of what a member in JavaScript does, as a kit would; or writes its own. */
const PROGRAM = `${SPEAKING}${NODE}
function hello() { send({ kind: 'hello', protocol: PROTOCOL, name: 'hostile', version: '0.0.1', aspects: ['values'] }); }
const resultOf = ({ id, dtype, shape }) => ({ kind: 'result', id, dtype, shape });
const answer = (call, payload) => send(resultOf(call), payload);
const after = later;
const programs = { ${BEHAVIOURS.flatMap(({ program }) => program ?? []).join(',\n')} };
const copy = (input) => ({ dtype: input.dtype, shape: [...input.shape], data: input.data.slice() });
const javascript = ((later) => ({ ${members('program')} }))(
  (milliseconds, action) => new Promise((resolve) => setTimeout(() => resolve(action()), milliseconds)),
);
async function run(call, payload) {
  const { id, dtype, shape, options: { mode } } = call;
  if (mode === 'declines') return send({ kind: 'unsupported', id, reason: 'not this one' });
  if (mode in programs) return programs[mode](call, payload);
  const data = new Float32Array(payload.buffer.slice(payload.byteOffset, payload.byteOffset + payload.length));
  let result;
  try {
    result = await javascript[mode]({ dtype, shape: [...shape], data });
  } catch (error) {
    return send({ kind: 'error', id, reason: error.name + ': ' + error.message });
  }
  const { buffer, byteOffset, byteLength } = result.data;
  send({ kind: 'result', id, dtype: result.dtype, shape: result.shape }, Buffer.from(buffer, byteOffset, byteLength));
}
`;

const WASM = BEHAVIOURS.filter(({ wasm }) => wasm !== undefined);

/** The size that a call asks for is the number of the behaviour. */
const ASSEMBLY = `
import * as abi from './abi';

@external('wasi_snapshot_preview1', 'fd_write')
declare function fdWrite(descriptor: i32, vectors: usize, count: i32, written: usize): i32;
@external('wasi_snapshot_preview1', 'proc_exit')
declare function procExit(code: i32): void;
@external('wasi_snapshot_preview1', 'random_get')
declare function random_get(at: usize, bytes: i32): i32;

const words = abi.text('not this one');
let message: usize = changetype<usize>(words);

function deeper(depth: i32): i32 { return depth < 0 ? 0 : deeper(depth + 1) + deeper(depth + 2); }
function print(descriptor: i32): void {
  const vector = heap.alloc(12);
  store<u32>(vector, changetype<u32>(words));
  store<u32>(vector + 4, 12);
  fdWrite(descriptor, vector, 1, vector + 8);
}

export function interpolate_abi(): u32 { return 1; }
export function interpolate_message(): usize { return message; }
export function interpolate_allocate(bytes: usize): usize { return heap.alloc(bytes); }
export function interpolate_free(pointer: usize, bytes: usize): void { heap.free(pointer); }

export function interpolate_query(options: abi.Options, dtype: u32, inputShape: usize, rank: u32, outputShape: usize): i32 {
  const behaviour = i32(options.size(0));
  message = changetype<usize>(words);
  memory.copy(outputShape, inputShape, 4 * rank);
${WASM.map(({ query }, at) => (query === undefined ? '' : `  if (behaviour == ${at}) { ${query} }\n`)).join('')}
  return abi.OK;
}

export function interpolate_compute(options: abi.Options, dtype: u32, input: usize, inputShape: usize, rank: u32, output: usize, outputShape: usize): i32 {
  const behaviour = i32(options.size(0));
  const bytes = load<u32>(inputShape + 8) * 4;
  memory.copy(output, input, behaviour == ${WASM.findIndex(({ name }) => name === 'forgetsLast')} ? bytes - 4 : bytes);
${WASM.map(({ wasm }, at) => (wasm === '' ? '' : `  if (behaviour == ${at}) { ${wasm} }\n`)).join('')}
  return abi.OK;
}
`;
