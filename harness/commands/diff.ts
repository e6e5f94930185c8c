import { readJson } from '#harness/core/json-file.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { outsideData } from '#harness/core/outside-data.ts';
import { checkOutputFiles, writeFileAtomically } from '#harness/present/output-files.ts';
import { diffText } from '#harness/present/terminal/diff-text.ts';
import type { Report } from '#harness/report/report.ts';
import { isWorse, reportDiff } from '#harness/report/report-diff.ts';
import { reportSchema } from '#harness/report/report-schema.ts';
import { EXIT } from './exit.ts';
import { paintFor, type Streams } from './streams.ts';

export interface DiffFlags {
  json?: string;
  cases: number;
}

/** Exit code 1 where something is worse than it was. */
export async function diffCommand(old: string, recent: string, flags: DiffFlags, streams: Streams): Promise<number> {
  const inputs = [old, recent].map((path) => ({ what: 'a report to compare', path }));
  await checkOutputFiles(flags.json === undefined ? [] : [{ option: '--json', path: flags.json }], inputs);
  const [before, after] = await Promise.all([old, recent].map(reportIn));
  if (before.suite.target !== after.suite.target)
    throw new UsageError(
      `${recent}: expected a report against ${before.suite.target} as ${old}, got one against ${after.suite.target}`,
    );
  const diff = reportDiff(before, after);
  streams.stdout.write(diffText(diff, paintFor(streams.stdout), flags.cases));
  if (flags.json !== undefined) {
    await writeFileAtomically(flags.json, `${JSON.stringify(diff, null, 2)}\n`);
    streams.stdout.write(`written: ${flags.json}\n`);
  }
  return isWorse(diff) ? EXIT.deviates : EXIT.conforms;
}

async function reportIn(path: string): Promise<Report> {
  return outsideData(reportSchema, await readJson(path), path);
}
