import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Implementation } from '#spec/signature.ts';
import { BUNDLED } from '../adapters/bundled.ts';
import type { ModuleSource } from '../calling/child-messages.ts';
import { checkedImplementation, defaultExportOf, implementationFrom } from '../calling/implementation.ts';

/** What the module exports, once it is an implementation; else a `UsageError`, or what the module threw. */
export async function loadImplementation(source: ModuleSource): Promise<Implementation> {
  if (source.kind === 'wasm') return wasmFrom(source.url);
  // Awaited, not returned as it is: that would call its `then`, which the module may have replaced.
  const implementation = await implementationFrom(await defaultExport(source), 'export default');
  return implementation;
}

async function defaultExport(source: ModuleSource): Promise<unknown> {
  return defaultExportOf(source.kind === 'bundled' ? await BUNDLED[source.name].load() : await imported(source.url));
}

async function wasmFrom(url: string): Promise<Implementation> {
  const path = fileURLToPath(url);
  const { wasmImplementation } = await import('../wasm/wasm-implementation.ts');
  const print = (text: string) => void process.stderr.write(text);
  return checkedImplementation(await wasmImplementation(await readFile(path), basename(path), print), 'the module');
}

async function imported(url: string): Promise<object> {
  return (await import(url)) as object;
}
