import { constants, copyFile, lstat, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { UsageError } from '#harness/core/open-implementation.ts';
import { packageRoot } from '#harness/core/package-root.ts';
import type { Kit } from './kits.ts';
import { recordedCases } from './recorded-cases.ts';

const RECORDED_CASES = 'recorded-cases.bin';

/** What building a kit in a clone leaves in its folder. */
const BUILT = /(^|\/)(__pycache__|target|node_modules)\/|\.wasm$|(^|\/)Cargo\.lock$/;

/** Copies the files of a kit and gives their names in `directory`. Throws a `UsageError` rather than overwrite one. */
export async function copyKit(kit: Kit, directory: string): Promise<string[]> {
  const files = await filesOf(kit);
  const names = [...files.map(({ name }) => name), ...(kit.hasRecordedCases ? [RECORDED_CASES] : [])];
  const taken: string[] = [];
  for (const name of names) if (await exists(join(directory, name))) taken.push(name);
  if (taken.length > 0) {
    const there = `${taken.join(', ')} ${taken.length === 1 ? 'is' : 'are'} there already`;
    throw new UsageError(`${directory}: ${there}; nothing was written. Name another directory, or move them away`);
  }
  // All folders before the first file: one that cannot be made leaves no half of a kit behind.
  for (const { name } of files) await makeFolder(dirname(join(directory, name)));
  for (const { name, source } of files) await copyFile(source, join(directory, name), constants.COPYFILE_EXCL);
  if (kit.hasRecordedCases) await writeFile(join(directory, RECORDED_CASES), recordedCases());
  return names;
}

async function filesOf(kit: Kit): Promise<{ name: string; source: string }[]> {
  const found = await Promise.all(
    kit.folders.map(async (folder) => {
      const root = join(packageRoot(), 'harness', 'kits', folder);
      const entries = await readdir(root, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath, entry.name))
        .map((source) => ({ name: relative(root, source).replaceAll(sep, '/'), source }))
        .filter(({ name }) => !BUILT.test(name) && kit.files?.includes(name) !== false);
    }),
  );
  return found.flat().sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** Level by level: where nothing can be made, as in /proc, a recursive `mkdir` of Node tries for ever. */
async function makeFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory()) return;
  if (dirname(folder) !== folder) await makeFolder(dirname(folder));
  await mkdir(folder);
}

/** A link that leads nowhere is there too: what is written to it would land elsewhere. */
async function exists(path: string): Promise<boolean> {
  try {
    await lstat(path);
    return true;
  } catch {
    return false;
  }
}
