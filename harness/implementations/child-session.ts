import type { ModuleSource } from '../calling/child-messages.ts';
import { outcomeOf } from '../calling/sent-outcome.ts';
import type { Limits, Session } from '../calling/session.ts';
import { TOO_LATE, withinTime } from '../calling/time-limit.ts';
import { UsageError } from '../core/subject.ts';
import { type ChildLife, type News, startChild } from './child-life.ts';

const LOAD_TIMEOUT_MS = 60_000;
const MEMORY_MEGABYTES = 1_024;

/** A child process that has loaded the implementation. What cannot be loaded is a `UsageError`. */
export async function startChildSession(source: ModuleSource, limits: Limits, signal: AbortSignal): Promise<Session> {
  const { loadTimeout = LOAD_TIMEOUT_MS, memoryMegabytes = MEMORY_MEGABYTES } = limits;
  const life = startChild(source, memoryMegabytes);
  const stop = () => void life.stop();
  signal.addEventListener('abort', stop);
  const news = await withinTime(new Promise<News>((resolve) => life.hear(resolve)), loadTimeout);
  signal.removeEventListener('abort', stop);
  if (news !== TOO_LATE && news.kind === 'loaded') return { ...sessionOf(life), description: news.description };
  await life.stop();
  throw loadError(news, loadTimeout);
}

function sessionOf(life: ChildLife): Omit<Session, 'description'> {
  let calls = 0;
  return {
    end: () => life.end,
    ask(call) {
      const { dtype, shape, data } = call.input;
      const id = ++calls;
      return new Promise((resolve) => {
        life.hear((news) => {
          if (news.kind === 'answered' && news.id === id) resolve(outcomeOf(news.outcome, news.data));
          if (news.kind === 'ended') resolve({ kind: 'crash', message: news.how });
        });
        life.send({ kind: 'ask', id, call: { ...call, input: { dtype, shape } } }, data);
      });
    },
    printed: () => life.printed(),
    stop: () => life.stop(),
  };
}

function loadError(news: News | typeof TOO_LATE, loadTimeout: number): UsageError {
  if (news === TOO_LATE) return new UsageError(`loading it: it took longer than ${loadTimeout} ms`);
  if (news.kind === 'ended') return new UsageError(`loading it: it ended before it was loaded: ${news.how}`);
  if (news.kind !== 'refused') return new UsageError(`loading it: it answered before it received a call`);
  return Object.assign(new UsageError(news.message), { code: news.code });
}
