import { UsageError } from '../core/open-implementation.ts';
import { type ModuleItem, type WasmMemory, type WasmModule, webAssembly } from './web-assembly.ts';

/** What an import is given to work with. */
export interface Host {
  memory(): WasmMemory;
  print(text: string): void;
}

type Functions = Readonly<Record<string, (host: Host) => (...args: number[]) => unknown>>;

const BAD_DESCRIPTOR = 8;
const LONGEST_PRINT = 2 ** 16;
const LONGEST_ABORT_TEXT = 2_000;

/** What answers in silence: no arguments, no environment, no clock, no files. Random bytes are zeros. */
const WASI: Functions = {
  fd_write: (host) => (descriptor, vectors, count, writtenAt) => fdWrite(host, descriptor, vectors, count, writtenAt),
  proc_exit: () => (code) => {
    throw new Error(`it called proc_exit(${code})`);
  },
  args_get: () => () => 0,
  args_sizes_get: (host) => (countAt, bytesAt) => writeWords(host, [countAt, bytesAt]),
  environ_get: () => () => 0,
  environ_sizes_get: (host) => (countAt, bytesAt) => writeWords(host, [countAt, bytesAt]),
  clock_time_get: (host) => (_clock, _precision, timeAt) => writeWords(host, [timeAt, timeAt + 4]),
  random_get: (host) => (at, count) => {
    new Uint8Array(host.memory().buffer, at >>> 0, count >>> 0).fill(0);
    return 0;
  },
  sched_yield: () => () => 0,
  fd_close: () => () => BAD_DESCRIPTOR,
  fd_seek: () => () => BAD_DESCRIPTOR,
  fd_fdstat_get: () => () => BAD_DESCRIPTOR,
};

const ALLOWED: Readonly<Record<string, Functions>> = {
  env: {
    abort: (host) => (messageAt, fileAt, line, column) => {
      const message = abortText(host, messageAt);
      const file = abortText(host, fileAt);
      throw new Error(`it called abort: ${message || 'no message'} (${file || 'unknown file'}:${line}:${column})`);
    },
  },
  wasi_snapshot_preview1: WASI,
};

/** The imports of this module; those that no standalone module needs are a `UsageError` that names them. */
export function importsFor(module: WasmModule, host: Host): Record<string, Record<string, unknown>> {
  const wanted = webAssembly.Module.imports(module);
  const strange = wanted.filter((item) => allowed(item) === undefined);
  if (strange.length > 0) throw strangeImports(strange);
  const imports: Record<string, Record<string, unknown>> = {};
  for (const item of wanted) {
    imports[item.module ?? ''] ??= {};
    imports[item.module ?? ''][item.name] = allowed(item)?.(host);
  }
  return imports;
}

function allowed({ module = '', name, kind }: ModuleItem): Functions[string] | undefined {
  if (kind !== 'function' || !Object.hasOwn(ALLOWED, module)) return undefined;
  return Object.hasOwn(ALLOWED[module], name) ? ALLOWED[module][name] : undefined;
}

function strangeImports(strange: readonly ModuleItem[]): UsageError {
  const shown = strange.slice(0, 6).map(({ module, name, kind }) => `${module}.${name} (${kind})`);
  const more = strange.length > shown.length ? ` and ${strange.length - shown.length} more` : '';
  return new UsageError(
    `imports: expected none, env.abort or harmless ones of WASI, got ${shown.join(', ')}${more}; a module with JavaScript glue (Emscripten, wasm-bindgen) is examined through an ES module that loads it, see harness/wasm/README.md`,
  );
}

/** Standard output and error are kept; there are no files. */
function fdWrite(host: Host, descriptor: number, vectors: number, count: number, writtenAt: number): number {
  if (descriptor !== 1 && descriptor !== 2) return BAD_DESCRIPTOR;
  const { buffer } = host.memory();
  const view = new DataView(buffer);
  let written = 0;
  for (let index = 0; index < count; index++) {
    const start = view.getUint32((vectors >>> 0) + 8 * index, true);
    const length = view.getUint32((vectors >>> 0) + 8 * index + 4, true);
    host.print(textOf(new Uint8Array(buffer, start, length).slice(-LONGEST_PRINT)));
    written += length;
  }
  view.setUint32(writtenAt >>> 0, written, true);
  return 0;
}

function writeWords(host: Host, addresses: readonly number[]): number {
  const view = new DataView(host.memory().buffer);
  for (const address of addresses) view.setUint32(address >>> 0, 0, true);
  return 0;
}

/** A string of AssemblyScript: UTF-16, its length in bytes in the word before it. */
function abortText(host: Host, pointer: number): string {
  const { buffer } = host.memory();
  const start = pointer >>> 0;
  if (start < 4 || start % 2 !== 0 || start > buffer.byteLength) return '';
  const bytes = new DataView(buffer).getUint32(start - 4, true);
  if (bytes > LONGEST_ABORT_TEXT || start + bytes > buffer.byteLength) return '';
  return new TextDecoder('utf-16le').decode(new Uint8Array(buffer, start, bytes).slice());
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
