import { restartingSubject } from '../calling/restarting-subject.ts';
import type { Limits } from '../calling/session.ts';
import { type Subject, UsageError } from '../core/subject.ts';
import { commandWords } from './command-line.ts';
import { startStdioSession } from './stdio-session.ts';

const PREFIX = 'exec:';

/** A program that speaks the protocol of README.md, which is ended and started again when it hangs or breaks. */
export async function stdioSubject(specifier: string, limits: Limits): Promise<Subject> {
  const words = commandWords(specifier.slice(PREFIX.length));
  return restartingSubject(async (signal) => {
    try {
      return await startStdioSession(words, limits, signal);
    } catch (error) {
      throw error instanceof UsageError ? new UsageError(`${specifier}: ${error.message}`) : error;
    }
  }, limits.timeout);
}
