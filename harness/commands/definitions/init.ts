import { KITS } from '#harness/init/kits.ts';
import type { Adder } from './options.ts';

export const addInit: Adder = (program, streams, exit) => {
  program
    .command('init')
    .description('write a small plug-in that works, to start from')
    .argument('<kind>', 'one of the kinds below')
    .argument('[directory]', 'where to write it', '.')
    .addHelpText('after', HELP)
    .action(async (kind: string, directory: string) => {
      const { initCommand } = await import('../init.ts');
      exit(await initCommand(kind, directory, streams));
    });
};

const WIDTH = Math.max(...Object.keys(KITS).map(({ length }) => length));

const HELP = `
Kinds:
${Object.entries(KITS)
  .map(([kind, { what }]) => `  ${kind.padEnd(WIDTH)}  ${what}`)
  .join('\n')}

It prints the next commands, and overwrites no file.

Examples:
  $ interpolate-conformance init js mine
  $ interpolate-conformance init github .`;
