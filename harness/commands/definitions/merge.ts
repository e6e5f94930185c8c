import type { MergeFlags } from '../merge.ts';
import { type Adder, withReports } from './options.ts';

export const addMerge: Adder = (program, streams, exit) => {
  const command = program
    .command('merge')
    .description('join the JSON reports of all shards of a run')
    .argument('<report...>', 'the reports, in any order');
  withReports(command, '; reports hold no tensors, so it has no pictures')
    .addHelpText('after', EXAMPLES)
    .action(async (reports: string[], flags: MergeFlags) => {
      const { mergeCommand } = await import('../merge.ts');
      exit(await mergeCommand(reports, flags, streams));
    });
};

const EXAMPLES = `
Example:
  $ interpolate-conformance merge shard-*.json --json report.json`;
