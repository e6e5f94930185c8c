import { UsageError } from '#harness/core/open-implementation.ts';
import { printableLine } from '#harness/core/printable.ts';
import type { PictureData } from '#harness/present/html/page-data.ts';
import { checkOutputFiles, type InputFile, writeFileAtomically } from '#harness/present/output-files.ts';
import { againCommand, sameDemands } from '#harness/present/terminal/again.ts';
import { terminalText, verdictLine } from '#harness/present/terminal/terminal.ts';
import type { CaseReport } from '#harness/report/case-report.ts';
import { type Report, reportText } from '#harness/report/report.ts';
import { EXIT } from './exit.ts';
import { paintFor, type Streams, unguarded, widthOf } from './streams.ts';

export interface ReportFlags {
  json?: string;
  junit?: string;
  markdown?: string;
  html?: string;
  badge?: string;
  annotations?: boolean;
  failures: number;
  quiet?: boolean;
}

/** What a report may be written with, besides itself. */
interface Surroundings {
  again: Again;
  /** What the HTML report draws, by case id. */
  pictures: Pictures | undefined;
  path: string;
}
type Pictures = ReadonlyMap<string, PictureData>;
type Writer = (report: Report, surroundings: Surroundings) => Promise<string>;
type Again = (one: CaseReport) => string;

const NAMES = ['json', 'junit', 'markdown', 'html', 'badge'] as const;

const WRITERS: Readonly<Record<(typeof NAMES)[number], Writer>> = {
  json: async (report) => reportText(report),
  junit: async (report, { again }) => (await import('#harness/present/junit.ts')).junitXml(report, again),
  markdown: async (report, { again }) => (await import('#harness/present/markdown.ts')).markdownReport(report, again),
  html: async (report, { again, pictures }) => {
    const [{ htmlReport }, { clientFiles }] = await Promise.all([
      import('#harness/present/html/html-report.ts'),
      import('#harness/present/html/client-files.ts'),
    ]);
    return htmlReport(report, { again, pictures, client: await clientFiles() });
  },
  badge: async (report, { path }) => (await import('#harness/present/badge.ts')).badgeText(report, path),
};

function wantedFiles(flags: ReportFlags): { name: keyof typeof WRITERS; option: string; path: string }[] {
  return NAMES.flatMap((name) => {
    const path = flags[name];
    return path === undefined ? [] : [{ name, option: `--${name}`, path }];
  });
}

export async function checkReportFiles(flags: ReportFlags, inputs: readonly InputFile[]): Promise<void> {
  const files = wantedFiles(flags);
  const dash = files.find(({ path }) => path === '-');
  if (dash) throw new UsageError(`${dash.option} -: expected a file name, since stdout holds the text for people`);
  await checkOutputFiles(files, inputs);
}

function demandsOf({ suite: { profile, seed, fresh }, summary: { demanded } }: Report) {
  return { profile, seed, fresh, level: demanded };
}

/** Prints the report and writes its files, each that can be; the exit code says whether it conforms. */
export async function publishReport(
  report: Report,
  flags: ReportFlags,
  streams: Streams,
  again?: Again,
  pictures?: Pictures,
): Promise<number> {
  const { specifier } = report.implementation;
  const repeat = again ?? againCommand(specifier && printableLine(specifier), sameDemands(demandsOf(report)));
  const files = wantedFiles(flags);
  const { stdout } = streams;
  const style = { paint: paintFor(stdout), width: widthOf(stdout), failures: flags.failures, again: repeat };
  stdout.write(flags.quiet ? verdictLine(report, style) : terminalText(report, style));
  if (flags.annotations) unguarded(stdout).write((await import('#harness/present/annotations.ts')).annotations(report));
  const written: string[] = [];
  const troubles: string[] = [];
  for (const { name, option, path } of files) {
    const text = await WRITERS[name](report, { again: repeat, pictures, path });
    await writeFileAtomically(path, text).then(
      () => written.push(path),
      (error: Error) => troubles.push(`${option} ${path}: cannot be written any more (${error.message})`),
    );
  }
  if (written.length > 0 && !flags.quiet) stdout.write(`written: ${written.join(', ')}\n`);
  if (troubles.length > 0) throw new UsageError(troubles.join('; '));
  return report.summary.conforms ? EXIT.conforms : EXIT.deviates;
}
