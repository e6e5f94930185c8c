import type { Profile } from '#cases/case.ts';
import type { SuiteCase } from '../suite/suite.ts';
import type { Progress } from './run-options.ts';

/** Calls that a property makes, roughly: its scenarios by two. Only the estimate of the time left depends on it. */
const PROPERTY_CALLS: Readonly<Record<Profile, number>> = { quick: 10, standard: 50, full: 400 };

/** Counts what is done of a run; `share` is of the work, to which a property brings more than a recorded call. */
export class ProgressMeter {
  readonly #implementation: Progress['implementation'];
  readonly #total: number;
  readonly #work: (one: SuiteCase) => number;
  readonly #allWork: number;
  #doneWork = 0;
  #done = 0;
  #failures = 0;

  constructor(implementation: Progress['implementation'], cases: readonly SuiteCase[], profile: Profile) {
    this.#implementation = implementation;
    this.#total = cases.length;
    this.#work = ({ kind }) => (kind === 'property' ? PROPERTY_CALLS[profile] : 1);
    this.#allWork = cases.reduce((sum, one) => sum + this.#work(one), 0);
  }

  get failures(): number {
    return this.#failures;
  }

  get progress(): Progress {
    const share = this.#allWork === 0 ? 1 : this.#doneWork / this.#allWork;
    return {
      implementation: this.#implementation,
      done: this.#done,
      total: this.#total,
      failures: this.#failures,
      share,
    };
  }

  count(one: SuiteCase, failed: boolean): void {
    this.#done += 1;
    this.#doneWork += this.#work(one);
    if (failed) this.#failures += 1;
  }
}
