import type { Command } from 'commander';
import { KITS } from '#harness/init/kits.ts';

export function defineInit(command: Command): void {
  command
    .description('write a small plug-in that works, to start from')
    .argument('<kind>', 'one of the kinds below')
    .argument('[directory]', 'where to write it', '.')
    .addHelpText('after', HELP);
}

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
