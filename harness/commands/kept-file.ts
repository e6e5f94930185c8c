import { createWriteStream } from 'node:fs';
import { readFile, rename, rm } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { unreadable } from '#harness/core/json-file.ts';
import { UsageError } from '#harness/core/open-implementation.ts';

/** A file of lines of JSON, packed where its name ends in .gz. It takes its name once it is whole. */
export function keptFile(path: string) {
  const draft = `${path}.${process.pid}.part`;
  const file = createWriteStream(draft);
  const packer = path.endsWith('.gz') ? createGzip() : undefined;
  packer?.pipe(file);
  const stream = packer ?? file;
  const written = finished(file);
  // Whoever waits for it is told.
  written.catch(() => {});
  return {
    write: (line: object) => void stream.write(`${JSON.stringify(line)}\n`),
    async keep() {
      stream.end();
      await written;
      await rename(draft, path);
    },
    async discard() {
      stream.destroy();
      file.destroy();
      await written.catch(() => {});
      await rm(draft, { force: true });
    },
  };
}

/** The lines of such a file, none of them empty. */
export async function linesOf(path: string): Promise<Iterable<string>> {
  return linesIn(await contentOf(path));
}

async function contentOf(path: string): Promise<Buffer> {
  const content = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: ${unreadable(error)}`);
  });
  if (content[0] !== GZIP[0] || content[1] !== GZIP[1]) return content;
  try {
    return gunzipSync(content);
  } catch (error) {
    throw new UsageError(
      `${path}: expected a whole file, got one that was cut or changed (${(error as Error).message}); record it again`,
    );
  }
}

const GZIP = [0x1f, 0x8b];

function* linesIn(content: Buffer): Generator<string> {
  let start = 0;
  while (start < content.length) {
    const found = content.indexOf('\n', start);
    const end = found === -1 ? content.length : found;
    if (end > start) yield content.toString('utf8', start, end);
    start = end + 1;
  }
}
