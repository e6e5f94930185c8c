/**
 * The wheel of the Python package, in a fresh virtual environment, as a new user has it: a wrong and a right function of
 * numpy, the suite in the same interpreter, and, where there is PyTorch, its own operation and operators of the example.
 */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import target from '../spec/target.json' with { type: 'json' };
import { temporaryFolder } from './temporary-folder.ts';
import { HAS_TORCH, pythonHere, skip, works } from './tools.ts';
import { wishes } from './wishes.ts';

const { values: wish } = wishes({ options: { python: { type: 'string' } } });

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

await check();

async function check(): Promise<void> {
  const base = pythonHere(wish.python);
  if (!(await works(base, '-m', 'venv', join(folder, 'venv'))))
    return skip(`no virtual environment can be made with ${base}`);
  const torch = await sharePyTorch(base);
  if (!(await works(python, '-m', 'pip', 'install', '--quiet', 'pytest', 'pytest-xdist')))
    return skip('pytest cannot be installed: no package index');
  await execa('tsx', ['-C', 'source', 'scripts/python-wheel.ts', '--built', '--python', python], {
    preferLocal: true,
    stdio: 'inherit',
  });
  await execa(python, ['-m', 'pip', 'install', '--quiet', WHEEL], { stdio: 'inherit' });
  writeFileSync(join(folder, 'wrong.py'), WRONG);
  for (const file of ['example.py', 'examples/operators.py'])
    cpSync(join(KIT, file), join(folder, file.replace('examples/', '')));

  await checkCases();
  await checkWrongFunction();
  await checkRightFunction();
  if (torch) await checkPyTorch();
  else skip(`no PyTorch ${target.torch} in ${base}`);
}

/** The environment sees the PyTorch of the given one, which is too large to be installed for a check. */
async function sharePyTorch(base: string): Promise<boolean> {
  const site = 'import os; print(os.path.dirname(os.path.dirname(torch.__file__)))';
  const found = await execa(base, ['-c', `${HAS_TORCH}\n${site}`], { reject: false });
  if (found.failed) return false;
  const where = await execa(python, ['-c', 'import sysconfig; print(sysconfig.get_paths()["purelib"])']);
  writeFileSync(join(where.stdout.trim(), 'pytorch.pth'), `${found.stdout.trim()}\n`);
  return true;
}

async function checkCases(): Promise<void> {
  const script = 'from interpolate_conformance import *; print(len(list(cases("full", ASPECTS))))';
  const { stdout } = await execa(python, ['-c', script], { cwd: folder });
  const read = (name: string) =>
    JSON.parse(readFileSync(`cases/golden/${name}.json`, 'utf8')) as Record<string, unknown[]>;
  const { cases = [], models = [] } = read('manifest');
  const due = cases.length + models.length + (read('gradients').gradients ?? []).length;
  require(Number(stdout) === due, `expected ${due} recorded cases, got ${stdout}`);
}

/** The plug-in says of a case what the suite says of it, to the letter; only the suite's diagnosis may put a clause before the others. */
async function checkWrongFunction(): Promise<void> {
  const tested = await pytest('wrong:resize', '-n', '2');
  require(tested.exitCode === 1, `a wrong function: expected exit code 1, got ${tested.exitCode}\n${tested.stdout}`);
  const run = await suite('run', 'wrong:resize', '--filter', WRONG_CASE);
  require(run.exitCode === 1, `a wrong function: expected exit code 1 of the suite, got ${run.exitCode}\n${run.all}`);
  const [block, own] = [run.stdout, tested.stdout].map((text) => blockOf(text));
  require(own.said.length > 100 &&
    own.said === block.said &&
    own.clauses.every((clause) =>
      block.clauses.includes(clause),
    ), `expected pytest to print\n${block.text}\ngot\n${own.text}`);
  const page = blockOf(
    readFileSync(join(KIT, 'README.md'), 'utf8').replace('mypkg:resize --filter', 'wrong:resize --filter'),
  );
  require(page.said === own.said, `expected README.md to show\n${own.text}\ngot\n${page.text}`);
  const crashed = await pytest('wrong:crash', '-k', WRONG_CASE);
  require(/ERROR linear\/impulse[\s\S]*wrong\.py", line \d+, in crash[\s\S]*IndexError: of my own/.test(
    crashed.stdout,
  ), `expected the place of the exception, got\n${crashed.stdout}`);
  const typo = await pytest('wrong:resise');
  require(typo.exitCode === 4 &&
    typo.stderr.includes('wrong has no resise'), `expected one line on a typing mistake, got\n${typo.stdout}`);
}

/** What is printed of the wrong case, however its lines are broken. */
function blockOf(printed: string): { text: string; clauses: readonly string[]; said: string } {
  const lines = printed.split('\n');
  const start = lines.findIndex((line) => line.startsWith(`FAIL ${WRONG_CASE}`));
  const end = lines.findIndex((line, place) => place > start && !line.startsWith('     '));
  const text = lines.slice(start, end).join('\n').replace(/\s+/g, ' ');
  const fact = text.indexOf(WRONG_FACT);
  return { text, clauses: text.slice(0, fact).match(/[a-z-]+\.(?!md)[a-z-]+/g) ?? [], said: text.slice(fact) };
}

async function checkRightFunction(): Promise<void> {
  const junit = join(folder, 'junit.xml');
  for (const layout of ['contiguous', 'strided']) {
    const options = ['--interpolate-backward', 'example:backward', '--interpolate-layout', layout];
    const tested = await pytest('example:interpolate', ...options, `--junitxml=${junit}`);
    require(tested.exitCode === 0, `example:interpolate: expected it to pass, got\n${tested.stdout}`);
    const [passed = '0'] = /\d+(?= passed)/.exec(tested.stdout) ?? [];
    require(Number(passed) > 100, `example:interpolate: expected some hundred cases, got ${passed}`);
    require(readFileSync(junit, 'utf8').includes(
      `classname="interpolate" name="${WRONG_CASE}"`,
    ), 'expected the ids in JUnit');
    console.log(`example:interpolate, ${layout}: ${tested.stdout.trim().split('\n').at(-1)}`);
  }
  const run = await suite('run', 'example:interpolate', '--backward', 'example:backward', '--profile', 'quick');
  require(run.exitCode === 0, `example:interpolate: expected it to conform, got\n${run.all}`);
}

async function checkPyTorch(): Promise<void> {
  const itself = 'torch.nn.functional:interpolate';
  const ways = ['--interpolate-upsample', 'torch.nn.functional:upsample', '--interpolate-module', 'torch.nn:Upsample'];
  const every = ['--interpolate-aspect', 'values,rejections,front-ends,gradients', '--interpolate-profile', 'full'];
  const passes: readonly (readonly [string, ...string[]])[] = [
    [itself, ...ways, ...every],
    [itself, '--interpolate-layout', 'channels-last'],
    [itself, '--interpolate-framework', 'torch.utils.dlpack', '--interpolate-profile', 'quick'],
    ['operators:resize'],
    ['operators:compiled', '-k', 'bilinear-impulse-float32 and not aligned'],
  ];
  for (const [name, ...options] of passes) {
    const tested = await pytest(name, '-W', 'ignore', ...options);
    require(tested.exitCode === 0, `${name} ${options.join(' ')}: expected it to pass, got\n${tested.stdout}`);
    console.log(`${name} ${options.join(' ')}: ${tested.stdout.trim().split('\n').at(-1)}`);
  }
  const run = await suite('run', itself, '--profile', 'quick');
  require(run.exitCode === 0 &&
    /gradients (\d+)\/\1\b/.test(run.stdout), `PyTorch: expected it to conform, got\n${run.all}`);
}

function pytest(name: string, ...options: string[]) {
  const words = ['-m', 'pytest', '-q', '-rN', '-p', 'no:cacheprovider', '--interpolate', name, ...options];
  return execa(python, words, { cwd: folder, env: { COLUMNS: '120' }, reject: false });
}

function suite(...words: string[]) {
  const env = { XDG_CACHE_HOME: join(folder, 'cache') };
  return execa(python, ['-m', 'interpolate_conformance', ...words], { cwd: folder, env, all: true, reject: false });
}

function require(holds: boolean, message: string): void {
  if (!holds) throw new Error(message);
}
