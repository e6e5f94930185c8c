import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { expect, onTestFinished, test } from 'vitest';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import { KITS } from '#harness/init/kits.ts';
import { runConformance } from '#harness/run/run.ts';
import { checkProtocol } from '#harness/stdio/check-protocol.ts';
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { areHere, CARGO, CC, CLANG_FOR_WASM, NUMPY, PYTHON, TORCH } from '../tools.ts';

const LIMITS = { timeout: 30_000 };
const WARNINGS = ['-Wall', '-Wextra', '-Wpedantic', '-Werror'];
const SANITIZE = ['-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
const folder = temporaryFolder('kits');
const isNumpyHere = await areHere(NUMPY);

/** A program on stdio speaks the protocol, and conforms on what it supports. */
async function expectConforming(command: string): Promise<void> {
  let conversation = '';
  const speaksWell = await checkProtocol(command, LIMITS, (text) => {
    conversation += text;
  });
  expect(speaksWell, conversation).toBe(true);
  await expectToConform(`exec:${command}`);
}

async function expectToConform(specifier: string): Promise<void> {
  const { summary } = await runConformance(specifier, { ...LIMITS, profile: 'quick' });
  expect(summary).toMatchObject({ conforms: true, failures: 0 });
}

test.runIf(isNumpyHere)('Python conforms', async () => {
  await expectConforming(`"${PYTHON}" harness/kits/python/example.py`);
  await execa(PYTHON, ['scripts/check-kernel-call.py']);
});

test.runIf(isNumpyHere)(
  'what is printed after the import of the kit in Python, by whoever, is no frame; what the program starts keeps its own stdout',
  async () => {
    const program = `import os, subprocess, sys
sys.path.insert(0, ${JSON.stringify(resolve('harness/kits/python'))})
import interpolate_stdio
os.write(1, b"a library that prints while it is imported")
print("and more")
child = [sys.executable, "-c", "import sys; sys.path = " + repr(sys.path) + "; import interpolate_stdio; print('kept')"]
assert subprocess.run(child, capture_output=True, text=True).stdout == "kept\\n"
from example import interpolate
interpolate_stdio.serve("noisy", interpolate, aspects=["values"], mapping={"bilinear": "example"})
`;
    await expectConforming(`"${PYTHON}" "${writeIn(folder, 'noisy.py', program)}"`);
  },
);

test.runIf(await areHere(TORCH))('PyTorch conforms', async () => {
  await expectConforming(`"${PYTHON}" harness/kits/python/pytorch.py`);
  await execa(PYTHON, ['scripts/check-recorder.py']);
});

test.runIf(await areHere(CC)).each([
  ['plain', ['-O2']],
  ['sanitized', SANITIZE],
])('C builds without a warning and conforms, %s', async (name, flags) => {
  const program = join(folder, name);
  await execa('cc', [...flags, ...WARNINGS, 'harness/kits/c/example.c', '-lm', '-o', program]);
  await expectConforming(`"${program}"`);
  // A size that no tensor has is no reason to write beyond the memory of one.
  const opened = await openImplementation(`exec:${program}`, LIMITS);
  onTestFinished(() => opened.close());
  const input = { dtype: 'float32', shape: [1, 1, 2, 2], data: new Float32Array(4) } as const;
  for (const size of [Number.NaN, -1, 1e300, 2 ** 31, 2 ** 16]) {
    const options = { size: [size, size], mode: 'nearest' } as const;
    expect.soft(await opened.ask({ entry: 'interpolate', input, options }), `${size}`).toMatchObject({ kind: 'threw' });
  }
});

test.runIf(await areHere(CARGO))('Rust builds without a warning and conforms', async () => {
  const env = { RUSTFLAGS: '-D warnings' };
  const manifest = join('harness', 'kits', 'rust', 'Cargo.toml');
  await execa('cargo', ['build', '--quiet', '--release', '--manifest-path', manifest, '--target-dir', folder], { env });
  await expectConforming(`"${join(folder, 'release', 'interpolate-example')}"`);
});

/** By the command that its users are given. */
test.runIf(await areHere(CLANG_FOR_WASM))('C builds to the same WebAssembly twice, and conforms', async () => {
  const [compiler, ...words] = KITS['wasm-c'].next[0].split(' ');
  const outputs = ['first.wasm', 'second.wasm'].map((name) => join(folder, name));
  for (const output of outputs) {
    const asked = words.map((word) => (word === 'resize.wasm' ? output : word));
    const warnings = ['-Wall', '-Wextra', '-Wno-unused-parameter', '-Werror'];
    await execa(compiler, [...asked, ...warnings], { cwd: 'harness/kits/wasm-c' });
  }
  const [first, second] = outputs.map((output) => readFileSync(output));
  expect(first.equals(second)).toBe(true);
  await expectToConform(outputs[0]);
});
