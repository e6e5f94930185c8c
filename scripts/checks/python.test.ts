import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { beforeAll, describe, expect, test } from 'vitest';
import target from '../../spec/target.json' with { type: 'json' };
import { temporaryFolder, writeIn } from '../temporary-folder.ts';
import { HAS_TORCH, PYTHON, skip, works } from '../tools.ts';

const KIT = resolve('harness/kits/python');
const WHEEL = resolve('.cache/python/wheels/interpolate_conformance-0.1.0-py3-none-any.whl');
const folder = temporaryFolder('python-wheel');
const python = join(folder, 'venv', 'bin', 'python');

/** Bilinear with aligned corners, whatever align_corners says. */
const WRONG = `
import numpy as np

def resize(x, mode="nearest", size=None, align_corners=None, **others):
    if mode != "bilinear" or not isinstance(size, tuple) or any(others.values()) or x.dtype != np.float32:
        raise NotImplementedError("bilinear for float32, by two sizes")
    for axis, out in zip((2, 3), size):
        at = np.arange(out) * ((x.shape[axis] - 1) / max(out - 1, 1))
        left = np.minimum(np.floor(at).astype(int), x.shape[axis] - 1)
        weight = (at - left).astype(x.dtype).reshape((-1,) + (1,) * (3 - axis))
        x = x.take(left, axis) * (1 - weight) + x.take(np.minimum(left + 1, x.shape[axis] - 1), axis) * weight
    return x

def crash(x, **options):
    raise IndexError("of my own")
`;
const WRONG_CASE = 'linear/impulse-in-the-middle';
const WRONG_FACT = 'bilinear weighs an element by the product of its weights along rows and columns';

/** The environment sees the PyTorch of the Python that makes it, which is too large to be installed for a check. */
async function sharePyTorch(): Promise<boolean> {
  const site = 'import os; print(os.path.dirname(os.path.dirname(torch.__file__)))';
  const found = await execa(PYTHON, ['-c', `${HAS_TORCH}\n${site}`], { reject: false });
  if (found.failed) return false;
  const where = await execa(python, ['-c', 'import sysconfig; print(sysconfig.get_paths()["purelib"])']);
  writeIn(where.stdout.trim(), 'pytorch.pth', `${found.stdout.trim()}\n`);
  return true;
}

const hasEnvironment = await works(PYTHON, '-m', 'venv', join(folder, 'venv'));
if (!hasEnvironment) skip(`no virtual environment can be made with ${PYTHON}`);
const hasTorch = hasEnvironment && (await sharePyTorch());
if (hasEnvironment && !hasTorch) skip(`no PyTorch ${target.torch} in ${PYTHON}`);
const hasPytest = hasEnvironment && (await works(python, '-m', 'pip', 'install', '--quiet', 'pytest', 'pytest-xdist'));
if (hasEnvironment && !hasPytest) skip('pytest cannot be installed: no package index');

describe.runIf(hasPytest)('the wheel in a fresh environment', () => {
  beforeAll(async () => {
    const wheel = ['-C', 'source', 'scripts/python-wheel.ts', '--built', '--python', python];
    await execa('tsx', wheel, { preferLocal: true });
    await execa(python, ['-m', 'pip', 'install', '--quiet', WHEEL]);
    writeIn(folder, 'wrong.py', WRONG);
    cpSync(join(KIT, 'example.py'), join(folder, 'example.py'));
    cpSync(join(KIT, 'examples', 'operators.py'), join(folder, 'operators.py'));
  }, 600_000);

  test('has every recorded case', async () => {
    const script = 'from interpolate_conformance import *; print(len(list(cases("full", ASPECTS))))';
    const { stdout } = await execa(python, ['-c', script], { cwd: folder });
    const read = (name: string) =>
      JSON.parse(readFileSync(`cases/golden/${name}.json`, 'utf8')) as Record<string, unknown[]>;
    const { cases = [], models = [] } = read('manifest');
    expect(Number(stdout)).toBe(cases.length + models.length + (read('gradients').gradients ?? []).length);
  });

  /** Only the suite's diagnosis may put a clause before the others. */
  test('the plug-in says of a wrong function what the suite says of it, and the page shows', async () => {
    const tested = await pytest('wrong:resize', '-n', '2');
    expect(tested.exitCode, tested.stdout).toBe(1);
    const run = await suite('run', 'wrong:resize', '--filter', WRONG_CASE);
    expect(run.exitCode, run.all).toBe(1);
    const [block, own] = [run.stdout, tested.stdout].map((text) => blockOf(text));
    expect(own.said.length).toBeGreaterThan(100);
    expect(own.said).toBe(block.said);
    expect(block.clauses).toEqual(expect.arrayContaining(own.clauses));
    const page = readFileSync(join(KIT, 'README.md'), 'utf8').replace('mypkg:resize --filter', 'wrong:resize --filter');
    expect(blockOf(page).said).toBe(own.said);
  });

  test('an exception is told with its place, and a typing mistake in one line', async () => {
    const crashed = await pytest('wrong:crash', '-k', WRONG_CASE);
    expect(crashed.stdout).toMatch(
      /ERROR linear\/impulse[\s\S]*wrong\.py", line \d+, in crash[\s\S]*IndexError: of my own/,
    );
    const typo = await pytest('wrong:resise');
    expect(typo.exitCode, typo.stdout).toBe(4);
    expect(typo.stderr).toContain('wrong has no resise');
  });

  test.each(['contiguous', 'strided'])('a right function of numpy passes, %s', async (layout) => {
    const junit = join(folder, 'junit.xml');
    const options = ['--interpolate-backward', 'example:backward', '--interpolate-layout', layout];
    const tested = await pytest('example:interpolate', ...options, `--junitxml=${junit}`);
    expect(tested.exitCode, tested.stdout).toBe(0);
    const [passed = '0'] = /\d+(?= passed)/.exec(tested.stdout) ?? [];
    expect(Number(passed)).toBeGreaterThan(100);
    expect(readFileSync(junit, 'utf8')).toContain(`classname="interpolate" name="${WRONG_CASE}"`);
  });

  test('and conforms', async () => {
    const run = await suite('run', 'example:interpolate', '--backward', 'example:backward', '--profile', 'quick');
    expect(run.exitCode, run.all).toBe(0);
  });

  const itself = 'torch.nn.functional:interpolate';
  const ways = ['--interpolate-upsample', 'torch.nn.functional:upsample', '--interpolate-module', 'torch.nn:Upsample'];
  const every = ['--interpolate-aspect', 'values,rejections,front-ends,gradients', '--interpolate-profile', 'full'];
  test
    .runIf(hasTorch)
    .each([
      [itself, ...ways, ...every],
      [itself, '--interpolate-layout', 'channels-last'],
      [itself, '--interpolate-framework', 'torch.utils.dlpack', '--interpolate-profile', 'quick'],
      ['operators:resize'],
      ['operators:compiled', '-k', 'bilinear-impulse-float32 and not aligned'],
    ])('PyTorch passes: %s %s %s', async (name, ...options) => {
    const tested = await pytest(name, '-W', 'ignore', ...options);
    expect(tested.exitCode, tested.stdout).toBe(0);
  });

  test.runIf(hasTorch)('and conforms, gradients included', async () => {
    const run = await suite('run', itself, '--profile', 'quick');
    expect(run.exitCode, run.all).toBe(0);
    expect(run.stdout).toMatch(/gradients (\d+)\/\1\b/);
  });
});

/** What is printed of the wrong case, however its lines are broken. */
function blockOf(printed: string): { clauses: string[]; said: string } {
  const lines = printed.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`FAIL ${WRONG_CASE}`));
  const end = lines.findIndex((line, place) => place > start && !line.startsWith('     '));
  const text = lines.slice(start, end).join('\n').replace(/\s+/g, ' ');
  const fact = text.indexOf(WRONG_FACT);
  return { clauses: text.slice(0, fact).match(/[a-z-]+\.(?!md)[a-z-]+/g) ?? [], said: text.slice(fact) };
}

function pytest(name: string, ...options: string[]) {
  const words = ['-m', 'pytest', '-q', '-rN', '-p', 'no:cacheprovider', '--interpolate', name, ...options];
  return execa(python, words, { cwd: folder, env: { COLUMNS: '120' }, reject: false });
}

function suite(...words: string[]) {
  const env = { XDG_CACHE_HOME: join(folder, 'cache') };
  return execa(python, ['-m', 'interpolate_conformance', ...words], { cwd: folder, env, all: true, reject: false });
}
