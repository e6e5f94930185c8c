import { readJson } from '#harness/core/json-file.ts';
import { outsideData } from '#harness/core/outside-data.ts';
import { mergedReport } from '#harness/report/merge.ts';
import { reportSchema } from '#harness/report/report-schema.ts';
import { loadSuite } from '#harness/suite/suite.ts';
import { checkReportFiles, publishReport, type ReportFlags } from './report-files.ts';
import type { Streams } from './streams.ts';

export async function mergeCommand(paths: readonly string[], flags: ReportFlags, streams: Streams): Promise<number> {
  await checkReportFiles(
    flags,
    paths.map((path) => ({ what: 'a report to merge', path })),
  );
  const files = await Promise.all(
    paths.map(async (path) => ({ name: path, report: outsideData(reportSchema, await readJson(path), path) })),
  );
  const { diagnose } = await import('#harness/diagnosis/diagnose.ts');
  return publishReport(await mergedReport(files, (...given) => diagnose(...given, loadSuite)), flags, streams);
}
