import { counted, printableLine } from '#harness/core/printable.ts';
import type { ProgressStream } from '#harness/present/terminal/progress.ts';

/** Milliseconds before somebody wonders. */
const SILENCE_MS = 3_000;

/** Says what is waited for when an implementation takes long to load; what is returned says that it is there. */
export function patience(stderr: ProgressStream, implementation: string, loadTimeout: number): () => void {
  const name = printableLine(implementation, 80);
  const what = implementation.startsWith('exec:') ? 'its hello' : 'it to load';
  const timer = setTimeout(() => {
    const limit = counted(Math.ceil(loadTimeout / 1000), 'second');
    stderr.write(`${name}: waiting for ${what}, at most ${limit} (five times --timeout, and 10 s at least)\n`);
  }, SILENCE_MS);
  timer.unref();
  return () => clearTimeout(timer);
}
