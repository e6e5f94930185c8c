import type { Profile } from '#cases/case.ts';
import { suiteIdentity } from '#harness/core/identity.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { fullName } from '#harness/core/printable.ts';
import { type ComparedCase, comparedCase } from '#harness/inspect/comparison/comparison.ts';
import { comparisonReport } from '#harness/inspect/comparison/comparison-report.ts';
import { comparisonText } from '#harness/present/terminal/comparison-text.ts';
import { progressTeller } from '#harness/present/terminal/progress.ts';
import { ProgressMeter } from '#harness/run/progress-meter.ts';
import { DEFAULT_TIMEOUT, runPlan } from '#harness/run/run-options.ts';
import { checkModesAndDtypes, checkPatterns, selectedCases } from '#harness/suite/selection.ts';
import { loadSuite, type SuiteCase } from '#harness/suite/suite.ts';
import { EXIT } from './exit.ts';
import { withOpened } from './patience.ts';
import { type Streams, styleFor } from './streams.ts';

export interface CompareFlags {
  profile?: string;
  filter?: string[];
  mode?: string[];
  dtype?: string[];
  timeout?: number;
  json?: boolean;
}

/** Recorded values, models and probes: what properties ask is random, and refusals have no values. */
const KINDS: readonly string[] = ['golden', 'model', 'probe'] satisfies SuiteCase['kind'][];

export async function compareCommand(
  left: string,
  right: string,
  flags: CompareFlags,
  { stdout, stderr }: Streams,
): Promise<number> {
  const { filter = [], mode: modes, dtype: dtypes, timeout = DEFAULT_TIMEOUT } = flags;
  const plan = runPlan({ profile: flags.profile as Profile | undefined, filter, timeout });
  const suite = (await loadSuite()).filter(({ kind }) => KINDS.includes(kind));
  checkPatterns('filter', filter, suite);
  checkModesAndDtypes({ modes, dtypes }, suite);
  const selected = selectedCases(suite, {
    profile: plan.profile,
    aspects: ['values'],
    filter,
    modes,
    dtypes,
    layouts: [],
  });
  if (selected.length === 0) throw new UsageError(`no case is selected (profile ${plan.profile}); widen the filter`);
  const { seed, level, profile, timeout: limit, loadTimeout } = plan;
  const limits = { timeout: limit, loadTimeout };
  return withOpened(left, limits, stderr, (first) =>
    withOpened(right, limits, stderr, async (second) => {
      const cases: ComparedCase[] = [];
      const meter = new ProgressMeter({ name: `${first.name} and ${second.name}` }, selected, profile);
      const progress = progressTeller(stderr);
      for (const suiteCase of selected) {
        progress.tell(meter.progress);
        const one = await comparedCase(suiteCase, [first, second], { seed, level, profile });
        meter.count(
          suiteCase,
          [one.first, one.second].some(({ status }) => !['pass', 'unsupported'].includes(status)),
        );
        cases.push(one);
      }
      progress.clear();
      return published(cases, [fullName(first), fullName(second)], profile, flags, stdout);
    }),
  );
}

function published(
  cases: readonly ComparedCase[],
  names: readonly [string, string],
  profile: Profile,
  { json }: CompareFlags,
  stdout: Streams['stdout'],
): number {
  const report = comparisonReport({ ...suiteIdentity(), profile }, names, cases);
  if (report.summary.common === 0) {
    throw new UsageError(
      `compare: of ${cases.length} cases ${names.join(' and ')} support none in common; widen the filter`,
    );
  }
  stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : comparisonText(report, cases, styleFor(stdout)));
  return report.summary.agree ? EXIT.conforms : EXIT.deviates;
}
