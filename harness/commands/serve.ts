import { readJson } from '#harness/core/json-file.ts';
import { UsageError } from '#harness/core/open-implementation.ts';
import { outsideData } from '#harness/core/outside-data.ts';
import { serve } from '#harness/in-page/serve.ts';
import { againCommand, sameDemands } from '#harness/present/terminal/again.ts';
import { loadKnown } from '#harness/report/known-list.ts';
import type { Report } from '#harness/report/report.ts';
import { reportSchema } from '#harness/report/report-schema.ts';
import { untilInterrupted } from './interruption.ts';
import { checkReportFiles, publishReport } from './report-files.ts';
import { type RunFlags, runOptions, withSeed } from './run.ts';
import type { Streams } from './streams.ts';

/** Those of `run` that make sense where the run is elsewhere. */
export type ServeFlags = Omit<RunFlags, 'path' | 'shard'> & { host: string };

export async function serveCommand(
  implementation: string | undefined,
  given: ServeFlags,
  { stdout, stderr }: Streams,
): Promise<number> {
  const flags = withSeed(given);
  const known = flags.known === undefined ? undefined : await loadKnown(flags.known, readJson);
  const inputs = implementation === undefined ? [] : [{ what: 'the implementation', path: implementation }];
  await checkReportFiles(flags, inputs);
  const serving = await serve(implementation, runOptions(flags, known), flags.host);
  try {
    stderr.write(`open this address in a browser; Ctrl-C ends it:\n  ${serving.address}\n`);
    const { result, exitCode } = await untilInterrupted((signal) =>
      Promise.race([
        serving.result,
        new Promise<undefined>((end) => signal.addEventListener('abort', () => end(undefined))),
      ]),
    );
    if (result === undefined) return exitCode ?? 1;
    if ('trouble' in result) throw new UsageError(`${implementation ?? 'reference'} in the browser: ${result.trouble}`);
    const report: Report = outsideData(reportSchema, result.report, 'the report of the page') as Report;
    const again = againCommand(`browser:${implementation ?? 'reference'}`, sameDemands(flags));
    return await publishReport(report, flags, { stdout, stderr }, again);
  } finally {
    await serving.close();
  }
}
