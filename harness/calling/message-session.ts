import type { Tensor } from '#spec/signature.ts';
import { elementsAt } from '../core/intrinsics.ts';
import { type Outcome, UsageError } from '../core/subject.ts';
import type { MessageFromChild, MessageToChild, SentOutcome } from './child-messages.ts';
import type { Session } from './session.ts';
import { TOO_LATE, withinTime } from './time-limit.ts';
import { withPrinted } from './with-printed.ts';

/** What comes from an implementation at the other end; elements travel beside the message. */
export type News =
  | (Exclude<MessageFromChild, { kind: 'ending' }> & { data: ArrayBuffer })
  | { kind: 'ended'; how: string };

/** The way to an implementation that answers by messages. */
export interface Peer {
  /** How it ended, in words, once it has. */
  readonly end: string | undefined;
  /** What follows goes to this listener, and to no other; the end comes last. */
  hear(listener: (news: News) => void): void;
  send(message: Extract<MessageToChild, { kind: 'ask' }>, data: Tensor['data']): void;
  /** The end of what it has printed since the last message to it. */
  printed(): string;
  /** Waits for what was printed before the last news, where output comes on ways of its own. */
  settled?(): Promise<unknown>;
  /** Ends it at once, with all that it has started. */
  stop(): Promise<void>;
}

/** The session with a peer whose first news is awaited. What cannot be loaded is a `UsageError`. */
export async function messageSession(peer: Peer, first: Promise<News>, loadTimeout: number): Promise<Session> {
  const news = await withinTime(first, loadTimeout);
  if (news === TOO_LATE || news.kind !== 'loaded') {
    await peer.stop();
    throw loadError(news, loadTimeout);
  }
  let calls = 0;

  async function settle(outcome: Outcome): Promise<Outcome> {
    if (peer.settled === undefined) return outcome;
    await peer.settled();
    return withPrinted(outcome, peer.printed());
  }

  return {
    description: news.description,
    end: () => peer.end,
    ask(call) {
      const { dtype, shape, data } = call.input;
      const id = ++calls;
      return new Promise((resolve) => {
        peer.hear((heard) => {
          if (heard.kind === 'answered' && heard.id === id)
            void settle(outcomeOf(heard.outcome, heard.data)).then(resolve);
          if (heard.kind === 'ended') resolve({ kind: 'crash', message: heard.how });
        });
        if (peer.end !== undefined) resolve({ kind: 'crash', message: peer.end });
        else peer.send({ kind: 'ask', id, call: { ...call, input: { dtype, shape } } }, data);
      });
    },
    printed: () => peer.printed(),
    stop: () => peer.stop(),
  };
}

/** An outcome with the elements that travelled beside it. */
function outcomeOf(outcome: SentOutcome, data: ArrayBuffer): Outcome {
  if (outcome.kind !== 'tensor') return outcome;
  const { tensor } = outcome;
  return { ...outcome, tensor: { ...tensor, data: elementsAt(tensor.dtype, data) } };
}

function loadError(news: News | typeof TOO_LATE, loadTimeout: number): UsageError {
  if (news === TOO_LATE) return new UsageError(`loading it: it took longer than ${loadTimeout} ms`);
  if (news.kind === 'ended') return new UsageError(`loading it: it ended before it was loaded: ${news.how}`);
  if (news.kind !== 'refused') return new UsageError('loading it: it answered before it received a call');
  return Object.assign(new UsageError(news.message), { code: news.code });
}
