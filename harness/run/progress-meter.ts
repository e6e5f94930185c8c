import type { Profile } from '#cases/case.ts';
import type { SuiteCase } from '../suite/suite.ts';
import type { Progress } from './run-options.ts';

/** What a case of each kind takes, in multiples of a recorded call, until one of them was run: as the reference is seen to. */
const COSTS: Readonly<Record<Exclude<SuiteCase['kind'], 'property'>, number>> = {
  golden: 1,
  refusal: 1,
  model: 4,
  probe: 7,
};
const PROPERTY_COSTS: Readonly<Record<Profile, number>> = { quick: 5, standard: 7, full: 100 };

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
    const costs = kinds.reduce((sum, [kind, { cases }]) => sum + cases * this.#costOf(kind), 0);
    const left = kinds.reduce((sum, [kind, spent]) => {
      const each = spent.cases > 0 ? spent.milliseconds / spent.cases : (this.#costOf(kind) * milliseconds) / costs;
      return sum + spent.left * each;
    }, 0);
    return milliseconds > 0 ? milliseconds / (milliseconds + left) : 0;
  }

  #costOf(kind: SuiteCase['kind']): number {
    return kind === 'property' ? PROPERTY_COSTS[this.#profile] : COSTS[kind];
  }

  #spentOn(kind: SuiteCase['kind']): Spent {
    const spent = this.#kinds.get(kind) ?? { milliseconds: 0, cases: 0, left: 0 };
    this.#kinds.set(kind, spent);
    return spent;
  }
}
