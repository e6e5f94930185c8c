import fc from 'fast-check';
import type { Property } from '#cases/property.ts';
import { hashOf } from '../../core/hash.ts';
import { type OpenImplementation, UsageError } from '../../core/open-implementation.ts';
import { SuiteError } from '../../core/suite-error.ts';
import type { Finding, Level } from '../../core/verdict.ts';
import { DeviationTally } from '../../judge/deviation-tally.ts';
import { withoutAnswer } from '../../judge/fault.ts';
import { counterexampleText } from './counterexample.ts';
import { type Tried, triedScenario } from './scenario.ts';

export interface Search {
  /** Of the run: every property draws scenarios of its own from it. */
  seed: number;
  /** How many random scenarios are tried. */
  runs: number;
  /** How many any profile tries: a path begins with one of them. */
  mostRuns?: number;
  /** By default `faithful`. */
  demanded?: Level;
  /** Replays one scenario, the `path` of a finding; where nothing fails there the property is searched whole. */
  path?: string;
}

/** Calls that may be spent on making a failing scenario plainer. A count, not a time: the same run says the same again. */
const SHRINKING_CALLS = 300;

/** Looks for a scenario that breaks the property, and for the plainest one. */
export async function examineProperty(
  property: Property,
  opened: OpenImplementation,
  search: Search,
): Promise<Finding> {
  const { path, ...whole } = search;
  if (Number.parseInt(path ?? '0', 10) >= (search.mostRuns ?? Number.POSITIVE_INFINITY))
    throw leadsNowhere(property, search);
  const found = await searched(property, opened, search);
  if (path === undefined || found.path !== undefined) return found;
  // The path may be of another seed or suite: what passes there says nothing of the property.
  const again = await searched(property, opened, whole);
  const note = `the scenario at path ${path} passes, so the whole property was searched`;
  return { ...again, message: again.message === undefined ? note : `${note}; ${again.message}` };
}

function leadsNowhere({ id }: Property, { seed, path }: Search): UsageError {
  const advice = 'copy it from the failure message, with the same --seed, or leave it out to search the whole property';
  return new UsageError(
    `path: expected one that leads to a scenario of ${id}, got '${path}', which leads to none under seed ${seed}; ${advice}`,
  );
}

async function searched(property: Property, opened: OpenImplementation, search: Search): Promise<Finding> {
  const trial = new Trial(property, opened, search.demanded ?? 'faithful');
  const details = await fc.check(
    fc.asyncProperty(property.scenario, async (scenario) => {
      const failure = await trial.failureOf(scenario);
      if (failure !== undefined) throw new Counterexample(failure);
    }),
    {
      seed: hashOf(`${search.seed} ${property.id}`) | 0,
      numRuns: search.runs,
      ...(search.path !== undefined && { path: search.path }),
      endOnFailure: search.path !== undefined,
    },
  );
  if (trial.fault !== undefined) throw trial.fault;
  if (search.path !== undefined && details.numRuns === 0) {
    throw leadsNowhere(property, search);
  }
  const { counterexample, counterexamplePath, errorInstance } = details;
  if (!details.failed) return trial.finding();
  if (!(errorInstance instanceof Counterexample) || counterexample === null || counterexamplePath === null) {
    throw new SuiteError(`${property.id}: the search ended without a counterexample: ${String(errorInstance)}`);
  }
  const { status, violated, deviation, level } = errorInstance.failure;
  return {
    status,
    ...(level && { level }),
    ...(deviation && { deviation }),
    message: counterexampleText(violated, property.calls(counterexample[0])),
    path: counterexamplePath,
  };
}

type Failure = Extract<Tried, { kind: 'broken' }>;

class Counterexample extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.violated);
    this.failure = failure;
  }
}

/** What the scenarios of one search have shown so far. */
class Trial {
  readonly #property: Property;
  readonly #opened: OpenImplementation;
  readonly #demanded: Level;
  readonly #passed = new DeviationTally();
  #held = 0;
  #unsupported = 0;
  #declined: Extract<Tried, { kind: 'unsupported' }> | undefined;
  #first: Failure | undefined;
  #shrinkingCalls = 0;
  /** A fault of the suite, kept from being taken for one of the implementation. */
  fault: Error | undefined;

  constructor(property: Property, opened: OpenImplementation, demanded: Level) {
    this.#property = property;
    this.#opened = opened;
    this.#demanded = demanded;
  }

  /** The failure of a scenario. Once one is found, only its own kind is made plainer, as far as the calls last. */
  async failureOf(scenario: unknown): Promise<Failure | undefined> {
    if (this.fault !== undefined || this.#isOver()) return undefined;
    try {
      return this.#weighed(await triedScenario(this.#property, scenario, this.#opened, this.#demanded));
    } catch (error) {
      this.fault = error instanceof Error ? error : new SuiteError(String(error));
      return undefined;
    }
  }

  finding(): Finding {
    if (this.#held === 0) return withoutAnswer(this.#declined ?? { kind: 'unsupported', reason: '' });
    // The worst of elements that pass, in scenarios that are not shown, would tell nothing.
    const { first: _, worst: __, ...deviation } = this.#passed.deviation;
    const note = `${this.#held} of ${this.#held + this.#unsupported} scenarios were run; the others are unsupported: ${this.#declined?.reason}`;
    return {
      status: 'pass',
      ...(deviation.elements > 0 && { deviation }),
      ...(this.#unsupported > 0 && { message: note }),
    };
  }

  #isOver(): boolean {
    if (this.#first === undefined) return false;
    return isCostly(this.#first) || this.#shrinkingCalls >= SHRINKING_CALLS;
  }

  #weighed(tried: Tried): Failure | undefined {
    if (this.#first !== undefined) this.#shrinkingCalls += tried.calls;
    switch (tried.kind) {
      case 'unsupported':
        this.#unsupported += 1;
        this.#declined ??= tried;
        return undefined;
      case 'held':
        this.#held += 1;
        if (tried.deviation) this.#passed.merge(tried.deviation);
        return undefined;
      case 'broken':
        this.#first ??= tried;
        return tried.status === this.#first.status ? tried : undefined;
    }
  }
}

/** Another hang or crash would cost a time-out or a new process each. */
function isCostly({ status }: Failure): boolean {
  return status === 'timeout' || status === 'crash';
}
