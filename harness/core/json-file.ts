import { readFile } from 'node:fs/promises';
import { UsageError } from './open-implementation.ts';
import { printableLine } from './printable.ts';

const UNREADABLE: Readonly<Record<string, string>> = {
  ENOENT: 'this file does not exist',
  EISDIR: 'expected a file, got a folder',
  EACCES: 'this file may not be read by this user',
};

/** Why a file cannot be read. */
export function unreadable({ code = '', message }: NodeJS.ErrnoException): string {
  return UNREADABLE[code] ?? `cannot be read (${code || message})`;
}

/** What a JSON file holds; else a `UsageError`. */
export async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: ${unreadable(error)}`);
  });
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new UsageError(
      `${path}: expected JSON, got something else (${printableLine((error as Error).message, 200)})`,
    );
  }
}
