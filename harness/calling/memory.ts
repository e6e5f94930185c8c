import { readdirSync, readFileSync } from 'node:fs';

const PERIOD_MS = 50;
const PAGE_BYTES = 4096;

/**
 * Calls once a process and its descendants hold so much more memory than now. Linux tells that; elsewhere nothing is
 * watched. What is returned ends the watch.
 */
export function watchMemory(pid: number | undefined, megabytes: number, exceeded: () => void): () => void {
  if (pid === undefined || process.platform !== 'linux') return () => {};
  const limit = residentBytes(pid) + megabytes * 2 ** 20;
  const timer = setInterval(() => {
    if (residentBytes(pid) <= limit) return;
    clearInterval(timer);
    exceeded();
  }, PERIOD_MS);
  timer.unref();
  return () => clearInterval(timer);
}

/** Of the process and its descendants; 0 for one that has ended. */
function residentBytes(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'latin1').split(' ')[1]);
    return childrenOf(pid).reduce((sum, child) => sum + residentBytes(child), pages * PAGE_BYTES);
  } catch {
    return 0;
  }
}

function childrenOf(pid: number): number[] {
  const tasks = readdirSync(`/proc/${pid}/task`);
  return tasks.flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
  );
}
