import type { Command } from 'commander';
import { ASPECTS } from '#cases/case.ts';
import { withSelection } from './options.ts';

export function defineList(command: Command): void {
  command.description('list the cases').argument('[glob...]', 'only these case or clause ids');
  withSelection(command, 'full')
    .option('--aspect <name...>', `only these aspects: ${ASPECTS.join(', ')}`)
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
}

const HELP = `
Examples:
  $ interpolate-conformance list --profile quick
  $ interpolate-conformance list 'nearest.*' --json`;
