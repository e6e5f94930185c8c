import type { Call } from '#cases/case.ts';
import { AFTER_ANSWER } from '../core/late-effect.ts';
import { type OpenImplementation, type Outcome, UsageError } from '../core/open-implementation.ts';
import { callTimes } from './first-calls.ts';
import type { Limits, Session } from './session.ts';
import { TOO_LATE, withinTime } from './time-limit.ts';

const START_ATTEMPTS = 3;

/** Throws a `UsageError` where the implementation cannot be loaded; gives up when the signal says so. */
export type Start = (signal: AbortSignal) => Promise<Session>;

/** An implementation that goes on after every hang and crash, in a fresh session. */
export async function restartingImplementation(start: Start, limits: Limits): Promise<OpenImplementation> {
  const closing = new AbortController();
  let session: Session | undefined = await start(closing.signal);
  let last: Promise<unknown> = Promise.resolve();
  const { description } = session;
  const times = callTimes(limits, description.compiles === true);
  /** How a session ended that had answered; the next call bears it. */
  let lateEnd: string | undefined;

  async function askNow(calls: readonly Call[]): Promise<readonly Outcome[]> {
    closing.signal.throwIfAborted();
    if (session === undefined && lateEnd === undefined) {
      session = await startAgain(start, description.name, closing.signal);
      times.restarted();
    }
    closing.signal.throwIfAborted();
    lateEnd ??= session?.end();
    if (session === undefined || lateEnd !== undefined) return calls.map(goneBefore(lateEnd ?? ''));
    const milliseconds = times.forCalls(calls);
    // Where only one call at a time can be put, there is one.
    const answered = session.askTogether?.(calls) ?? session.ask(calls[0]).then((outcome) => [outcome]);
    const outcomes = await withinTime(answered, milliseconds);
    closing.signal.throwIfAborted();
    const printed = outcomes === TOO_LATE ? session.printed() : '';
    const end = session.end();
    if (outcomes === TOO_LATE || end !== undefined) {
      if (outcomes !== TOO_LATE && outcomes.every(isAnswer)) lateEnd = end;
      // What is left of it would take time and memory from the next call.
      await session.stop();
      session = undefined;
    }
    if (outcomes !== TOO_LATE) return outcomes;
    const first = times.exhausted();
    return calls.map(() => ({
      kind: 'timeout',
      milliseconds,
      ...(first && { first }),
      ...(printed !== '' && { printed }),
    }));
  }

  /** The call before has its answer already, but an end must not get lost: the next call bears it. */
  function goneBefore(end: string): () => Outcome {
    const message = end.includes(AFTER_ANSWER) ? end : `${end}${AFTER_ANSWER}`;
    session = undefined;
    lateEnd = undefined;
    return () => ({ kind: 'crash', message });
  }

  function inTurn(calls: readonly Call[]): Promise<readonly Outcome[]> {
    const outcomes = last.then(() => askNow(calls));
    last = outcomes.catch(() => {});
    return outcomes;
  }

  return {
    ...description,
    ask: async (call) => (await inTurn([call]))[0],
    ...(session.askTogether && { askTogether: inTurn }),
    async close() {
      closing.abort(new Error(`${description.name}: the implementation is closed`));
      await session?.stop();
      await last;
      await session?.stop();
    },
  };
}

/** Anything but the end itself, or a word that ended the session. */
function isAnswer({ kind }: Outcome): boolean {
  return kind === 'tensor' || kind === 'unsupported' || kind === 'threw';
}

async function startAgain(start: Start, name: string, signal: AbortSignal): Promise<Session> {
  let reason = '';
  for (let attempt = 0; attempt < START_ATTEMPTS; attempt++) {
    try {
      return await start(signal);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof UsageError)) throw error;
      reason = error.message;
    }
  }
  throw new UsageError(
    `${name}: it fails at every restart (${START_ATTEMPTS} attempts, after a first start that succeeded): ${reason}`,
  );
}
