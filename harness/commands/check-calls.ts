import { suiteIdentity } from '#harness/core/identity.ts';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import { type CheckedCall, checkedCalls } from '#harness/inspect/own-calls/checked-calls.ts';
import { type AskedCall, ownCalls } from '#harness/inspect/own-calls/own-calls.ts';
import { checkedCallsText } from '#harness/present/terminal/checked-calls-text.ts';
import { readJson } from '#harness/report/known-file.ts';
import type { Report } from '#harness/report/report.ts';
import { examineImplementation } from '#harness/run/run.ts';
import { runPlan } from '#harness/run/run-options.ts';
import { ownParts } from '#harness/run/run-parts.ts';
import { EXIT } from './exit.ts';
import { paintFor, readableWidth, type Streams } from './streams.ts';

export interface CheckCallsFlags {
  timeout: number;
  json?: boolean;
}

export async function checkCallsCommand(
  path: string,
  implementation: string,
  { timeout, json }: CheckCallsFlags,
  { stdout }: Streams,
): Promise<number> {
  const calls = ownCalls(await readJson(path), path);
  const report = await examinedCalls(calls, implementation, timeout);
  const checked = await askedAgain(calls, report, implementation, timeout);
  const isFaithful = checked.every(({ status }) => status === 'pass');
  const { target } = suiteIdentity();
  const { name, version } = report.implementation;
  stdout.write(
    json
      ? `${JSON.stringify({ implementation: report.implementation, target, faithful: isFaithful, calls: checked }, null, 2)}\n`
      : checkedCallsText(checked, {
          title: `${[name, version].filter((part) => part !== undefined).join(' ')} against ${target}`,
          paint: paintFor(stdout),
          width: readableWidth(stdout),
        }),
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

async function askedAgain(
  calls: readonly AskedCall[],
  report: Report,
  implementation: string,
  timeout: number,
): Promise<CheckedCall[]> {
  const { loadTimeout } = runPlan({ timeout });
  const opened = await openImplementation(implementation, { timeout, loadTimeout });
  try {
    return await checkedCalls(calls, report, opened);
  } finally {
    await opened.close();
  }
}
