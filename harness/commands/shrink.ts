import { suiteIdentity } from '#harness/core/identity.ts';
import { counted, fullName, printableData, printableLine } from '#harness/core/printable.ts';
import type { Finding } from '#harness/core/verdict.ts';
import { openImplementation } from '#harness/implementations/open-implementation.ts';
import { gatheredEvidence } from '#harness/inspect/explain/gathered-evidence.ts';
import { languageOf } from '#harness/inspect/shrink/adapter-call.ts';
import { shrunken } from '#harness/inspect/shrink/shrink.ts';
import { type ShrinkReport, shrinkReport } from '#harness/inspect/shrink/shrink-report.ts';
import type { Style } from '#harness/present/terminal/paint.ts';
import { wrapped } from '#harness/present/terminal/wrapped.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { EXIT } from './exit.ts';
import { checkPath, findCase, type ScenarioFlags, scenarioOf } from './find-case.ts';
import { withOpened } from './patience.ts';
import { readableWidth, type Streams, styleFor } from './streams.ts';

export interface ShrinkFlags extends ScenarioFlags {
  calls: number;
  json?: boolean;
}

export async function shrinkCommand(
  id: string,
  implementation: string,
  flags: ShrinkFlags,
  { stdout, stderr }: Streams,
): Promise<number> {
  const suiteCase = findCase('shrink', id, await loadSuite());
  checkPath('shrink', flags.path, suiteCase);
  const { context, limits } = scenarioOf(flags);
  const { name, evidence } = await withOpened(implementation, limits, stderr, async (opened) => ({
    name: fullName(opened),
    evidence: await gatheredEvidence(suiteCase, opened, context),
  }));
  const { status } = evidence.finding;
  if (status === 'pass' || status === 'unsupported') {
    const shown = flags.json
      ? JSON.stringify({ case: id, status }, null, 2)
      : wrapped(nothingText(id, printableLine(name, 60), evidence.finding), readableWidth(stdout)).join('\n');
    stdout.write(`${shown}\n`);
    return EXIT.conforms;
  }
  const { version, target } = suiteIdentity();
  const open = () => openImplementation(implementation, limits);
  const found = await shrunken({ evidence, open, calls: flags.calls });
  const report = shrinkReport(suiteCase, found, {
    suite: version,
    target,
    implementation: printableLine(name, 100),
    language: languageOf(implementation),
  });
  stdout.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : shrinkText(report, styleFor(stdout)));
  return EXIT.conforms;
}

/** Whoever saw it fail in a run has to hear why it does not here. */
function nothingText(id: string, name: string, { status, message = '' }: Finding): string {
  if (status === 'unsupported') {
    return `${id}: ${name} does not support it: ${printableLine(message, 200)}; nothing to shrink`;
  }
  return `${id}: ${name} passes in a fresh process; nothing to shrink. If it failed in a full run, an earlier call left state behind, or the failure is intermittent: run --repeat 3 shows which, and shrinking a failing case of state/* finds the calls that are needed.`;
}

const SHOWS: Readonly<Record<ShrinkReport['shows'], string>> = {
  alone: 'it fails alone, in a fresh process',
  first: 'it fails as the first call of a process; made again, the same call is answered correctly',
  series: 'in a fresh process the last call fails after the others, and passes without them',
  relation: 'each answer is accepted by itself; the relation between them does not hold',
  unsteady: 'run again in fresh processes it did not fail every time, so nothing could be left out',
};

function shrinkText(report: ShrinkReport, { paint, width }: Style): string {
  const { case: id, status, asked, is_cut_short, shows, varies, ...texts } = report;
  const { expected, got, cause, pytorch, adapter, issue } = printableData(texts);
  const code = (lines: readonly string[]) => lines.map((line) => `  ${line}`);
  const prose = (lines: readonly string[]) =>
    lines.flatMap((line) => line.split('\n')).flatMap((line) => wrapped(line, width - 2).map((part) => `  ${part}`));
  const cutShort = is_cut_short ? '; the search used up its calls, so there may be a smaller call (raise --calls)' : '';
  const variesText = varies ? ', and its answer varies from call to call' : '';
  const blocks = [
    wrapped(`${id}: ${status}, shrunk with ${counted(asked, 'call')}; ${SHOWS[shows]}${variesText}${cutShort}`, width),
    [paint('bold', 'PyTorch'), ...code(pytorch)],
    [paint('bold', 'expected'), ...prose(expected)],
    [paint('bold', 'got'), ...prose([got])],
    ...(cause ? [[paint('bold', 'likely cause'), ...prose([`${cause.sentence} (${cause.clause})`])]] : []),
    ...(adapter.length === 0 ? [] : [[paint('bold', 'adapter'), ...code(adapter)]]),
    [paint('bold', 'issue text'), issue.title, '', issue.body],
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}
