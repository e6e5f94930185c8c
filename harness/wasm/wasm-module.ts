import { UsageError } from '../core/open-implementation.ts';
import { ABI_VERSION, OPTIONAL_FUNCTIONS, REQUIRED_FUNCTIONS, TEXT_FUNCTIONS } from './abi.ts';
import { hasMemory64 } from './memory64.ts';
import type { WasmInstance } from './wasm-instance.ts';
import { type WasmModule, webAssembly } from './web-assembly.ts';

/** `\0asm` */
const MAGIC = [0x00, 0x61, 0x73, 0x6d];
const CORE_VERSION = [0x01, 0x00, 0x00, 0x00];

const PAGE = 'see harness/wasm/README.md';

/** A module with the exports of the ABI; else a `UsageError` that says what is wrong with the file. */
export async function compiledModule(bytes: Uint8Array): Promise<WasmModule> {
  if (!startsWith(bytes, 0, MAGIC))
    throw new UsageError(
      `expected a WebAssembly module, which begins with the bytes ${hex(MAGIC)}, got ${bytes.length} bytes that begin with ${hex([...bytes.subarray(0, 4)]) || 'nothing'}`,
    );
  if (bytes.length >= 8 && !startsWith(bytes, 4, CORE_VERSION))
    throw new UsageError(
      `expected a core WebAssembly module of version 1, got version bytes ${hex([...bytes.subarray(4, 8)])}; build a component as a core module`,
    );
  if (hasMemory64(bytes))
    throw new UsageError(
      `its memory has 64-bit addresses (memory64), and the ABI 32-bit ones: build for wasm32, ${PAGE}`,
    );
  let module: WasmModule;
  try {
    module = await webAssembly.compile(bytes);
  } catch (error) {
    throw new UsageError(`not a valid WebAssembly module, or cut short: ${(error as Error).message}`);
  }
  requireExports(webAssembly.Module.exports(module));
  return module;
}

function requireExports(exported: readonly { name: string; kind: string }[]): void {
  const kinds = new Map(exported.map(({ name, kind }) => [name, kind]));
  const missing = [
    ...(kinds.get('memory') === 'memory' ? [] : ['memory']),
    ...Object.keys(REQUIRED_FUNCTIONS).filter((name) => kinds.get(name) !== 'function'),
  ];
  if (missing.length === 0) return;
  const names = [...kinds.keys()].slice(0, 12).join(', ') || 'nothing';
  throw new UsageError(`exports: ${missing.join(', ')} missing, it exports ${names}; ${PAGE}`);
}

/** What can be said of an instance before its first call: the version of the ABI, and how many parameters each takes. */
export function requireAbi(instance: WasmInstance): void {
  for (const [name, count] of Object.entries({ ...REQUIRED_FUNCTIONS, ...OPTIONAL_FUNCTIONS, ...TEXT_FUNCTIONS })) {
    const exported = instance.exports[name];
    if (exported === undefined) continue;
    if (typeof exported !== 'function')
      throw new UsageError(`${name}: expected a function, got something else; ${PAGE}`);
    if (exported.length !== count)
      throw new UsageError(`${name}: expected ${count} parameters, got ${exported.length}; ${PAGE}`);
  }
  const version = instance.call('interpolate_abi');
  if (version !== ABI_VERSION)
    throw new UsageError(`interpolate_abi(): expected ${ABI_VERSION}, got ${version}; ${PAGE}`);
}

function startsWith(bytes: Uint8Array, start: number, wanted: readonly number[]): boolean {
  return wanted.every((byte, index) => bytes[start + index] === byte);
}

function hex(bytes: readonly number[]): string {
  return bytes.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
}
