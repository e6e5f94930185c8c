/** The WebAssembly kit in C builds to the same bytes twice and conforms; without a clang that can, it says so. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';

const FLAGS = ['--target=wasm32', '-O2', '-std=c11', '-nostdlib', '-Wl,--no-entry', '-Wall', '-Wextra'];
const SOURCE = 'harness/kits/wasm-c/resize.c';

const folder = mkdtempSync(join(tmpdir(), 'wasm-c-'));
try {
  if ((await isMissing('clang', 'wasm32')) || (await isMissing('wasm-ld', '')))
    console.log('skipped: no clang for wasm32 with wasm-ld here');
  else process.exitCode = await check();
} finally {
  rmSync(folder, { recursive: true });
}

async function check(): Promise<number> {
  const [first, second] = [join(folder, 'first.wasm'), join(folder, 'second.wasm')];
  for (const output of [first, second]) await execa('clang', [...FLAGS, '-o', output, SOURCE], { stdio: 'inherit' });
  if (!readFileSync(first).equals(readFileSync(second))) {
    console.log(`${SOURCE}: expected the same bytes from two builds, got others`);
    return 1;
  }
  const run = ['-C', 'source', 'harness/cli.ts', 'run', first, '--profile', 'quick'];
  const { exitCode } = await execa('tsx', run, { stdio: 'inherit', preferLocal: true, reject: false });
  return exitCode ?? 1;
}

async function isMissing(program: string, target: string): Promise<boolean> {
  const { failed, stdout } = await execa(program, [target === '' ? '--version' : '--print-targets'], { reject: false });
  return failed || !stdout.includes(target);
}
