import { spawn, spawnSync } from 'node:child_process';

const onWindows = process.platform === 'win32';

/** Ends a process and all that it has started: what is in its group, on Windows its descendants. */
export function endGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  if (onWindows) spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
  else
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {}
}

/**
 * Ends the group when this process ends, however it does: a shell in a group of its own waits for the end of a pipe.
 * Windows has no such shell; there a program that does not read its input may stay behind when the suite is killed.
 */
export function guardGroup(pid: number | undefined): { release(): void } {
  if (pid === undefined || onWindows) return { release() {} };
  const guard = spawn('/bin/sh', ['-c', 'read _; kill -9 "-$0"', String(pid)], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.on('error', () => {});
  guard.stdin.on('error', () => {});
  guard.unref();
  (guard.stdin as unknown as { unref(): void }).unref();
  return { release: () => void guard.kill('SIGKILL') };
}
