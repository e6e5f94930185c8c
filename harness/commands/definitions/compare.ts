import type { Command } from 'commander';
import { IMPLEMENTATION, withSelection, withTimeout } from './options.ts';

export function defineCompare(command: Command): void {
  command
    .description('compare two implementations with each other and with PyTorch: where they differ, and which is nearer')
    .argument('<first>', IMPLEMENTATION)
    .argument('<second>', 'the other implementation');
  withTimeout(withSelection(command).option('--filter <glob...>', 'only these case or clause ids; !glob leaves out'))
    .option('--json', 'as JSON')
    .addHelpText('after', HELP);
}

const HELP = `
Examples:
  $ interpolate-conformance compare ./old.mjs ./new.mjs --profile quick
  $ interpolate-conformance compare onnxruntime-web tfjs --filter 'linear/*'

Exit codes: 0 they agree: no case that both support passes with one and fails with the other (both may fail it);
1 they do not agree; 2 they cannot be compared, as when they support no case in common.`;
