import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { packageRoot } from '#harness/core/package-root.ts';
import { shellWord } from '#harness/present/terminal/again.ts';

const SUITE = 'interpolate-conformance';

/** The npm command that the files of a kit need before `npx` and their imports find everything, if they need one. */
export function installation(
  packages: readonly string[],
  directory: string,
  files: readonly string[],
): string | undefined {
  const folders = upwards(resolve(directory));
  const missing = packages.filter((name) => !folders.some((folder) => hasModule(folder, name)));
  const named = missing.map((name) => (name === SUITE ? repository() : name));
  const words = isReachable(folders) || packages.includes(SUITE) ? named : [...named, source()];
  if (words.length > 0) return ['npm install --save-dev', ...words.map(shellWord)].join(' ');
  return files.includes('package.json') ? 'npm install' : undefined;
}

/** As npx looks for a command: in `node_modules` from here upwards, and in the package that we stand in. */
function isReachable(folders: readonly string[]): boolean {
  if (folders.some((folder) => hasModule(folder, SUITE))) return true;
  const root = folders.find((folder) => existsSync(join(folder, 'package.json')) || hasModule(folder, ''));
  return root !== undefined && root === packageRoot();
}

function hasModule(folder: string, name: string): boolean {
  return existsSync(join(folder, 'node_modules', name));
}

/** What is running: nobody has published it, so that its name alone brings nothing. */
function source(): string {
  return packageRoot();
}

/** Where other machines get the suite. */
function repository(): string {
  const { repository: found } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
    repository: { url: string };
  };
  return found.url;
}

function upwards(folder: string): string[] {
  const parent = dirname(folder);
  return parent === folder ? [folder] : [folder, ...upwards(parent)];
}
