import { outcomeOf } from '../calling/sent-outcome.ts';
import { BETWEEN_CALLS, type Session } from '../calling/session.ts';
import { TOO_LATE, withinTime } from '../calling/time-limit.ts';
import { type SubjectDescription, UsageError } from '../core/subject.ts';
import type { Link } from './link.ts';
import type { MessageFromPage, MessageToPage } from './messages.ts';
import { packed, unpacked } from './wire.ts';

type News = { kind: 'ended'; how: string } | { kind: 'message'; message: MessageFromPage; data: ArrayBuffer };

/** The implementation that the module at this address makes at the other end. What cannot be loaded is a `UsageError`. */
export async function linkedSession(link: Link, url: string, loadTimeout: number): Promise<Session> {
  let end: string | undefined;
  let listener: (news: News) => void = () => {};
  const finish = (how: string) => {
    if (end !== undefined) return;
    end = how;
    listener({ kind: 'ended', how });
  };
  link.hear({
    message(bytes) {
      const { message, data } = unpacked(bytes) as { message: MessageFromPage; data: ArrayBuffer };
      if (message.kind !== 'ending') listener({ kind: 'message', message, data });
      else {
        finish(`${message.how ?? 'it exited'}${message.betweenCalls ? BETWEEN_CALLS : ''}`);
        void link.stop();
      }
    },
    end: finish,
  });
  const say = (message: MessageToPage, data?: Parameters<typeof packed>[1]) => link.send(packed(message, data));
  const first = new Promise<News>((resolve) => {
    listener = resolve;
  });
  say({ kind: 'load', url });
  const news = await withinTime(first, loadTimeout);
  const description = loadedDescription(news);
  if (description === undefined) {
    await link.stop();
    throw loadError(news, loadTimeout);
  }
  let calls = 0;
  return {
    description,
    end: () => end,
    ask(call) {
      const { dtype, shape, data } = call.input;
      const id = ++calls;
      return new Promise((resolve) => {
        listener = (heard) => {
          if (heard.kind === 'ended') resolve({ kind: 'crash', message: heard.how });
          else if (heard.message.kind === 'answered' && heard.message.id === id)
            resolve(outcomeOf(heard.message.outcome, heard.data));
        };
        if (end !== undefined) resolve({ kind: 'crash', message: end });
        else say({ kind: 'ask', id, call: { ...call, input: { dtype, shape } } }, data);
      });
    },
    printed: () => link.printed(),
    stop: () => link.stop(),
  };
}

function loadedDescription(news: News | typeof TOO_LATE): SubjectDescription | undefined {
  if (news === TOO_LATE || news.kind !== 'message' || news.message.kind !== 'loaded') return undefined;
  return news.message.description;
}

function loadError(news: News | typeof TOO_LATE, loadTimeout: number): UsageError {
  if (news === TOO_LATE) return new UsageError(`loading it: it took longer than ${loadTimeout} ms`);
  if (news.kind === 'ended') return new UsageError(`loading it: it ended before it was loaded: ${news.how}`);
  if (news.message.kind !== 'refused') return new UsageError('loading it: it answered before it received a call');
  return new UsageError(news.message.message);
}
