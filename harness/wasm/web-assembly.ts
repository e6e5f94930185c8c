/** The part of the WebAssembly API that we use. TypeScript has it only together with the whole DOM. */
interface WebAssemblyApi {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  Instance: new (module: WasmModule, imports: Record<string, Record<string, unknown>>) => { exports: WasmExports };
  Module: { imports(module: WasmModule): readonly ModuleItem[]; exports(module: WasmModule): readonly ModuleItem[] };
}

export interface WasmModule {
  readonly [Symbol.toStringTag]: string;
}

export interface ModuleItem {
  module?: string;
  name: string;
  kind: string;
}

export type WasmExports = Readonly<Record<string, unknown>>;

/** Growing replaces the buffer: whoever needs the bytes asks again. */
export interface WasmMemory {
  readonly buffer: ArrayBufferLike;
}

export const webAssembly = (globalThis as unknown as { WebAssembly: WebAssemblyApi }).WebAssembly;
