import type { Level } from '#harness/core/verdict.ts';
import { judgeAnswers, keptAnswers } from '#harness/inspect/kept-answers/replaying.ts';
import { ownParts } from '#harness/run/run-parts.ts';
import { untilInterrupted } from './interruption.ts';
import { linesOf } from './kept-file.ts';
import { watch } from './patience.ts';
import { checkReportFiles, publishReport, type ReportFlags } from './report-files.ts';
import type { Streams } from './streams.ts';

export interface JudgeFlags extends ReportFlags {
  level?: string;
  known?: string;
  require?: string[];
}

/** The report of the run in which the answers of a file were kept, without the implementation. */
export async function judgeCommand(path: string, flags: JudgeFlags, streams: Streams): Promise<number> {
  await checkReportFiles(flags, [{ what: 'the file of answers', path }]);
  const kept = keptAnswers(await linesOf(path), path);
  const parts = await ownParts();
  const { onProgress, clear } = watch(streams.stderr, path, flags.quiet);
  const { level, known, require } = flags;
  const { result: report, exitCode } = await untilInterrupted((signal) =>
    judgeAnswers(kept, { level: level as Level | undefined, known, require, signal, onProgress }, parts).finally(clear),
  );
  return exitCode ?? publishReport(report, flags, streams);
}
