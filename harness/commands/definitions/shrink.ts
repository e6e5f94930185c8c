import type { Command } from 'commander';
import { IMPLEMENTATION, wholeNumber, withScenario } from './options.ts';

export function defineShrink(command: Command): void {
  command
    .description('reduce a failing case to the smallest call that fails in the same way, ready to report')
    .argument('<case>', 'the id of a case')
    .argument('<implementation>', IMPLEMENTATION)
    .option('--calls <n>', 'the most calls to make, beside the few that reproduce the failure', wholeNumber, 400)
    .option('--json', 'as JSON');
  withScenario(command).addHelpText('after', HELP);
}

const HELP = `
Examples:
  $ interpolate-conformance shrink models/hrnet-v2-last-stage ./mine.mjs
  $ interpolate-conformance shrink models/hrnet-v2-last-stage ./mine.mjs --json > small.json

It prints the call for PyTorch, the call of the adapter, and the text of an issue without private data. A failure that
needs earlier calls is shrunk to a short series of calls; an intermittent one is reported as such.
Exit codes: 0 the case is shrunk, or there is nothing to shrink; 2 it cannot be run.`;
