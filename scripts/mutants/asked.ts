import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { Mutant } from './mutations.ts';
import { ENDED, type Verdict } from './trial.ts';
import type { Order } from './worker.ts';

/** Milliseconds without a word after which a process is held to hang; loops without an end end by themselves before. */
const SILENCE_MS = 60_000;
/** Each mutant stays in memory as a module. */
const MOST_ASKED = 300;
const MEMORY_MEGABYTES = 3_000;

/** A process that says what the suite says of the mutants of a program, and is started again when one of them ends it. */
export class Asked {
  #child: ChildProcess | undefined;
  #asked = 0;

  async reached(program: string): Promise<ReadonlySet<string>> {
    const reached = (await this.#answer({ kind: 'reached', program, id: '' })) as string[] | undefined;
    if (reached === undefined) throw new Error(`${program}: the right program does not pass, or ends its process`);
    return new Set(reached);
  }

  async verdict({ id, program }: Mutant): Promise<Verdict> {
    if (this.#asked >= MOST_ASKED) this.close();
    this.#asked += 1;
    const verdict = await this.#answer({ kind: 'verdict', program, id });
    return (verdict as Verdict | undefined) ?? { id, quick: ENDED, standard: ENDED };
  }

  close(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#asked = 0;
  }

  /** Undefined where the process ended, or hangs. */
  #answer(order: Order): Promise<unknown> {
    const child = this.#started();
    return new Promise((resolve) => {
      const finish = (answer: unknown) => {
        clearTimeout(timer);
        child.removeAllListeners();
        resolve(answer);
      };
      const isGone = () => {
        this.close();
        finish(undefined);
      };
      let timer = setTimeout(isGone, SILENCE_MS);
      child.on('exit', isGone);
      child.on('message', (message) => {
        if (message !== 'beat') return finish(message);
        clearTimeout(timer);
        timer = setTimeout(isGone, SILENCE_MS);
      });
      child.send(order);
    });
  }

  #started(): ChildProcess {
    this.#child ??= fork(join(import.meta.dirname, 'worker.ts'), {
      execArgv: [...process.execArgv, `--max-old-space-size=${MEMORY_MEGABYTES}`],
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    return this.#child;
  }
}
