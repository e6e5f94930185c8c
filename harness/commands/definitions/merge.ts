import type { Command } from 'commander';
import { withReports } from './options.ts';

export function defineMerge(command: Command): void {
  command
    .description('join the JSON reports of all shards of a run')
    .argument('<report...>', 'the reports, in any order');
  withReports(command, '; reports hold no tensors, so it has no pictures').addHelpText('after', EXAMPLES);
}

const EXAMPLES = `
Example:
  $ interpolate-conformance merge shard-*.json --json report.json`;
