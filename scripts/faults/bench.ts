import { PROFILES, type Profile } from '#cases/case.ts';
import { askImplementation } from '#harness/calling/ask-implementation.ts';
import { directImplementation } from '#harness/calling/direct-implementation.ts';
import { interpolateOptions } from '#harness/core/entry-options.ts';
import type { Outcome } from '#harness/core/open-implementation.ts';
import { loadTensor } from '#harness/goldens/goldens.ts';
import { acceptsEvery } from '#harness/judge/accepted.ts';
import { type Expectation, expectationOf } from '#harness/judge/expectation.ts';
import { soundAnswer } from '#harness/judge/fault.ts';
import { examine } from '#harness/run/examine.ts';
import type { SuiteCase } from '#harness/suite/suite.ts';
import { decoded } from '#reference/rounding.ts';
import type { Implementation, Tensor } from '#spec/signature.ts';
import type { Fault } from './fault.ts';

type RecordedCase = Extract<SuiteCase, { kind: 'golden' | 'refusal' }>;

/** What a recorded case needs, however many implementations it is put to. */
interface Prepared {
  readonly input: Tensor;
  readonly expectation?: Expectation;
}

/**
 * The suite for many implementations in one process. It says what `runConformance(…, { bail: 1 })` says, but prepares each
 * case once, and asks the cases that caught another fault first.
 */
export class Bench {
  readonly #suite: readonly SuiteCase[];
  readonly #seed: number;
  readonly #prepared = new Map<string, Prepared>();
  #catchers: RecordedCase[] = [];

  constructor(suite: readonly SuiteCase[], seed = 1) {
    this.#suite = suite;
    this.#seed = seed;
  }

  /** The case that catches a fault, or none. */
  async catcher(fault: Fault, profile: Profile): Promise<string | undefined> {
    // Of gradients nothing is recorded, and their faults are right in all else.
    if (fault.cluster === 'M') return this.#otherCatcher(fault, profile);
    return (await this.#recordedCatcher(fault, profile)) ?? (await this.#otherCatcher(fault, profile));
  }

  /** Every recorded case that catches a fault; each is put to a fresh implementation. */
  async catchers(fault: Fault, profile: Profile): Promise<string[]> {
    const ids: string[] = [];
    for (const one of this.#recorded(profile)) if (await this.#isCaught(fault.make(), one)) ids.push(one.id);
    return ids;
  }

  /** What an implementation remembers shows in the order of the suite; the rest are asked the likely cases first. */
  async #recordedCatcher(fault: Fault, profile: Profile): Promise<string | undefined> {
    const implementation = fault.make();
    const cases = this.#recorded(profile);
    const likely = fault.id.startsWith('state/') ? [] : this.#catchers.filter((one) => isInProfile(one, profile));
    for (const one of [...likely, ...cases]) {
      if (!(await this.#isCaught(implementation, one))) continue;
      this.#catchers = [one, ...this.#catchers.filter(({ id }) => id !== one.id)];
      return one.id;
    }
    return undefined;
  }

  /** Models and properties are asked as a run asks them. */
  async #otherCatcher(fault: Fault, profile: Profile): Promise<string | undefined> {
    const opened = directImplementation(fault.make(), 60_000);
    for (const one of this.#suite) {
      if (one.kind === 'golden' || one.kind === 'refusal' || !isInProfile(one, profile)) continue;
      if ((one.aspect === 'gradients') !== (fault.cluster === 'M')) continue;
      const { status } = await examine(one, opened, { seed: this.#seed, level: 'faithful', profile });
      if (status !== 'pass' && status !== 'unsupported') return one.id;
    }
    return undefined;
  }

  #recorded(profile: Profile): RecordedCase[] {
    return this.#suite.filter(
      (one): one is RecordedCase => (one.kind === 'golden' || one.kind === 'refusal') && isInProfile(one, profile),
    );
  }

  async #isCaught(implementation: Implementation, { golden, goldens }: RecordedCase): Promise<boolean> {
    const { entry, options } = golden;
    const { input, expectation } = this.#prepare({ golden, goldens } as RecordedCase);
    const outcome = await askImplementation(implementation, { entry, input, options });
    if (expectation === undefined) return outcome.kind === 'tensor';
    if (outcome.kind === 'threw' && expectation.refusedBy !== undefined) return false;
    return isOutside(outcome, expectation);
  }

  #prepare({ golden, goldens }: RecordedCase): Prepared {
    const known = this.#prepared.get(golden.id);
    if (known !== undefined) return known;
    const input = loadTensor(goldens, golden.input);
    const options = interpolateOptions(golden.entry, golden.options);
    const prepared = golden.refused ? { input } : { input, expectation: expectationOf({ input, options }) };
    this.#prepared.set(golden.id, prepared);
    return prepared;
  }
}

/** Whether an outcome fails what is expected, by its status or by an element. */
export function isOutside(outcome: Outcome, expectation: Expectation): boolean {
  const { tensor, fault } = soundAnswer(outcome, expectation);
  return fault === undefined ? !acceptsEvery(expectation, decoded(tensor)) : fault.status !== 'unsupported';
}

function isInProfile(one: { profile: Profile }, profile: Profile): boolean {
  return PROFILES.indexOf(one.profile) <= PROFILES.indexOf(profile);
}
