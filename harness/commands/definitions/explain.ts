import type { Command } from 'commander';
import { IMPLEMENTATION, wholeNumber, withScenario } from './options.ts';

export function defineExplain(command: Command): void {
  command
    .description(
      'explain a case down to one element: coordinates, taps, the sum, the slack; and what an implementation gives instead',
    )
    .argument('<case>', 'the id of a case')
    .argument('[implementation]', IMPLEMENTATION)
    .option('--element <index>', 'the output element, as in 0,0,1,2; by default the worst, or one that shows much')
    .option('--call <n>', 'which call, counted from 1, of a case that makes several', wholeNumber);
  withScenario(command).addHelpText('after', HELP);
}

const HELP = `
Examples:
  $ interpolate-conformance explain bicubic/upsample-5-to-10-impulse --element 0,0,0,3
  $ interpolate-conformance explain bicubic/upsample-5-to-10-impulse ./mine.mjs

With an implementation it explains the worst element, measures the taps that the implementation uses, and runs a few
similar cases to name the likely cause.
Exit codes: 0 the case is explained, whether it passes or fails; 2 it cannot be explained.`;
