/** The client kits for programs on stdio build without a warning and conform on what they support, where their language is at hand. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { execa } from 'execa';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import { runConformance } from '#harness/run/run.ts';
import { checkProtocol } from '#harness/stdio/check-protocol.ts';
import target from '../spec/target.json' with { type: 'json' };

const { values: wish } = parseArgs({ options: { python: { type: 'string' }, profile: { type: 'string' } } });

const LIMITS = { timeout: 30_000 };
const WARNINGS = ['-Wall', '-Wextra', '-Wpedantic', '-Werror'];
const SANITIZE = ['-g', '-fsanitize=address,undefined', '-fno-sanitize-recover=all'];
const folder = mkdtempSync(join(tmpdir(), 'kits-'));
const missing: string[] = [];

try {
  for (const python of pythons()) {
    if (await says(python, 'import numpy')) {
      await examine('harness/kits/python/example.py', python);
      await execa(python, ['scripts/check-kernel-call.py'], { stdio: 'inherit' });
      await keepsStdout(python);
    } else missing.push(`no numpy in ${python}`);
    if (await says(python, `import torch; assert torch.__version__.split("+")[0] == "${target.torch}"`)) {
      await examine('harness/kits/python/pytorch.py', python, wish.profile ?? 'quick');
      await execa(python, ['scripts/check-recorder.py'], { stdio: 'inherit' });
    } else missing.push(`no PyTorch ${target.torch} in ${python}`);
  }
  if (await answers('cc')) {
    await built('cc', ['-O2', ...WARNINGS], 'plain');
    await built('cc', [...SANITIZE, ...WARNINGS], 'sanitized');
  } else missing.push('no cc here');
  if (await answers('cargo')) {
    const env = { RUSTFLAGS: '-D warnings' };
    const manifest = join('harness', 'kits', 'rust', 'Cargo.toml');
    await execa('cargo', ['build', '--quiet', '--release', '--manifest-path', manifest, '--target-dir', folder], {
      env,
    });
    await examine(join(folder, 'release', 'interpolate-example'));
  } else missing.push('no cargo here');
} finally {
  rmSync(folder, { recursive: true });
}
if (missing.length > 0) console.log(`skipped: ${missing.join(', ')}`);

/** The one that is given, else that of the recording, else whatever is called so. */
function pythons(): string[] {
  const own = join('.cache', `torch-${target.torch}`, 'bin', 'python');
  return [wish.python ?? (existsSync(own) ? own : 'python3')];
}

async function says(python: string, statement: string): Promise<boolean> {
  return !(await execa(python, ['-c', statement], { reject: false })).failed;
}

async function answers(command: string): Promise<boolean> {
  return !(await execa(command, ['--version'], { reject: false })).failed;
}

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
  const { summary } = await runConformance(`exec:${command}`, { ...LIMITS, profile: profile as 'quick' });
  console.log(
    `${program}: ${summary.pass} of ${summary.cases} pass, ${summary.failures} fail, ${summary.unsupported} unsupported`,
  );
  if (!summary.conforms || summary.failures > 0) throw new Error(`${program}: expected it to conform`);
}

/** What is printed after the import of the kit, by whoever, is no frame; what the program starts keeps its own stdout. */
async function keepsStdout(python: string): Promise<void> {
  const program = join(folder, 'noisy.py');
  writeFileSync(
    program,
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
