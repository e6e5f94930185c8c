import { suiteIdentity } from '#harness/core/identity.ts';
import { readJson } from '#harness/core/json-file.ts';
import { fullName } from '#harness/core/printable.ts';
import { checkedCalls } from '#harness/inspect/own-calls/checked-calls.ts';
import { type AskedCall, ownCalls } from '#harness/inspect/own-calls/own-calls.ts';
import { checkedCallsText } from '#harness/present/terminal/checked-calls-text.ts';
import type { Report } from '#harness/report/report.ts';
import { examineImplementation } from '#harness/run/run.ts';
import { runPlan } from '#harness/run/run-options.ts';
import { ownParts } from '#harness/run/run-parts.ts';
import { EXIT } from './exit.ts';
import { withOpened } from './patience.ts';
import { type Streams, styleFor } from './streams.ts';

export interface CheckCallsFlags {
  timeout: number;
  json?: boolean;
}

export async function checkCallsCommand(
  path: string,
  implementation: string,
  { timeout, json }: CheckCallsFlags,
  { stdout, stderr }: Streams,
): Promise<number> {
  const calls = ownCalls(await readJson(path), path);
  const report = await examinedCalls(calls, implementation, timeout);
  const { loadTimeout } = runPlan({ timeout });
  const checked = await withOpened(implementation, { timeout, loadTimeout }, stderr, (opened) =>
    checkedCalls(calls, report, opened),
  );
  const isFaithful = checked.every(({ status }) => status === 'pass');
  const { target } = suiteIdentity();
  stdout.write(
    json
      ? `${JSON.stringify({ implementation: report.implementation, target, faithful: isFaithful, calls: checked }, null, 2)}\n`
      : checkedCallsText(checked, `${fullName(report.implementation)} against ${target}`, styleFor(stdout)),
  );
  return isFaithful ? EXIT.conforms : EXIT.deviates;
}

/** The calls take the place of the suite. */
async function examinedCalls(calls: readonly AskedCall[], implementation: string, timeout: number): Promise<Report> {
  // Other processes know the cases of the suite alone.
  const { processes: _, ...parts } = await ownParts();
  const cases = calls.map(({ suiteCase }) => suiteCase);
  return examineImplementation(
    implementation,
    { timeout, aspects: ['values'] },
    {
      ...parts,
      loadEntries: async () => cases,
      loadCases: async () => cases,
      diagnose: async (...given) =>
        (await import('#harness/diagnosis/diagnose.ts')).diagnose(...given, async () => cases),
    },
  );
}
