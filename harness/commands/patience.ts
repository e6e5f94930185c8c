import type { Limits } from '#harness/calling/session.ts';
import type { OpenImplementation } from '#harness/core/open-implementation.ts';
import { counted, printableLine } from '#harness/core/printable.ts';
import { type ProgressStream, progressTeller } from '#harness/present/terminal/progress.ts';
import type { Progress } from '#harness/run/run-options.ts';

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

/** Opens an implementation for some work, says so where that takes long, and closes it in the end. */
export async function withOpened<T>(
  implementation: string,
  limits: Required<Pick<Limits, 'timeout' | 'loadTimeout'>>,
  stderr: ProgressStream,
  work: (opened: OpenImplementation) => Promise<T>,
): Promise<T> {
  const { openImplementation } = await import('#harness/implementations/open-implementation.ts');
  const loaded = patience(stderr, implementation, limits.loadTimeout);
  const opened = await openImplementation(implementation, limits).finally(loaded);
  try {
    return await work(opened);
  } finally {
    await opened.close();
  }
}

/** What a run says while it goes on, unless it is quiet: that it waits for the implementation, then how far it is. */
export function watch(stderr: ProgressStream, implementation: string, isQuiet = false) {
  const progress = progressTeller(stderr);
  let loaded = () => {};
  return {
    onLoading(loadTimeout: number): void {
      if (!isQuiet) loaded = patience(stderr, implementation, loadTimeout);
    },
    onProgress(told: Progress): void {
      loaded();
      if (!isQuiet) progress.tell(told);
    },
    /** Leaves the line free for what follows. */
    clear(): void {
      loaded();
      progress.clear();
    },
  };
}
