import { PROFILES } from '#cases/case.ts';
import { gatheredEvidence } from '#harness/explain/gathered-evidence.ts';
import { suiteIdentity } from '#harness/identity.ts';
import { DEFAULT_TIMEOUT, oneOf, runPlan } from '#harness/run-options.ts';
import { shrunken } from '#harness/shrink/shrink.ts';
import { type ShrinkReport, shrinkReport } from '#harness/shrink/shrink-report.ts';
import { openSubject } from '#harness/subjects/open-subject.ts';
import type { SuiteCase } from '#harness/suite.ts';
import type { Paint } from '#harness/terminal/paint.ts';
import { counted, printableLine } from '#harness/terminal/printable.ts';
import { EXIT } from './exit.ts';
import { findCase } from './find-case.ts';
import { paintFor, type Streams } from './streams.ts';
import { publishedSuite } from './suite.ts';

export interface ShrinkFlags {
  profile?: string;
  seed?: number;
  path?: string;
  timeout?: number;
  calls?: number;
  json?: boolean;
}

/** `--calls` says so too. */
const DEFAULT_CALLS = 400;

export async function shrinkCommand(
  id: string,
  implementation: string,
  flags: ShrinkFlags,
  { stdout }: Streams,
  loadSuite: () => Promise<readonly SuiteCase[]> = publishedSuite,
): Promise<number> {
  const suiteCase = findCase('shrink', id, await loadSuite());
  const { seed = 1, path, timeout = DEFAULT_TIMEOUT, calls = DEFAULT_CALLS } = flags;
  const profile = oneOf('profile', flags.profile ?? 'standard', PROFILES);
  const plan = runPlan({ profile, seed, path, timeout });
  const open = () => openSubject(implementation, { timeout: plan.timeout, loadTimeout: plan.loadTimeout });
  const subject = await open();
  const name = [subject.name, subject.version].filter((part) => part !== undefined).join(' ');
  const context = { seed: plan.seed, level: plan.level, profile, ...(path !== undefined && { path }) };
  const evidence = await gatheredEvidence(suiteCase, subject, context);
  await subject.close();
  const { status, message = '' } = evidence.finding;
  if (status === 'pass' || status === 'unsupported') {
    const reason = status === 'unsupported' ? `: ${printableLine(message, 200)}` : '';
    stdout.write(
      flags.json
        ? `${JSON.stringify({ case: id, status }, null, 2)}\n`
        : `${id}: ${printableLine(name, 60)} ${status === 'pass' ? 'passes' : 'does not support it'}${reason}; nothing to shrink\n`,
    );
    return EXIT.conforms;
  }
  const { version, target } = suiteIdentity();
  const found = await shrunken({ evidence, open, calls });
  const report = shrinkReport(suiteCase, found, {
    suite: version,
    target,
    implementation: printableLine(name, 100),
  });
  stdout.write(flags.json ? `${JSON.stringify(report, null, 2)}\n` : shrinkText(report, paintFor(stdout)));
  return EXIT.conforms;
}

const SHOWS: Readonly<Record<ShrinkReport['shows'], string>> = {
  alone: 'it fails alone, in a fresh process',
  series: 'the last call fails after those before it',
  relation: 'each answer is within its bound; the relation between them breaks',
};

function shrinkText(
  { case: id, status, asked, shows, expected, got, pytorch, adapter, issue }: ShrinkReport,
  paint: Paint,
): string {
  const section = (title: string, lines: readonly string[]) => [
    paint('bold', title),
    ...lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? '' : `  ${line}`)),
    '',
  ];
  return [
    `${paint('bold', id)}: ${paint('red', status)}, shrunk with ${counted(asked, 'call')}; ${SHOWS[shows]}`,
    '',
    ...section('PyTorch', pytorch),
    ...section('expected', expected),
    ...section('got', [got]),
    ...section('adapter', adapter),
    ...section('issue', [issue.title, '', issue.body]),
  ].join('\n');
}
