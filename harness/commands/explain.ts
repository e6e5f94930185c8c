import type { Profile } from '#cases/case.ts';
import { PROFILES } from '#cases/case.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import { explanationOf } from '#harness/inspect/explain/explanation-of.ts';
import { gatheredEvidence } from '#harness/inspect/explain/gathered-evidence.ts';
import { explanationText } from '#harness/present/terminal/explanation-text.ts';
import { DEFAULT_TIMEOUT, oneOf, runPlan } from '#harness/run/run-options.ts';
import type { SuiteCase } from '#harness/suite/suite.ts';
import { EXIT } from './exit.ts';
import { checkPath, findCase } from './find-case.ts';
import { goldenPlace } from './golden-place.ts';
import { patience } from './patience.ts';
import { paintFor, readableWidth, type Streams } from './streams.ts';
import { publishedSuite } from './suite.ts';

export interface ExplainFlags {
  element?: string;
  call?: number;
  profile?: string;
  seed?: number;
  path?: string;
  timeout?: number;
}

export async function explainCommand(
  id: string,
  implementation: string | undefined,
  flags: ExplainFlags,
  { stdout, stderr }: Streams,
  loadSuite: () => Promise<readonly SuiteCase[]> = publishedSuite,
): Promise<number> {
  const suite = await loadSuite();
  const suiteCase = findCase('explain', id, suite);
  checkPath('explain', flags.path, suiteCase);
  const chosen = {
    goldenFolder: goldenPlace(),
    ...(flags.element !== undefined && { element: elementIndex(flags.element) }),
    ...(flags.call !== undefined && { call: flags.call }),
  };
  const style = { paint: paintFor(stdout), width: readableWidth(stdout) };
  if (implementation === undefined) {
    stdout.write(explanationText(await explanationOf(suiteCase, chosen), style));
    return EXIT.conforms;
  }
  const { seed = 1, path, timeout = DEFAULT_TIMEOUT } = flags;
  const profile: Profile = oneOf('profile', flags.profile ?? 'standard', PROFILES);
  const plan = runPlan({ profile, seed, path, timeout });
  const loaded = patience(stderr, implementation, plan.loadTimeout);
  const opened = await openImplementation(implementation, {
    timeout: plan.timeout,
    loadTimeout: plan.loadTimeout,
  }).finally(loaded);
  try {
    const context = { seed: plan.seed, level: plan.level, profile, ...(path !== undefined && { path }) };
    const evidence = await gatheredEvidence(suiteCase, opened, context);
    const { likelyCauses } = await import('#harness/inspect/explain/likely-causes.ts');
    const causes = await likelyCauses(evidence, opened, suite, context);
    const { name, version } = opened;
    const explanation = await explanationOf(suiteCase, {
      ...chosen,
      evidence,
      implementation: version === undefined ? name : `${name} ${version}`,
      ...(causes && { causes }),
      ask: (call) => opened.ask(call),
    });
    stdout.write(explanationText(explanation, style));
    return EXIT.conforms;
  } finally {
    await opened.close();
  }
}

function elementIndex(text: string): number[] {
  if (/^\d{1,9}(,\d{1,9})*$/.test(text)) return text.split(',').map(Number);
  throw new UsageError(`--element: expected an index with commas between, as in 0,0,1,2, got '${text}'`);
}
