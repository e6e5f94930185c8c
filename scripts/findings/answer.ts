/**
 * Runs a program of spec/matrix/findings and prints, as two lines of JSON, versions and what it exports as `y`, a shape and an
 * array: `tsx answer.ts PROGRAM PACKAGE …`.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { toWireNumber } from '#harness/core/protocol.ts';

interface Exported {
  readonly y: { readonly shape: readonly number[]; readonly data: Uint8Array | Float32Array };
}

const [program, ...packages] = process.argv.slice(2);
const own = packages.map((name) => [name, versionOf(name)]);
process.stdout.write(`${JSON.stringify({ node: process.versions.node, ...Object.fromEntries(own) })}\n`);
console.log = console.error;
process.stdout.write(`${JSON.stringify(await answer())}\n`, () => process.exit(0));

function versionOf(name: string): string {
  const file = join(dirname(program), 'node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

async function answer(): Promise<object> {
  try {
    const { y } = (await import(pathToFileURL(program).href)) as Exported;
    const dtype = y.data instanceof Float32Array ? 'float32' : 'uint8';
    return { dtype, shape: y.shape, values: Array.from(y.data, toWireNumber) };
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_MODULE_NOT_FOUND') throw error;
    return { raised: String(error).split('\n')[0] };
  }
}
