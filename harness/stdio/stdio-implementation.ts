import { restartingImplementation } from '../calling/restarting-implementation.ts';
import { type Limits, LOAD_TIMEOUT_MS, type Session } from '../calling/session.ts';
import { TOO_LATE, withinTime } from '../calling/time-limit.ts';
import { withPrinted } from '../calling/with-printed.ts';
import { AFTER_ANSWER } from '../core/late-effect.ts';
import {
  type ImplementationDescription,
  type OpenImplementation,
  type Outcome,
  UsageError,
} from '../core/open-implementation.ts';
import { commandWords } from './command-line.ts';
import { frameBytes } from './frame.ts';
import { type News, type Program, startProgram } from './program.ts';
import { endedUnheard, helloOf, runFrame, suiteHello, unclaimed } from './speech.ts';
import { stdioAnswer } from './stdio-answer.ts';

const PREFIX = 'exec:';
/** A program may have a machine-learning framework in it, which takes much of this at its first call. */
const MEMORY_MEGABYTES = 4_096;
/** Milliseconds between the last word to a program and its end: a profiler or a coverage tool writes its files then. */
const BYE_TIMEOUT_MS = 1_000;

/** A program that speaks the protocol of README.md, which is ended and started again when it hangs or breaks. */
export async function stdioImplementation(specifier: string, limits: Limits): Promise<OpenImplementation> {
  const words = commandWords(specifier.slice(PREFIX.length));
  return restartingImplementation(async (signal) => {
    try {
      return await startStdioSession(words, limits, signal);
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`${specifier}: ${error.message}`) : error;
    }
  }, limits);
}

/** A program that has said hello. What cannot be started or says something else is a `UsageError`. */
async function startStdioSession(
  words: readonly [string, ...string[]],
  { loadTimeout = LOAD_TIMEOUT_MS, memoryMegabytes = MEMORY_MEGABYTES }: Limits,
  signal: AbortSignal,
): Promise<Session> {
  const program = await startProgram(words);
  const stop = () => void program.stop();
  signal.addEventListener('abort', stop);
  const news = await withinTime(new Promise<News>((resolve) => greet(program, resolve)), loadTimeout);
  signal.removeEventListener('abort', stop);
  try {
    const description = descriptionOf(news, loadTimeout, program);
    program.limitMemory(memoryMegabytes);
    return sessionOf(program, description);
  } catch (error) {
    await program.stop();
    throw error;
  }
}

function greet(program: Program, resolve: (news: News) => void): void {
  program.hear(resolve);
  if (program.end !== undefined) resolve({ kind: 'ended', how: program.end });
  program.send(suiteHello());
}

function descriptionOf(news: News | typeof TOO_LATE, loadTimeout: number, program: Program): ImplementationDescription {
  const fail = (what: string): never => {
    throw new UsageError(`${what}; --check-protocol shows its bytes`);
  };
  if (news === TOO_LATE)
    return fail(`its hello: expected within ${loadTimeout} ms, got none${program.pending()}${program.printed()}`);
  if (news.kind === 'ended') throw endedUnheard(news.how);
  if (news.kind === 'noise') return fail(`its hello: ${news.trouble.message}`);
  const hello = helloOf(news.frame);
  return typeof hello === 'string' ? fail(hello) : hello;
}

function sessionOf(program: Program, description: ImplementationDescription): Session {
  let calls = 0;
  let isAsked = false;
  let broken: string | undefined;

  function breakOff(how: string): void {
    broken ??= how;
    void program.stop();
  }

  function hearBetweenCalls(): void {
    program.hear((news) => {
      if (news.kind === 'frame') breakOff(`${secondAnswer(calls)}${program.printed()}`);
      if (news.kind === 'noise') breakOff(`${news.trouble.message}${program.printed()}`);
    });
  }

  function answered(news: News, id: number): Outcome {
    if (news.kind === 'ended') return { kind: 'crash', message: news.how };
    if (news.kind === 'noise') {
      breakOff(news.trouble.message);
      return { kind: 'invalid-output', message: news.trouble.message };
    }
    const { outcome, answeredId, isLost } = stdioAnswer(news.frame, id);
    if (isLost) breakOff('its message could not be understood');
    if (answeredId === id - 1) return { kind: 'crash', message: `${secondAnswer(answeredId)}${AFTER_ANSWER}` };
    return outcome;
  }

  hearBetweenCalls();
  return {
    description,
    end: () => broken ?? program.end,
    ask(call) {
      const reason = unclaimed(description, call);
      if (reason !== undefined) return Promise.resolve({ kind: 'unsupported', reason });
      const id = ++calls;
      isAsked = true;
      return new Promise((resolve) => {
        let outcome: Outcome | undefined;
        program.hear((news) => {
          if (outcome === undefined) {
            outcome = answered(news, id);
            setImmediate(settle);
          } else if (news.kind !== 'ended' && broken === undefined) {
            const message = news.kind === 'frame' ? secondAnswer(id) : news.trouble.message;
            breakOff(message);
            outcome = { kind: 'invalid-output', message };
          }
        });
        /** One turn of the event loop later: what comes with the answer belongs to this call too. */
        function settle(): void {
          isAsked = false;
          if (broken === undefined && program.end === undefined) hearBetweenCalls();
          resolve(withPrinted(outcome as Outcome, program.printed()));
        }
        program.send(runFrame(id, call));
      });
    },
    printed: () => program.printed(),
    async stop() {
      if (!isAsked && broken === undefined && program.end === undefined) {
        program.send(frameBytes({ kind: 'bye' }));
        await program.stop(BYE_TIMEOUT_MS);
      }
      await program.stop();
    },
  };
}

function secondAnswer(id: number): string {
  return `it sent more than one answer to call ${id}`;
}
