import type { Call } from '#cases/case.ts';
import type { ImplementationDescription, Outcome } from '../core/open-implementation.ts';

/** One life of an implementation in a process, a program or a page: from its start until it ends or is ended. */
export interface Session {
  readonly description: ImplementationDescription;
  /** How it ended, in words, once it has. */
  end(): string | undefined;
  /** Always settles: with a crash if the session ends during the call. Never called while a call is under way. */
  ask(call: Call): Promise<Outcome>;
  /** The same for calls that are all started before the first has its answer. */
  askTogether?(calls: readonly Call[]): Promise<readonly Outcome[]>;
  /** The end of what it has printed since it was asked, as the end of a sentence; '' if nothing. */
  printed(): string;
  /** Ends it, at once and without a word from it. */
  stop(): Promise<void>;
}

/** For loading, where nothing else is said. */
export const LOAD_TIMEOUT_MS = 60_000;

/** How long an implementation may take, and how much memory. */
export interface Limits {
  /** Milliseconds for one call. */
  timeout: number;
  /** Milliseconds for loading the implementation. */
  loadTimeout?: number;
  memoryMegabytes?: number;
}
