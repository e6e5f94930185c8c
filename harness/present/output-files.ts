import { access, constants, open, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { UsageError } from '../core/open-implementation.ts';

/** A file that a command reads, and what it is there. */
export interface InputFile {
  what: string;
  path: string;
}

/**
 * The files that a run will write, tried before it starts so that nothing is lost at its end.
 * None of them may be one that it reads.
 */
export async function checkOutputFiles(
  files: readonly { option: string; path: string }[],
  inputs: readonly InputFile[] = [],
): Promise<void> {
  const taken = new Map<string, string>();
  for (const { what, path } of inputs) taken.set(await identityOf(path), `that is ${what}`);
  for (const { option, path } of files) {
    const identity = await identityOf(path);
    const other = taken.get(identity);
    if (other !== undefined)
      throw new UsageError(`${option} ${path}: expected another file than the one ${other}; choose another name`);
    taken.set(identity, `that ${option} writes`);
    await tryToWrite(path).catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(
        `${option} ${path}: cannot be written (${reason(error)}); make the folder or choose another file`,
      );
    });
  }
}

/** All or nothing: whoever reads the path sees the old file or the whole new one. */
export async function writeFileAtomically(path: string, text: string): Promise<void> {
  const target = await realPath(path);
  if (await isSpecial(target)) return writeSpecial(target, text);
  const draft = draftOf(target);
  try {
    await writeFile(draft, text);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Opened without waiting first: to a pipe that nobody reads it would wait for ever. */
async function writeSpecial(path: string, text: string): Promise<void> {
  const reader = await open(path, constants.O_WRONLY | constants.O_NONBLOCK).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'ENXIO' ? new Error('nobody reads from this pipe') : error;
  });
  try {
    await writeFile(path, text);
  } finally {
    await reader.close();
  }
}

async function tryToWrite(path: string): Promise<void> {
  const target = await realPath(path);
  const found = await stat(target).catch(() => undefined);
  if (found?.isDirectory()) throw new Error('it is a folder');
  if (found) await access(target, constants.W_OK);
  if (found && !found.isFile()) return;
  const draft = draftOf(target);
  await writeFile(draft, '');
  await rm(draft);
}

/** The same for two paths of one file, links of either kind included. */
async function identityOf(path: string): Promise<string> {
  const found = await stat(path, { bigint: true }).catch(() => undefined);
  return found?.isFile() ? `${found.dev}:${found.ino}` : realPath(path);
}

/** Of a file that is still to be made, as real as its folder allows. */
async function realPath(path: string): Promise<string> {
  const absolute = resolve(path);
  const folder = () => realpath(dirname(absolute)).catch(() => dirname(absolute));
  return realpath(absolute).catch(async () => join(await folder(), basename(absolute)));
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
