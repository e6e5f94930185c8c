import { restartingImplementation } from '../calling/restarting-implementation.ts';
import type { Limits } from '../calling/session.ts';
import { type OpenImplementation, UsageError } from '../core/open-implementation.ts';
import { commandWords } from './command-line.ts';
import { startStdioSession } from './stdio-session.ts';

const PREFIX = 'exec:';

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
