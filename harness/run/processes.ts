import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { fromSource, stripsTypes } from '../core/own-source.ts';
import type { Processes } from './examination.ts';
import type { LaneMessage } from './lanes.ts';

/** Milliseconds for closing the sessions of a process that is not needed any more. */
const STOP_TIMEOUT_MS = 3_000;

/** One process with the suite in it for every two processors: each keeps another busy, with what it examines. */
export const ownProcesses: Processes = {
  count: Math.ceil(availableParallelism() / 2),
  start(task, tell) {
    const child = fork(fileURLToPath(new URL(fileName(), import.meta.url)), {
      execArgv: fromSource
        ? ['--conditions=source', ...(stripsTypes ? ['--disable-warning=ExperimentalWarning'] : [])]
        : [],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const ended = new Promise<void>((resolve) => {
      child.on('error', ({ message }) => {
        tell({ kind: 'failed', name: 'SuiteError', message: `a process of the suite cannot be started: ${message}` });
        resolve();
      });
      child.on('exit', (code, signal) => {
        const how = signal ?? `exit code ${code}`;
        tell({ kind: 'failed', name: 'SuiteError', message: `a process of the suite ended early: ${how}` });
        resolve();
      });
    });
    child.on('message', (message) => tell(message as LaneMessage));
    child.send(task);
    return {
      async stop() {
        if (child.connected) child.disconnect();
        const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
        await ended;
        clearTimeout(timer);
      },
    };
  },
};

function fileName(): string {
  if (!fromSource) return './lane-process.js';
  return stripsTypes ? './lane-process.ts' : './lane-process-from-source.mjs';
}
