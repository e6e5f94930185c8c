import type { Command } from 'commander';
import { demandedLevel, IMPLEMENTATION, knownDeviations, withCases, withReports } from './options.ts';

export function defineRecord(command: Command): void {
  command
    .description('keep the answers of an implementation, to be judged later and elsewhere')
    .argument('<implementation>', IMPLEMENTATION)
    .argument('<file>', 'the file to write; packed where its name ends in .gz');
  withCases(command).option('--quiet', 'print no progress').addHelpText('after', RECORD_HELP);
}

export function defineJudge(command: Command): void {
  command
    .description('judge answers that record has kept: the report of a run, without the implementation')
    .argument('<file>', 'a file of answers')
    .option('--level <name>', `${demandedLevel}; by default the one of record`)
    .option('--require <glob...>', 'cases that fail where they are unsupported')
    .option('--known <file>', knownDeviations);
  withReports(command, ': matrix, filters').addHelpText('after', JUDGE_HELP);
}

const RECORD_HELP = `
Examples:
  $ interpolate-conformance record 'exec:python3 mine.py' mine.answers.gz
  $ interpolate-conformance judge mine.answers.gz --html mine.html      here, or where the file is sent to
An interrupted recording keeps the answers until then.
Exit codes: 0 the answers are kept; 2 they cannot be; 130 interrupted.`;

const JUDGE_HELP = `
Example:
  $ interpolate-conformance judge mine.answers.gz --json report.json
The report is that of the run in which the answers were kept, durations aside.
Exit codes: 0 conforms at the demanded level; 1 does not; 2 the file cannot be judged.`;
