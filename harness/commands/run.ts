import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import type { Aspect, Profile } from '#cases/case.ts';
import { bundledName } from '#harness/adapters/bundled.ts';
import { readJson } from '#harness/core/json-file.ts';
import { type Outcome, UsageError } from '#harness/core/open-implementation.ts';
import { outsideData } from '#harness/core/outside-data.ts';
import { counted, printable } from '#harness/core/printable.ts';
import type { Level } from '#harness/core/verdict.ts';
import type { PictureCollector } from '#harness/present/html/pictures.ts';
import type { InputFile } from '#harness/present/output-files.ts';
import { againCommand, sameDemands } from '#harness/present/terminal/again.ts';
import { caseLine } from '#harness/present/terminal/case-line.ts';
import type { CaseReport } from '#harness/report/case-report.ts';
import { reportSchema } from '#harness/report/report-schema.ts';
import { runConformance } from '#harness/run/run.ts';
import type { ResumedRun, RunOptions } from '#harness/run/run-options.ts';
import type { CaseEvidence } from '#harness/suite/evidence.ts';
import { untilInterrupted } from './interruption.ts';
import { watch } from './patience.ts';
import { checkReportFiles, publishReport, type ReportFlags } from './report-files.ts';
import { paintFor, type Streams } from './streams.ts';

/** The options of `run` as commander hands them over; names of profile, level and aspects are checked by the run. */
export interface RunFlags extends ReportFlags {
  profile: string;
  level: string;
  seed: number | 'random';
  fresh?: boolean;
  timeout: number;
  filter?: string[];
  model?: string[];
  mode?: string[];
  dtype?: string[];
  aspect?: string[];
  require?: string[];
  known?: string;
  updateKnown?: boolean;
  link?: string;
  shard?: string;
  bail?: number;
  repeat?: number;
  jobs?: number;
  budget?: number;
  resume?: string;
  path?: string;
  checkProtocol?: true;
  verbose?: boolean;
}

export async function runCommand(
  implementation: string,
  given: RunFlags,
  streams: Streams,
  run: typeof runConformance = runConformance,
): Promise<number> {
  if (given.checkProtocol)
    return (await import('./check-protocol.ts')).checkProtocolCommand(implementation, given, streams);
  if (given.link !== undefined && !given.updateKnown)
    throw new UsageError('--link: needs --update-known, which writes it into the list');
  const flags = await withResumedSeed(given);
  const update = flags.updateKnown ? await import('./update-known.ts') : undefined;
  const known = update ? await update.knownToUpdate(flags) : flags.known;
  await checkReportFiles(flags, inputFiles(implementation, flags));
  const collector = flags.html === undefined ? undefined : await pictures();
  const { onLoading, onProgress, clear } = watch(streams.stderr, implementation, flags.quiet);
  const teller = flags.verbose ? caseTeller(streams, clear) : undefined;
  const { result: report, exitCode } = await untilInterrupted((signal) =>
    run(implementation, {
      ...runOptions(flags, known),
      path: flags.path,
      shard: flags.shard,
      onCase: teller?.onCase,
      ...((collector || teller) && {
        onEvidence(evidence: CaseEvidence) {
          collector?.note(evidence);
          teller?.onEvidence(evidence);
        },
      }),
      repeat: flags.repeat,
      jobs: flags.jobs,
      budget: flags.budget,
      resume: flags.resume,
      onResumed(told) {
        if (!flags.quiet) streams.stderr.write(`${flags.resume}: ${resumedText(told)}\n`);
      },
      onLoading,
      onProgress,
      signal,
    }).finally(clear),
  );
  const again = againCommand(implementation, sameDemands(flags), process.env.INTERPOLATE_CONFORMANCE_RUN);
  const verdict = await publishReport(report, flags, streams, again, collector?.pictures);
  const unfinished = exitCode !== undefined ? 'was interrupted' : report.budget_spent ? 'is not finished' : undefined;
  if (update && unfinished === undefined) await update.updateKnown(report, flags, streams);
  else if (update) streams.stderr.write(`${flags.known} is left as it was: the run ${unfinished}\n`);
  return exitCode ?? verdict;
}

type Seeded<T> = Omit<T, 'seed'> & { seed: number };

/** `--seed random`: another seed each time, which the report tells, and fresh data for the recorded calls too. */
export function withSeed<T extends Pick<RunFlags, 'seed' | 'fresh'>>(flags: T): Seeded<T> {
  return flags.seed === 'random'
    ? { ...flags, seed: randomInt(1, 2 ** 31), fresh: true }
    : { ...flags, seed: flags.seed };
}

/** A run that is resumed has the seed of its report. */
async function withResumedSeed(flags: RunFlags): Promise<Seeded<RunFlags>> {
  if (flags.seed !== 'random' || flags.resume === undefined) return withSeed(flags);
  const { seed } = outsideData(reportSchema, await readJson(flags.resume), flags.resume).suite;
  return { ...flags, seed, fresh: true };
}

function resumedText({ kept, isSameFile }: ResumedRun): string {
  const whether = isSameFile
    ? "the implementation's file is the same as then"
    : 'the report does not tell whether the implementation has changed since';
  return `${counted(kept, 'case')} of the earlier run ${kept === 1 ? 'is' : 'are'} kept and not asked again; ${whether}`;
}

/** What `run` and `serve` ask and demand alike. */
export function runOptions(flags: Seeded<Omit<RunFlags, 'path' | 'shard' | 'failures'>>, known: RunOptions['known']) {
  const { profile, level, aspect, filter, model, mode, dtype, require, seed, fresh, timeout, bail } = flags;
  const names = { profile: profile as Profile, level: level as Level, aspects: aspect as Aspect[] | undefined };
  return { ...names, filter, model, mode, dtype, require, known, seed, fresh, timeout, bail };
}

/** A line for each case, above the bar, and below it what the implementation printed. */
function caseTeller({ stdout }: Streams, clear: () => void) {
  const paint = paintFor(stdout);
  let words: readonly string[] = [];
  return {
    onEvidence({ exchanges }: CaseEvidence): void {
      words = exchanges.flatMap(({ outcome }) => printedLines(outcome));
    },
    onCase(one: CaseReport): void {
      clear();
      stdout.write(`${[caseLine(one, paint), ...words.map((line) => `     ${line}`)].join('\n')}\n`);
    },
  };
}

function printedLines(outcome: Outcome): string[] {
  if (outcome.kind !== 'tensor' || outcome.printed === undefined) return [];
  return printable(outcome.printed.replace(/^; /, '')).split('\n');
}

async function pictures(): Promise<PictureCollector> {
  const { pictureCollector } = await import('#harness/present/html/pictures.ts');
  return pictureCollector();
}

/** The files that a run reads. */
export function inputFiles(implementation: string, { known }: Pick<RunFlags, 'known'>): InputFile[] {
  const path = implementation.startsWith('file:') ? fileURLToPath(implementation) : implementation;
  return [
    ...(bundledName(implementation) === undefined ? [{ what: 'the implementation', path }] : []),
    ...(known === undefined ? [] : [{ what: 'the list of known deviations', path: known }]),
  ];
}
