import type { Call } from '#cases/case.ts';
import { UsageError } from '../subject.ts';
import { copied } from './intrinsics.ts';
import type { Limits, Session } from './session.ts';
import { TOO_LATE, withinTime } from './time-limit.ts';
import { type News, startWorker, type WorkerLife } from './worker-life.ts';
import type { ModuleSource } from './worker-messages.ts';

const LOAD_TIMEOUT_MS = 60_000;
const MEMORY_MEGABYTES = 1_024;

/** A worker that has loaded the implementation. What cannot be loaded is a `UsageError`. */
export async function startWorkerSession(source: ModuleSource, limits: Limits, signal: AbortSignal): Promise<Session> {
  const { loadTimeout = LOAD_TIMEOUT_MS, memoryMegabytes = MEMORY_MEGABYTES } = limits;
  const life = startWorker(source, memoryMegabytes);
  const stop = () => void life.stop();
  signal.addEventListener('abort', stop);
  const news = await withinTime(new Promise<News>((resolve) => life.hear(resolve)), loadTimeout);
  signal.removeEventListener('abort', stop);
  if (news !== TOO_LATE && news.kind === 'loaded') return { ...sessionOf(life), description: news.description };
  await life.stop();
  throw loadError(news, loadTimeout);
}

function sessionOf(life: WorkerLife): Omit<Session, 'description'> {
  let calls = 0;
  return {
    end: () => life.end,
    ask(call) {
      const id = ++calls;
      return new Promise((resolve) => {
        life.hear((news) => {
          if (news.kind === 'answered' && news.id === id) resolve(news.outcome);
          if (news.kind === 'ended') resolve({ kind: 'crash', message: news.how });
        });
        life.post({ id, call: ownCall(call) });
      });
    },
    stop: () => life.stop(),
  };
}

/** A copy whose memory may be given away. */
function ownCall({ entry, input, options }: Call): Call {
  return {
    entry,
    input: { dtype: input.dtype, shape: input.shape, data: copied(input.dtype, input.data) },
    options,
  };
}

function loadError(news: News | typeof TOO_LATE, loadTimeout: number): UsageError {
  if (news === TOO_LATE)
    return new UsageError(`loading it: expected to take at most ${loadTimeout} ms, and took longer`);
  if (news.kind === 'ended') return new UsageError(`loading it: it ended meanwhile: ${news.how}`);
  if (news.kind !== 'refused') return new UsageError(`loading it: answered before it was asked`);
  return Object.assign(new UsageError(news.message), { code: news.code });
}
