import { UsageError } from '#harness/core/open-implementation.ts';
import { didYouMean } from '#harness/core/suggest.ts';
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
