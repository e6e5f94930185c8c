import type { ChildProcess } from 'node:child_process';
import type { Mark } from './left-behind.ts';
import { endGroup } from './process-group.ts';
import { withinTime } from './time-limit.ts';

const STOP_TIMEOUT_MS = 2_000;
/** Milliseconds for what is left in the pipes of a process that has ended. */
const DRAIN_TIMEOUT_MS = 300;

export type Ended = { kind: 'ended'; how: string };

/** A process from its start to its end, which is told once and in words. */
export class ProcessLife<News> {
  /** How it ended, once it has. */
  end: string | undefined;
  readonly #child: Pick<ChildProcess, 'pid' | 'exitCode' | 'signalCode'>;
  readonly #ended: Promise<void>;
  #listener: (news: News | Ended) => void = () => {};
  #announced: string | undefined;

  /** `ending` makes a sentence of why it ended; `exited` is called before its last words are read. */
  constructor(
    child: Pick<ChildProcess, 'pid' | 'exitCode' | 'signalCode' | 'on' | 'stdio'>,
    session: Mark,
    {
      ending,
      startTrouble,
      exited,
    }: {
      ending(why: string): string;
      startTrouble(error: Error): string;
      exited?(): void;
    },
  ) {
    this.#child = child;
    const pipes = child.stdio.filter((pipe) => pipe !== null && pipe !== undefined);
    for (const pipe of pipes) pipe.on('error', () => {});
    const drained = new Promise((resolve) => child.on('close', resolve));
    this.#ended = new Promise((resolve) => {
      child.on('error', (error) => {
        this.finish(startTrouble(error));
        resolve();
      });
      child.on('exit', () => {
        endGroup(child.pid);
        session.end();
        exited?.();
        resolve();
        void withinTime(drained, DRAIN_TIMEOUT_MS).then(() => {
          for (const pipe of pipes) pipe.destroy();
          const { exitCode, signalCode } = child;
          const itself = signalCode === null ? `it exited with exit code ${exitCode}` : `${signalCode} ended it`;
          this.finish(ending(this.#announced ?? itself));
        });
      });
    });
  }

  /** What follows goes to this listener, and to no other; the end comes last. */
  hear(listener: (news: News | Ended) => void): void {
    this.#listener = listener;
  }

  tell(news: News): void {
    if (this.end === undefined) this.#listener(news);
  }

  isAlive(): boolean {
    const { pid, exitCode, signalCode } = this.#child;
    return pid !== undefined && exitCode === null && signalCode === null;
  }

  /** Why it is about to end, where nothing has said so before. */
  announce(how: string | undefined): void {
    this.#announced ??= how;
  }

  /** It counts as ended from now on. */
  finish(how: string): void {
    if (this.end !== undefined) return;
    this.end = how;
    this.#listener({ kind: 'ended', how });
  }

  /** Ends it, and all that it has started, for this reason: where a pipe was closed, after the end that usually causes it. */
  endWith(how: string, milliseconds = 0): void {
    if (milliseconds > 0) setTimeout(() => this.endWith(how), milliseconds).unref();
    else if (this.isAlive()) {
      this.announce(how);
      endGroup(this.#child.pid);
    }
  }

  /** Ends it at once; after so many milliseconds in which it may end by itself. */
  async stop(patience = 0): Promise<void> {
    if (patience > 0) await withinTime(this.#ended, patience);
    this.finish('it was stopped');
    if (this.isAlive()) endGroup(this.#child.pid);
    await withinTime(this.#ended, STOP_TIMEOUT_MS);
  }
}
