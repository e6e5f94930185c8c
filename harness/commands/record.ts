import { counted } from '#harness/core/printable.ts';
import { recordAnswers } from '#harness/inspect/kept-answers/recording.ts';
import { checkOutputFiles } from '#harness/present/output-files.ts';
import { runPlan } from '#harness/run/run-options.ts';
import { ownParts } from '#harness/run/run-parts.ts';
import { EXIT } from './exit.ts';
import { untilInterrupted } from './interruption.ts';
import { keptFile } from './kept-file.ts';
import { watch } from './patience.ts';
import { inputFiles, type RunFlags, runOptions, withSeed } from './run.ts';
import type { Streams } from './streams.ts';

/** Keeps the answers of an implementation in a file. */
export async function recordCommand(
  implementation: string,
  path: string,
  flags: RunFlags,
  { stdout, stderr }: Streams,
): Promise<number> {
  const options = runOptions(withSeed(flags), undefined);
  runPlan(options);
  await checkOutputFiles([{ option: 'the file of answers', path }], inputFiles(implementation, {}));
  const parts = await ownParts();
  const file = keptFile(path);
  const { onLoading, onProgress, clear } = watch(stderr, implementation, flags.quiet);
  try {
    const { result, exitCode } = await untilInterrupted((signal) =>
      recordAnswers(implementation, { ...options, signal, onLoading, onProgress }, parts, file.write).finally(clear),
    );
    await file.keep();
    const { answers, report } = result;
    const { cases, selected } = report.summary;
    const part = exitCode === undefined ? '' : `; interrupted after ${cases} of ${counted(selected, 'case')}`;
    stdout.write(
      `${path}: ${counted(answers, 'answer')} of ${report.implementation.name}${part}; judge ${path} judges them\n`,
    );
    return exitCode ?? EXIT.conforms;
  } catch (error) {
    await file.discard();
    throw error;
  }
}
