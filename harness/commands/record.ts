import { fileURLToPath } from 'node:url';
import { bundledName } from '#harness/adapters/bundled.ts';
import { counted } from '#harness/core/printable.ts';
import { recordAnswers } from '#harness/inspect/kept-answers/recording.ts';
import { checkOutputFiles } from '#harness/present/output-files.ts';
import { progressTeller } from '#harness/present/terminal/progress.ts';
import { runPlan } from '#harness/run/run-options.ts';
import { ownParts } from '#harness/run/run-parts.ts';
import { EXIT } from './exit.ts';
import { untilInterrupted } from './interruption.ts';
import { keptFile } from './kept-file.ts';
import { patience } from './patience.ts';
import { type RunFlags, runOptions, withSeed } from './run.ts';
import type { Streams } from './streams.ts';

export type RecordFlags = Pick<
  RunFlags,
  'profile' | 'level' | 'seed' | 'fresh' | 'timeout' | 'filter' | 'model' | 'mode' | 'dtype' | 'aspect' | 'quiet'
>;

/** Keeps the answers of an implementation in a file. */
export async function recordCommand(
  implementation: string,
  path: string,
  flags: RecordFlags,
  { stdout, stderr }: Streams,
): Promise<number> {
  const { require: _, known: __, bail: ___, ...options } = runOptions(withSeed(flags), undefined);
  runPlan(options);
  await checkOutputFiles([{ option: 'the file of answers', path }], inputFiles(implementation));
  const parts = await ownParts();
  const file = keptFile(path);
  const progress = flags.quiet ? undefined : progressTeller(stderr);
  let loaded = () => {};
  try {
    const { result, exitCode } = await untilInterrupted((signal) =>
      recordAnswers(
        implementation,
        {
          ...options,
          signal,
          onLoading(loadTimeout) {
            if (progress) loaded = patience(stderr, implementation, loadTimeout);
          },
          onProgress(told) {
            loaded();
            progress?.tell(told);
          },
        },
        parts,
        file.write,
      ).finally(() => {
        loaded();
        progress?.clear();
      }),
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

function inputFiles(implementation: string) {
  if (bundledName(implementation) !== undefined) return [];
  const path = implementation.startsWith('file:') ? fileURLToPath(implementation) : implementation;
  return [{ what: 'the implementation', path }];
}
