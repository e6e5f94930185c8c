import { CallFault } from '../calling/call-fault.ts';
import type { OPTIONAL_FUNCTIONS, REQUIRED_FUNCTIONS, TEXT_FUNCTIONS } from './abi.ts';
import { importsFor } from './imports.ts';
import { trapText } from './traps.ts';
import { type WasmExports, type WasmMemory, type WasmModule, webAssembly } from './web-assembly.ts';

type OptionalFunction = keyof typeof OPTIONAL_FUNCTIONS | keyof typeof TEXT_FUNCTIONS;
type AbiFunction = keyof typeof REQUIRED_FUNCTIONS | OptionalFunction;

const LONGEST_TEXT = 4_096;
const KEPT_CHARACTERS = 600;

export type WasmInstance = ReturnType<typeof instantiated>;

/** One instance, until it traps or breaks the ABI: then nothing in it can be relied on, and another takes its place. */
export function instantiated(module: WasmModule, print: (text: string) => void) {
  let printed = '';
  let exports: WasmExports = {};
  const host = {
    memory() {
      if (exports.memory === undefined) throw new Error('it called an import while it was starting');
      return exports.memory as WasmMemory;
    },
    print: (text: string) => {
      printed = (printed + text).slice(-KEPT_CHARACTERS);
      print(text);
    },
  };
  const imports = importsFor(module, host);
  trapped('its start', () => {
    ({ exports } = new webAssembly.Instance(module, imports));
    const initialize = exports._initialize;
    if (typeof initialize === 'function') (initialize as () => void)();
  });

  function trapped<T>(where: string, action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw new CallFault('crash', `${where}: ${trapText(error)}${printedNote()}`);
    }
  }

  function printedNote(): string {
    const text = printed.trim();
    return text === '' ? '' : `; its last output: ${text}`;
  }

  /** All of its memory as it is now; good until the next call. */
  const bytes = () => new Uint8Array(host.memory().buffer);

  /** An i32 as it came. A trap is a `CallFault`. */
  function call(name: AbiFunction, ...args: readonly number[]): number {
    printed = '';
    const got = trapped(name, () => (exports[name] as (...words: readonly number[]) => unknown)(...args));
    if (got !== undefined && typeof got !== 'number')
      throw new CallFault('invalid-output', `${name}: expected an i32, got a ${typeof got}; build for wasm32`);
    return got ?? 0;
  }

  /** The text at the pointer that this function returns, '' for null; a `CallFault` where there is none. */
  function text(name: keyof typeof TEXT_FUNCTIONS): string {
    const pointer = call(name) >>> 0;
    if (pointer === 0) return '';
    const memory = bytes();
    const end = memory.indexOf(0, pointer);
    if (pointer >= memory.length || end < 0 || end - pointer > LONGEST_TEXT)
      throw new CallFault(
        'invalid-output',
        `${name}(): expected a pointer to at most ${LONGEST_TEXT} bytes of text and a zero byte, got ${address(pointer)}`,
      );
    return new TextDecoder().decode(memory.slice(pointer, end));
  }

  return {
    exports,
    bytes,
    has: (name: OptionalFunction) => exports[name] !== undefined,
    call,
    text,
    /** What it printed since the last call of `call`, as the end of a sentence. */
    printed: printedNote,
  };
}

export function address(pointer: number): string {
  return `0x${(pointer >>> 0).toString(16)}`;
}
