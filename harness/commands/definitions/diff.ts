import type { DiffFlags } from '../diff.ts';
import { type Adder, wholeNumber } from './options.ts';

export const addDiff: Adder = (program, streams, exit) => {
  program
    .command('diff')
    .description('compare two JSON reports of one implementation: what got better, worse, new')
    .argument('<old>', 'the earlier report')
    .argument('<new>', 'the later report')
    .option('--cases <n>', 'cases to print of each kind', wholeNumber, 10)
    .option('--json <file>', 'write all changes')
    .addHelpText('after', HELP)
    .action(async (old: string, recent: string, flags: DiffFlags) => {
      const { diffCommand } = await import('../diff.ts');
      exit(await diffCommand(old, recent, flags, streams));
    });
};

const HELP = `
Example:
  $ interpolate-conformance diff last-week.json today.json

Exit codes: 0 nothing got worse; 1 something did; 2 the arguments or the reports cannot be used.`;
