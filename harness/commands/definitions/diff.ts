import type { Command } from 'commander';
import { wholeNumber } from './options.ts';

export function defineDiff(command: Command): void {
  command
    .description('compare two JSON reports of one implementation: what got better, worse, new')
    .argument('<old>', 'the earlier report')
    .argument('<new>', 'the later report')
    .option('--cases <n>', 'cases to print of each kind', wholeNumber, 10)
    .option('--json <file>', 'write all changes')
    .addHelpText('after', HELP);
}

const HELP = `
Example:
  $ interpolate-conformance diff last-week.json today.json

Exit codes: 0 nothing got worse; 1 something did; 2 the arguments or the reports cannot be used.`;
