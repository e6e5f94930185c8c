import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const KEPT_CHARACTERS = 65_536;

/**
 * Keeps the last of what this thread prints, and lets none of it out: a flood costs nothing, and the suite's own output
 * stays its own. Returns what was kept.
 */
export function keepOutput(): () => string {
  let before = '';
  let recent = '';
  const keep = (chunk: unknown): number => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : (chunk as Uint8Array);
    recent += Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8').slice(-KEPT_CHARACTERS);
    if (recent.length > KEPT_CHARACTERS) [before, recent] = [recent, ''];
    return bytes.byteLength;
  };
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (chunk: unknown, ...rest: unknown[]) => {
      keep(chunk);
      const done = rest.find((argument) => typeof argument === 'function');
      if (done) process.nextTick(done as () => void);
      return true;
    };
  }
  keepDescriptors(keep);
  return () => (before + recent).slice(-KEPT_CHARACTERS);
}

/** Emscripten prints like this: `fs.writeSync(1, text)`. */
function keepDescriptors(keep: (chunk: unknown) => number): void {
  const writeSync = fs.writeSync as (fd: number, data: unknown, ...rest: unknown[]) => number;
  fs.writeSync = (fd: number, data: unknown, ...rest: unknown[]): number => {
    if (fd !== 1 && fd !== 2) return writeSync(fd, data, ...rest);
    if (typeof data === 'string') return keep(data);
    const { buffer, byteOffset, byteLength } = data as Uint8Array;
    const start = typeof rest[0] === 'number' ? rest[0] : 0;
    const length = typeof rest[1] === 'number' ? rest[1] : byteLength - start;
    return keep(new Uint8Array(buffer, byteOffset + start, length));
  };
  syncBuiltinESMExports();
}
