import { access, constants, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../subject.ts';

/** The files that a run will write, tried before it starts so that nothing is lost at its end. */
export async function checkOutputFiles(files: readonly { option: string; path: string }[]): Promise<void> {
  for (const [position, { option, path }] of files.entries()) {
    const twin = files.slice(0, position).find((other) => resolve(other.path) === resolve(path));
    if (twin)
      throw new UsageError(`${option} ${path}: expected another file than ${twin.option} writes; name a second one`);
    await tryToWrite(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        `${option} ${path}: cannot be written (${reason(error)}); make the folder or choose another file`,
      );
    });
  }
}

/** All or nothing: whoever reads the path sees the old file or the whole new one. */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const target = await realpath(path).catch(() => resolve(path));
  if (await isSpecial(target)) return writeFile(target, text);
  const draft = draftOf(target);
  try {
    await writeFile(draft, text);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function tryToWrite(path: string): Promise<void> {
  const target = await realpath(path).catch(() => resolve(path));
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory()) throw new Error('it is a folder');
  if (found) await access(target, constants.W_OK);
  if (found && !found.isFile()) return;
  const draft = draftOf(target);
  await writeFile(draft, '');
  await rm(draft);
}

/** A pipe or a device cannot be replaced, only written to. */
async function isSpecial(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found !== undefined && !found.isFile();
}

function draftOf(path: string): string {
  return join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
}

function reason(error: NodeJS.ErrnoException): string {
  return error.code === 'ENOENT' ? `there is no folder ${dirname(error.path ?? '')}` : (error.code ?? error.message);
}
