/**
 * The kits for programs on stdio and the one for WebAssembly in C build without a warning and conform on what they support,
 * where their language is at hand.
 */
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import { KITS } from '#harness/init/kits.ts';
import { runConformance } from '#harness/run/run.ts';
import { checkProtocol } from '#harness/stdio/check-protocol.ts';
import target from '../spec/target.json' with { type: 'json' };
import { temporaryFolder, writeIn } from './temporary-folder.ts';
import { HAS_TORCH, pythonHere, skip, works } from './tools.ts';
import { wishes } from './wishes.ts';

const { values: wish } = wishes({ options: { python: { type: 'string' }, profile: { type: 'string' } } });

const LIMITS = { timeout: 30_000 };
const WARNINGS = ['-Wall', '-Wextra', '-Wpedantic', '-Werror'];
const SANITIZE = ['-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
const folder = temporaryFolder('kits');
const missing: string[] = [];

const python = pythonHere(wish.python);
if (await works(python, '-c', 'import numpy')) {
  await examine('harness/kits/python/example.py', python);
  await execa(python, ['scripts/check-kernel-call.py'], { stdio: 'inherit' });
  await keepsStdout(python);
} else missing.push(`no numpy in ${python}`);
if (await works(python, '-c', HAS_TORCH)) {
  await examine('harness/kits/python/pytorch.py', python, wish.profile ?? 'quick');
  await execa(python, ['scripts/check-recorder.py'], { stdio: 'inherit' });
} else missing.push(`no PyTorch ${target.torch} in ${python}`);
if (await works('cc', '--version')) {
  await built('cc', ['-O2', ...WARNINGS], 'plain');
  await built('cc', [...SANITIZE, ...WARNINGS], 'sanitized');
} else missing.push('no cc here');
if (await works('cargo', '--version')) {
  const env = { RUSTFLAGS: '-D warnings' };
  const manifest = join('harness', 'kits', 'rust', 'Cargo.toml');
  await execa('cargo', ['build', '--quiet', '--release', '--manifest-path', manifest, '--target-dir', folder], { env });
  await examine(join(folder, 'release', 'interpolate-example'));
} else missing.push('no cargo here');
if ((await works('sh', '-c', 'clang --print-targets | grep wasm32')) && (await works('wasm-ld', '--version')))
  await buildsTheSameWasm();
else missing.push('no clang for wasm32 with wasm-ld here');
skip(...missing);

async function built(compiler: string, flags: readonly string[], name: string): Promise<void> {
  const program = join(folder, name);
  await execa(compiler, [...flags, 'harness/kits/c/example.c', '-lm', '-o', program]);
  await takesAnySize(program);
  await examine(program);
}

async function examine(program: string, interpreter?: string, profile = 'quick'): Promise<void> {
  const command = `${interpreter === undefined ? '' : `"${interpreter}" `}"${program}"`;
  let conversation = '';
  const speaksWell = await checkProtocol(command, LIMITS, (text) => {
    conversation += text;
  });
  if (!speaksWell) throw new Error(`${program}: expected the protocol, got\n${conversation}`);
  await conforms(program, `exec:${command}`, profile);
}

async function conforms(program: string, specifier: string, profile = 'quick'): Promise<void> {
  const { summary } = await runConformance(specifier, { ...LIMITS, profile: profile as 'quick' });
  console.log(
    `${program}: ${summary.pass} of ${summary.cases} pass, ${summary.failures} fail, ${summary.unsupported} unsupported`,
  );
  if (!summary.conforms || summary.failures > 0) throw new Error(`${program}: expected it to conform`);
}

/** What is printed after the import of the kit, by whoever, is no frame; what the program starts keeps its own stdout. */
async function keepsStdout(python: string): Promise<void> {
  const program = writeIn(
    folder,
    'noisy.py',
    `import os, subprocess, sys
sys.path.insert(0, ${JSON.stringify(resolve('harness/kits/python'))})
import interpolate_stdio
os.write(1, b"a library that prints while it is imported")
print("and more")
child = [sys.executable, "-c", "import sys; sys.path = " + repr(sys.path) + "; import interpolate_stdio; print('kept')"]
assert subprocess.run(child, capture_output=True, text=True).stdout == "kept\\n"
from example import interpolate
interpolate_stdio.serve("noisy", interpolate, aspects=["values"], mapping={"bilinear": "example"})
`,
  );
  await examine(program, python);
}

/** A size that no tensor has is no reason to write beyond the memory of one. */
async function takesAnySize(program: string): Promise<void> {
  const opened = await openImplementation(`exec:${program}`, LIMITS);
  const input = { dtype: 'float32', shape: [1, 1, 2, 2], data: new Float32Array(4) } as const;
  try {
    for (const size of [Number.NaN, -1, 1e300, 2 ** 31, 2 ** 16]) {
      const outcome = await opened.ask({
        entry: 'interpolate',
        input,
        options: { size: [size, size], mode: 'nearest' },
      });
      if (outcome.kind !== 'threw') throw new Error(`${program}: size ${size}: expected an error, got ${outcome.kind}`);
    }
  } finally {
    await opened.close();
  }
}

/** By the command that its users are given. */
async function buildsTheSameWasm(): Promise<void> {
  const kit = 'harness/kits/wasm-c';
  const source = `${kit}/resize.c`;
  const [compiler, ...words] = KITS['wasm-c'].next[0].split(' ');
  const outputs = ['first.wasm', 'second.wasm'].map((name) => join(folder, name));
  for (const output of outputs) {
    const asked = words.map((word) => (word === 'resize.wasm' ? output : word));
    await execa(compiler, [...asked, '-Wall', '-Wextra', '-Wno-unused-parameter', '-Werror'], {
      cwd: kit,
      stdio: 'inherit',
    });
  }
  const [first, second] = outputs;
  if (!readFileSync(first).equals(readFileSync(second)))
    throw new Error(`${source}: expected the same bytes from two builds, got others`);
  await conforms(source, first);
}
