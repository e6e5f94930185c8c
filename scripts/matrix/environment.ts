import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { packageRoot } from '#harness/core/package-root.ts';
import type { Row } from './rows.ts';

/** The adapters of the libraries, which are no part of the package. */
const LIBRARIES = join(packageRoot(), 'harness', 'adapters', 'libraries');

/** What stands in the way of a row: its words are kept as the reason. */
export class CannotRun extends Error {
  override readonly name = 'CannotRun';
}

/** What `run` is given, with the variables that its process needs. */
export interface Runnable {
  readonly specifier: string;
  readonly environment: Readonly<Record<string, string>>;
  /** The engine that runs it: `Node 20.20.2`, `Python 3.11.7`. */
  readonly engine: string;
}

/** Installs what a row needs, outside this tree, unless it is there already. */
export async function runnable(row: Row): Promise<Runnable> {
  if (row.language === 'Python') return inPython(row);
  const engine = `Node ${process.versions.node}`;
  if (row.packages.length === 0) return { specifier: row.adapter, environment: { ...row.environment }, engine };
  const folder = await moduleFolder(row);
  linkSuite(join(folder, 'node_modules', 'interpolate-conformance'));
  // A module finds its packages from where it lies.
  for (const file of readdirSync(LIBRARIES).filter((name) => name.endsWith('.mjs')))
    copyFileSync(join(LIBRARIES, file), join(folder, file));
  const file = join(folder, row.adapter);
  return { specifier: row.browser ? `browser:${file}` : file, environment: { ...row.environment }, engine };
}

/** The interpreter of a row's environment. */
export async function pythonFor(row: Row): Promise<string> {
  return pythonOf(await environmentOf(row, pipInstall));
}

/** The folder in which a module finds the packages of a row. */
export function moduleFolder(row: Row): Promise<string> {
  return environmentOf(row, npmInstall);
}

async function inPython(row: Row): Promise<Runnable> {
  const python = await pythonFor(row);
  const { stdout } = await execa(python, ['--version']);
  return {
    specifier: `exec:"${python}" "${join(LIBRARIES, row.adapter)}"`,
    environment: { PYTHONPATH: join(packageRoot(), 'harness', 'kits', 'python'), ...row.environment },
    engine: stdout,
  };
}

/** The folder of an environment, which is made when it is not there, or was not finished. */
async function environmentOf(row: Row, install: (folder: string, row: Row) => Promise<void>): Promise<string> {
  const words = [row.language, row.language === 'Python' ? '' : process.versions.modules, ...row.packages];
  const hash = createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 12);
  const folder = join(cacheFolder(), `${row.language.toLowerCase()}-${hash}`);
  const finished = join(folder, 'packages.txt');
  if (existsSync(finished)) return folder;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await install(folder, row);
  writeFileSync(finished, `${row.packages.join('\n')}\n`);
  return folder;
}

function cacheFolder(): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'interpolate-conformance', 'matrix');
}

/** No scripts of packages: several would download more from elsewhere, and none needs to. */
async function npmInstall(folder: string, { packages }: Row): Promise<void> {
  writeFileSync(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n');
  const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--save-exact', '--loglevel=error'];
  await step('npm', ['install', ...flags, ...packages], folder);
}

/** This checkout, whichever made the environment. */
function linkSuite(link: string): void {
  rmSync(link, { force: true });
  symlinkSync(packageRoot(), link, 'junction');
}

async function pipInstall(folder: string, { packages }: Row): Promise<void> {
  await step(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', folder], folder);
  await step(pythonOf(folder), ['-m', 'pip', 'install', '--quiet', ...packages], folder);
}

function pythonOf(folder: string): string {
  return join(folder, ...(process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));
}

async function step(command: string, words: readonly string[], folder: string): Promise<void> {
  const { failed, stderr, shortMessage } = await execa(command, words, { cwd: folder, reject: false });
  if (!failed) return;
  const lines = stderr.split('\n').filter((line) => /error/i.test(line) && !/complete log/i.test(line));
  throw new CannotRun(`${command} could not install ${words.at(-1)}: ${lines.at(-1)?.trim() ?? shortMessage}`);
}
