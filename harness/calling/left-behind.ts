import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

const NAME = 'INTERPOLATE_CONFORMANCE_SESSION';

/** What a process and all that it starts are known by, wherever they go: they inherit its environment. */
export interface Mark {
  readonly environment: NodeJS.ProcessEnv;
  /** Ends those that are there still. Only Linux tells the environment of a process; elsewhere nothing is done. */
  end(): void;
}

export function mark(): Mark {
  const value = randomUUID();
  return {
    environment: { ...process.env, [NAME]: value },
    end() {
      if (process.platform !== 'linux') return;
      for (const pid of readdirSync('/proc'))
        if (/^\d+$/.test(pid) && has(pid, `${NAME}=${value}\0`)) kill(Number(pid));
    },
  };
}

function has(pid: string, text: string): boolean {
  try {
    return readFileSync(`/proc/${pid}/environ`, 'latin1').includes(text);
  } catch {
    return false;
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {}
}
