import type { Call } from '#cases/case.ts';
import type { Tensor } from '#spec/signature.ts';
import { elementsAt } from '../core/intrinsics.ts';
import { type Outcome, UsageError } from '../core/open-implementation.ts';
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

  /** The end of the session is the outcome of every call that has no answer yet. */
  function askTogether(asked: readonly Call[]): Promise<readonly Outcome[]> {
    const first = calls + 1;
    calls += asked.length;
    const outcomes = new Map<number, Promise<Outcome>>();
    return new Promise((resolve) => {
      const finish = (how?: string) =>
        resolve(
          Promise.all(
            asked.map(async (_, at) => outcomes.get(first + at) ?? { kind: 'crash' as const, message: how as string }),
          ),
        );
      peer.hear((heard) => {
        if (heard.kind === 'answered' && heard.id >= first) {
          outcomes.set(heard.id, settle(outcomeOf(heard.outcome, heard.data)));
          if (outcomes.size === asked.length) finish();
        }
        if (heard.kind === 'ended') finish(heard.how);
      });
      if (peer.end !== undefined) return finish(peer.end);
      for (const [at, call] of asked.entries()) {
        const { dtype, shape, data } = call.input;
        const together = at === 0 && asked.length > 1 ? { together: asked.length } : {};
        peer.send({ kind: 'ask', id: first + at, call: { ...call, input: { dtype, shape } }, ...together }, data);
      }
    });
  }

  return {
    description: news.description,
    end: () => peer.end,
    ask: async (call) => (await askTogether([call]))[0],
    askTogether,
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
