import type { Profile } from '#cases/case.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { didYouMean } from '#harness/core/suggest.ts';
import { runPlan } from '#harness/run/run-options.ts';
import type { SuiteEntry } from '#harness/suite/suite.ts';

/** The case of an id; whoever mistypes it hears which one was meant. */
export function findCase<T extends SuiteEntry>(command: string, id: string, suite: readonly T[]): T {
  const found = suite.find((suiteCase) => suiteCase.id === id);
  if (found !== undefined) return found;
  const ids = suite.map((suiteCase) => suiteCase.id);
  const hint = didYouMean(id, ids) || '; interpolate-conformance list shows all';
  throw new UsageError(`${command} '${id}': no case has this id${hint}`);
}

/** @throws UsageError for a scenario of what is no property. */
export function checkPath(command: string, path: string | undefined, { id, kind }: SuiteEntry): void {
  if (path === undefined || kind === 'property') return;
  throw new UsageError(`${command} --path: replays a scenario of a property, and ${id} is not a property`);
}

/** How a single case is asked. */
export interface ScenarioFlags {
  /** Checked when it is asked. */
  profile?: Profile;
  seed?: number;
  path?: string;
  timeout?: number;
}

export function scenarioOf({ profile, seed, path, timeout }: ScenarioFlags) {
  const plan = runPlan({ profile, seed, path, timeout });
  return {
    context: { seed: plan.seed, level: plan.level, profile: plan.profile, ...(path !== undefined && { path }) },
    limits: { timeout: plan.timeout, loadTimeout: plan.loadTimeout },
  };
}
