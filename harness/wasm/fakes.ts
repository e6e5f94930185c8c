import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../core/package-root.ts';

/** Loaded without their types, which declare the globals of AssemblyScript for all of our code. */
const COMPILER: string = 'assemblyscript/asc';
const BINARYEN: string = 'assemblyscript/binaryen';

interface Compiler {
  main(
    argv: readonly string[],
    files: {
      readFile(name: string): string | null;
      writeFile(name: string, contents: string | Uint8Array): void;
      listFiles(): readonly string[];
    },
  ): Promise<{ error: Error | null; stderr: { toString(): string } }>;
}

interface Binaryen {
  parseText(text: string): { emitBinary(): Uint8Array; dispose(): void };
}

export const KIT = join(packageRoot(), 'harness/kits/wasm');

const FLAGS = ['--runtime', 'minimal', '-O3', '--outFile', 'out.wasm'];

/** For tests: a module from AssemblyScript, which may import the files of the kit. */
export async function assembled(entry: string, source?: string): Promise<Uint8Array> {
  const asc = (await import(COMPILER)) as Compiler;
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main([entry, ...FLAGS], {
    readFile: (name) => (name === entry && source !== undefined ? source : kitFile(name)),
    writeFile(_name, contents) {
      if (typeof contents !== 'string') binary = contents;
    },
    listFiles: () => [],
  });
  if (error !== null || binary === undefined) throw new Error(`asc: ${error?.message}\n${stderr.toString()}`);
  return binary;
}

/** A module from the text format. */
export async function fromText(text: string): Promise<Uint8Array> {
  const { default: binaryen } = (await import(BINARYEN)) as { default: Binaryen };
  const module = binaryen.parseText(text);
  try {
    return module.emitBinary();
  } finally {
    module.dispose();
  }
}

function kitFile(name: string): string | null {
  try {
    return readFileSync(join(KIT, name), 'utf8');
  } catch {
    return null;
  }
}
