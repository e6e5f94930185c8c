import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * A worker shares its process with the suite. What would end that process ends the worker alone, and what is written
 * to file descriptors 1 and 2 joins the rest of the worker's output.
 */
export function guardProcess(announce: (how: string) => void): void {
  const { exit, kill, pid } = process;
  const endWith = (how: string): never => {
    announce(how);
    return exit(1);
  };
  process.abort = () => endWith('it called process.abort()');
  process.kill = (target, signal = 'SIGTERM') => {
    const hitsUs = target === pid || target === -pid || target === 0 || target === -1;
    return hitsUs && signal !== 0 ? endWith(`it sent ${signal} to its own process`) : kill(target, signal);
  };
  // They would hand out the port that the answers take.
  Object.assign(process, { _getActiveHandles: () => [], _getActiveRequests: () => [] });
  fs.writeSync = writeSyncWith(fs.writeSync, { 1: process.stdout, 2: process.stderr });
  syncBuiltinESMExports();
}

type WriteSync = typeof fs.writeSync;

function writeSyncWith(writeSync: WriteSync, streams: Record<number, NodeJS.WritableStream>): WriteSync {
  return (fd: number, data: string | NodeJS.ArrayBufferView, ...rest: unknown[]): number => {
    if (!Object.hasOwn(streams, fd)) return (writeSync as (...args: unknown[]) => number)(fd, data, ...rest);
    const bytes = typeof data === 'string' ? Buffer.from(data) : written(data, rest[0], rest[1]);
    streams[fd].write(bytes);
    return bytes.length;
  };
}

/** A copy: the stream reads it later. */
function written(data: NodeJS.ArrayBufferView, offset: unknown, length: unknown): Buffer {
  const start = typeof offset === 'number' ? offset : 0;
  const end = typeof length === 'number' ? start + length : data.byteLength;
  return Buffer.from(Buffer.from(data.buffer, data.byteOffset, data.byteLength).subarray(start, end));
}
