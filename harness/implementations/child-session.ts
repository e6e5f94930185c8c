import type { ModuleSource } from '../calling/child-messages.ts';
import { messageSession, type News } from '../calling/message-session.ts';
import { type Limits, LOAD_TIMEOUT_MS, type Session } from '../calling/session.ts';
import { startChild } from './child-life.ts';

const MEMORY_MEGABYTES = 1_024;

/** A child process that has loaded the implementation. What cannot be loaded is a `UsageError`. */
export async function startChildSession(source: ModuleSource, limits: Limits, signal: AbortSignal): Promise<Session> {
  const { loadTimeout = LOAD_TIMEOUT_MS, memoryMegabytes = MEMORY_MEGABYTES } = limits;
  const life = startChild(source, memoryMegabytes);
  const stop = () => void life.stop();
  signal.addEventListener('abort', stop);
  try {
    return await messageSession(life, new Promise<News>((resolve) => life.hear(resolve)), loadTimeout);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
