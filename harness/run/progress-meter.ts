import type { Profile } from '#cases/case.ts';
import type { SuiteCase } from '../suite/suite.ts';
import type { Progress } from './run-options.ts';

/** Calls that a property makes, roughly: its scenarios by two. Only the estimate of the time left depends on it. */
const PROPERTY_CALLS: Readonly<Record<Profile, number>> = { quick: 10, standard: 50, full: 400 };

/** What was spent on cases of one kind, and on how many. */
interface Spent {
  milliseconds: number;
  cases: number;
  left: number;
}

/** Counts what is done of a run; `share` is of the time, as far as the cases of each kind tell what the others take. */
export class ProgressMeter {
  readonly #implementation: Progress['implementation'];
  readonly #total: number;
  readonly #profile: Profile;
  readonly #now: () => number;
  readonly #kinds = new Map<SuiteCase['kind'], Spent>();
  #last: number;
  #done = 0;
  #failures = 0;

  constructor(
    implementation: Progress['implementation'],
    cases: readonly SuiteCase[],
    profile: Profile,
    now: () => number = () => performance.now(),
  ) {
    this.#implementation = implementation;
    this.#total = cases.length;
    this.#profile = profile;
    this.#now = now;
    this.#last = now();
    for (const { kind } of cases) this.#spentOn(kind).left += 1;
  }

  get failures(): number {
    return this.#failures;
  }

  get progress(): Progress {
    return {
      implementation: this.#implementation,
      done: this.#done,
      total: this.#total,
      failures: this.#failures,
      share: this.#share(),
    };
  }

  count({ kind }: SuiteCase, failed: boolean): void {
    const now = this.#now();
    const spent = this.#spentOn(kind);
    spent.milliseconds += now - this.#last;
    spent.cases += 1;
    spent.left -= 1;
    this.#last = now;
    this.#done += 1;
    if (failed) this.#failures += 1;
  }

  #share(): number {
    if (this.#done === this.#total) return 1;
    const kinds = [...this.#kinds];
    const milliseconds = kinds.reduce((sum, [, spent]) => sum + spent.milliseconds, 0);
    const calls = kinds.reduce((sum, [kind, { cases }]) => sum + cases * this.#callsOf(kind), 0);
    // A kind that has not come yet takes as long, call by call, as the others.
    const left = kinds.reduce((sum, [kind, spent]) => {
      const each = spent.cases > 0 ? spent.milliseconds / spent.cases : (this.#callsOf(kind) * milliseconds) / calls;
      return sum + spent.left * each;
    }, 0);
    return milliseconds > 0 ? milliseconds / (milliseconds + left) : 0;
  }

  #callsOf(kind: SuiteCase['kind']): number {
    return kind === 'property' ? PROPERTY_CALLS[this.#profile] : 1;
  }

  #spentOn(kind: SuiteCase['kind']): Spent {
    const spent = this.#kinds.get(kind) ?? { milliseconds: 0, cases: 0, left: 0 };
    this.#kinds.set(kind, spent);
    return spent;
  }
}
