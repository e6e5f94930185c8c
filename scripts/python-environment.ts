import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execa } from 'execa';
import { packageRoot } from '#harness/core/package-root.ts';
import target from '../spec/target.json' with { type: 'json' };
import { lastLine, works } from './tools.ts';

/** No Python, or no PyTorch of the right version: the message says what to do. */
export class CannotRecord extends Error {
  override readonly name = 'CannotRecord';
}

const NUMPY = target.recording.numpy;
const HINT = `install torch==${target.torch} and numpy==${NUMPY} for it, or give another with --python PATH`;

/** The Python to record with: the given one if it has the target, or a virtual environment of our own, made when absent. */
export async function recordingPython(given: string | undefined): Promise<string> {
  const python = given ?? (await ownPython());
  await verify(python);
  return python;
}

async function ownPython(): Promise<string> {
  const folder = join(packageRoot(), '.cache', `torch-${target.torch}`);
  const python = join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
  if (existsSync(python) && (await versions(python)) !== undefined) return python;
  const base = await firstPython();
  console.log(`making ${folder} with torch ${target.torch} and numpy ${NUMPY}`);
  await step(base, ['-m', 'venv', '--clear', folder], 'make a virtual environment');
  await step(
    python,
    ['-m', 'pip', 'install', '--quiet', `torch==${target.torch}`, `numpy==${NUMPY}`],
    'install PyTorch',
  );
  return python;
}

async function firstPython(): Promise<string> {
  for (const name of ['python3', 'python']) {
    if (await works(name, '--version')) return name;
  }
  throw new CannotRecord('no Python was found: install Python 3.10 or newer, or give one with --python PATH');
}

async function step(command: string, options: readonly string[], purpose: string): Promise<void> {
  const { failed, stderr } = await execa(command, options, { reject: false });
  if (failed) throw new CannotRecord(`${command} could not ${purpose}: ${lastLine(stderr)}; ${HINT}`);
}

async function verify(python: string): Promise<void> {
  const found = await versions(python);
  if (found === undefined)
    throw new CannotRecord(`${python}: expected a Python that can import torch and numpy; ${HINT}`);
  if (found.torch.split('+')[0] !== target.torch) {
    throw new CannotRecord(`${python}: expected torch ${target.torch}, got ${found.torch}; ${HINT}`);
  }
  if (found.numpy !== NUMPY) throw new CannotRecord(`${python}: expected numpy ${NUMPY}, got ${found.numpy}; ${HINT}`);
}

const PRINT_VERSIONS =
  'import json, numpy, torch; print(json.dumps({"torch": torch.__version__, "numpy": numpy.__version__}))';

async function versions(python: string): Promise<{ torch: string; numpy: string } | undefined> {
  const { failed, stdout } = await execa(python, ['-c', PRINT_VERSIONS], { reject: false });
  return failed ? undefined : (JSON.parse(stdout) as { torch: string; numpy: string });
}
