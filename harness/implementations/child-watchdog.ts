import { Worker } from 'node:worker_threads';
import { LIFELINE, MEMORY_WORD } from '../calling/child-messages.ts';

const PERIOD_MS = 25;

/**
 * A thread that ends this process, and what it has started, when the suite is gone or when its memory grows by more than
 * the limit, whatever the implementation makes of the main thread.
 */
export function startWatchdog(limitBytes: number): void {
  const settings = { lifeline: LIFELINE, limitBytes, period: PERIOD_MS, word: MEMORY_WORD };
  new Worker(`(${watch.toString()})(require('node:net'), ${JSON.stringify(settings)})`, {
    eval: true,
    argv: [],
    execArgv: [],
  });
}

/** Travels as text, so that the thread starts without a loader; it knows its parameters only. */
function watch(
  net: typeof import('node:net'),
  { lifeline, limitBytes, period, word }: { lifeline: number; limitBytes: number; period: number; word: string },
): void {
  const before = process.memoryUsage.rss();
  const socket = new net.Socket({ fd: lifeline });
  socket.on('error', () => {});
  socket.on('close', () => process.kill(process.platform === 'win32' ? process.pid : -process.pid, 'SIGKILL'));
  socket.resume();
  setInterval(() => {
    if (process.memoryUsage.rss() - before > limitBytes) socket.end(word, () => socket.destroy());
  }, period);
}
