import type { Call } from '#cases/case.ts';
import { type Outcome, type Subject, UsageError } from '../core/subject.ts';
import { BETWEEN_CALLS, type Session } from './session.ts';
import { TOO_LATE, withinTime } from './time-limit.ts';

const START_ATTEMPTS = 3;

/** Throws a `UsageError` where the implementation cannot be loaded; gives up when the signal says so. */
export type Start = (signal: AbortSignal) => Promise<Session>;

/** A subject that goes on after every hang and crash, in a fresh session. */
export async function restartingSubject(start: Start, timeout: number): Promise<Subject> {
  const closing = new AbortController();
  let session: Session | undefined = await start(closing.signal);
  let last: Promise<unknown> = Promise.resolve();
  const { description } = session;

  async function askNow(call: Call): Promise<Outcome> {
    closing.signal.throwIfAborted();
    session ??= await startAgain(start, description.name, closing.signal);
    closing.signal.throwIfAborted();
    if (session.end() !== undefined) return goneBefore();
    const outcome = await withinTime(session.ask(call), timeout);
    closing.signal.throwIfAborted();
    const printed = outcome === TOO_LATE ? session.printed() : '';
    if (outcome === TOO_LATE || session.end() !== undefined) {
      // What is left of it would take time and memory from the next call.
      await session.stop();
      session = undefined;
    }
    if (outcome !== TOO_LATE) return outcome;
    return { kind: 'timeout', milliseconds: timeout, ...(printed !== '' && { printed }) };
  }

  /** The call before has its answer already, but an end must not get lost: the next call bears it. */
  function goneBefore(): Outcome {
    const message = `${session?.end()}${BETWEEN_CALLS}`;
    session = undefined;
    return { kind: 'crash', message };
  }

  return {
    ...description,
    ask(call) {
      const outcome = last.then(() => askNow(call));
      last = outcome.catch(() => {});
      return outcome;
    },
    async close() {
      closing.abort(new Error(`${description.name}: the subject is closed`));
      await session?.stop();
      await last;
      await session?.stop();
    },
  };
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
