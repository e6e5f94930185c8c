import { ASPECTS } from '#cases/case.ts';
import type { ListFlags } from '../list.ts';
import { type Adder, withSelection } from './options.ts';

export const addList: Adder = (program, streams, exit) => {
  const command = program
    .command('list')
    .description('list the cases')
    .argument('[glob...]', 'only these case or clause ids');
  withSelection(command, 'full')
    .option('--aspect <name...>', `only these aspects: ${ASPECTS.join(', ')}`)
    .option('--json', 'as JSON')
    .addHelpText('after', HELP)
    .action(async (globs: string[], flags: ListFlags) => {
      const { listCommand } = await import('../list.ts');
      exit(await listCommand(globs, flags, streams));
    });
};

const HELP = `
Examples:
  $ interpolate-conformance list --profile quick
  $ interpolate-conformance list 'nearest.*' --json`;
