import type { Call } from '#cases/case.ts';
import type { Outcome, SubjectDescription } from '../subject.ts';

/** One life of an implementation in a worker, a program or a page: from its start until it ends or is ended. */
export interface Session {
  readonly description: SubjectDescription;
  /** How it ended, in words, once it has. */
  end(): string | undefined;
  /** Always settles: with a crash if the session ends during the call. Never called while a call is under way. */
  ask(call: Call): Promise<Outcome>;
  /** Ends it, at once and without a word from it. */
  stop(): Promise<void>;
}

/** How long an implementation may take, and how much memory. */
export interface Limits {
  /** Milliseconds for one call. */
  timeout: number;
  /** Milliseconds for loading the implementation. */
  loadTimeout?: number;
  memoryMegabytes?: number;
}
